import { recall, remember } from "./storage.ts";

/** The reader's own settings: appearance, and the language once chosen. */
export function offerSettings(page: HTMLElement): void {
  offerTheme(page);
  keepLanguage(page);
}

function offerTheme(page: HTMLElement): void {
  const choice = document.querySelector<HTMLSelectElement>("[data-theme-choice]");
  if (!choice) return;
  choice.value = recall("theme") ?? "";
  choice.addEventListener("change", () => {
    remember("theme", choice.value || undefined);
    if (choice.value) page.dataset["theme"] = choice.value;
    else delete page.dataset["theme"];
  });
}

/**
 * The language is chosen once: who chose another one and comes from outside is brought to it. Within the portal
 * links keep the language by themselves.
 */
function keepLanguage(page: HTMLElement): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-language]")];
  for (const link of links) {
    link.addEventListener("click", () => {
      remember("language", link.dataset["language"]);
      if (link.dataset["instead"] === undefined) link.href = asHere(link);
    });
  }
  const chosen = recall("language");
  const link = links.find(({ dataset }) => dataset["language"] === chosen && dataset["instead"] === undefined);
  const fromOutside = !document.referrer.startsWith(location.origin) && location.protocol !== "file:";
  if (link && chosen !== page.lang && fromOutside && history.length <= 1) location.replace(asHere(link));
}

/** The same page in another language, at the same place and with the same asked: a guide's state, a day, a filter. */
function asHere(link: HTMLAnchorElement): string {
  const address = new URL(link.href);
  address.search = location.search;
  address.hash = location.hash;
  return address.href;
}
