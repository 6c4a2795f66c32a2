import { localesOf } from "../../../languages/day-in-words.ts";
import { scriptTexts } from "../../../languages/script-texts.ts";

/** The print button, and the day of printing in the margin of each printed page. */
export function preparePrint(page: HTMLElement): void {
  const button = document.querySelector<HTMLButtonElement>("[data-print]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  const sheet = document.querySelector<HTMLElement>("[data-sheet]");
  if (!sheet) return;
  const margin = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, margin];
  addEventListener("beforeprint", () => {
    const language = sheet.lang || page.lang;
    // The day in the library's zone, as all its other days.
    const timeZone = page.dataset["zone"];
    const day = new Intl.DateTimeFormat(localesOf(language), { dateStyle: "long", timeZone }).format(new Date());
    margin.replaceSync(
      `@page { @bottom-center { content: "${scriptTexts(language).print.printedOn} ${day}"; width: 30%; text-align: center; vertical-align: top; padding-top: 4mm; } }`,
    );
  });
}
