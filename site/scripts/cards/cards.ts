import { scriptTexts } from "../../../languages/script-texts.ts";
import { Card } from "./card.ts";
import { contentOf } from "./content.ts";

const DELAY = 250;
const LINKS = "a.code, a.term";
/** Where links stand in text: a tap in a list opens what it names, since the list says the rest. */
const TEXTS = "[data-sheet], [data-guide]";

/**
 * A card beside a linked code or term, on hover, focus and tap. It stays while the pointer is on it or on the link;
 * Escape, leaving and a tap elsewhere close it (WCAG 1.4.13).
 */
export function offerCards(page: HTMLElement): void {
  const main = document.querySelector<HTMLElement>("main");
  if (!main) return;
  const texts = scriptTexts(page.lang).cards;
  const card = new Card(main, texts);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: HTMLAnchorElement | undefined;
  /** The link whose card is about to be opened. */
  let due: HTMLAnchorElement | undefined;
  let byTouch = false;

  const close = () => {
    clearTimeout(timer);
    asked = undefined;
    due = undefined;
    card.close();
  };
  const open = async (link: HTMLAnchorElement, asWindow: boolean) => {
    asked = link;
    due = undefined;
    const content = await contentOf(link, page, texts);
    if (asked !== link) return;
    if (content && (asWindow || link.matches(":hover, :focus"))) card.show(link, content, asWindow);
    // Where nothing is known of it a tap is what it always was.
    else if (asWindow) location.assign(link.href);
  };
  const ask = (target: Element) => {
    const link = target.closest<HTMLAnchorElement>(LINKS);
    // A page that scrolls to what has the focus moves under a pointer that rests: that is nobody pointing elsewhere.
    if (!link && document.activeElement === (due ?? card.link)) return;
    clearTimeout(timer);
    due = undefined;
    if (card.element.contains(target)) return;
    if (!link) timer = setTimeout(close, DELAY);
    else if (link !== card.link) {
      due = link;
      timer = setTimeout(() => void open(link, false), DELAY);
    }
  };

  main.addEventListener("pointerover", (event) => event.pointerType !== "touch" && ask(event.target as Element));
  main.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && !card.isWindow && close());
  main.addEventListener("focusin", (event) => !byTouch && ask(event.target as Element));
  main.addEventListener("focusout", ({ relatedTarget: to }) => {
    const isKept = card.element.contains(to as Node | null) || card.element.matches(":hover") || (to !== null && to === card.link);
    if (!isKept) close();
  });
  main.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(LINKS);
    if (!byTouch || !link?.closest(TEXTS) || (card.isWindow && link === card.link)) return;
    event.preventDefault();
    void open(link, true);
  });
  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    byTouch = pointerType === "touch";
    const isInside = card.element.contains(target as Node) || (card.link !== undefined && (target as Element).closest("a") === card.link);
    if (byTouch && !isInside) close();
  });
  document.addEventListener("keydown", ({ key }) => {
    byTouch = false;
    if (key !== "Escape") return;
    const { link } = card;
    const wasInside = card.element.contains(document.activeElement);
    close();
    if (!wasInside) return;
    byTouch = true; // The focus goes back to the link without its card coming back.
    link?.focus({ preventScroll: true });
    byTouch = false;
  });
}
