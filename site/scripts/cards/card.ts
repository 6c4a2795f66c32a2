import type { ScriptTexts } from "../../../languages/table.ts";
import type { CardContent } from "./content.ts";

const NAME = "link-card-name";
const MOST = 400;
const GAP = 4;
const EDGE = 8;

/**
 * The one card of a page. For who hovers or focuses it describes the link; for who taps it is a small window that
 * holds the link itself.
 */
export class Card {
  readonly element = document.createElement("div");
  /** The link it speaks of, while it is shown. */
  link: HTMLAnchorElement | undefined;
  #texts: ScriptTexts["cards"];

  constructor(main: HTMLElement, texts: ScriptTexts["cards"]) {
    this.#texts = texts;
    this.element.className = "card";
    this.element.id = "link-card";
    this.element.hidden = true;
    main.append(this.element);
  }

  get isWindow(): boolean {
    return this.element.getAttribute("role") === "dialog";
  }

  show(link: HTMLAnchorElement, content: CardContent, asWindow: boolean): void {
    this.close();
    this.element.replaceChildren(...this.#parts(content), ...(asWindow ? [opener(link, content)] : []));
    this.element.setAttribute("role", asWindow ? "dialog" : "tooltip");
    if (asWindow) this.element.setAttribute("aria-labelledby", NAME);
    else link.setAttribute("aria-describedby", this.element.id);
    this.link = link;
    this.element.hidden = false;
    this.#place(link);
    if (asWindow) this.element.querySelector("a")?.focus({ preventScroll: true });
  }

  close(): void {
    this.element.hidden = true;
    this.element.removeAttribute("aria-labelledby");
    this.link?.removeAttribute("aria-describedby");
    this.link = undefined;
  }

  #parts({ name, language, note, status, isThen, meanings }: CardContent): HTMLElement[] {
    const word = this.#texts.statuses[status ?? ""] ?? "";
    const said = isThen ? this.#texts.statusThen(word, document.documentElement.dataset["date"] ?? "") : word;
    const tag = status === undefined ? "" : made("span", [said], { className: `status status-${status}` });
    const meant = meanings.map(({ text, from }) => {
      const source = from === undefined ? "" : made("span", [` (${this.#texts.from} ${from})`], { className: "soft" });
      return made("p", [made("span", [text.length > MOST ? `${text.slice(0, MOST)}…` : text], { lang: language }), source]);
    });
    const title = made("b", [name], { id: NAME, lang: language });
    return [made("p", [title, " ", made("span", [note], { className: "soft" }), " ", tag]), ...meant];
  }

  /** Under the link, or over it where there is no room, within the window. Positions are set by the object model, which the policy allows. */
  #place(link: HTMLElement): void {
    const around = (this.element.offsetParent ?? document.body).getBoundingClientRect();
    const lines = [...link.getClientRects()];
    const [first = link.getBoundingClientRect()] = lines;
    const last = lines.at(-1) ?? first;
    const { offsetWidth, offsetHeight } = this.element;
    const isOver = last.bottom + GAP + offsetHeight > innerHeight && first.top - GAP - offsetHeight >= 0;
    const at = isOver ? first : last;
    const left = Math.max(EDGE, Math.min(at.left, document.documentElement.clientWidth - offsetWidth - EDGE));
    this.element.style.left = `${left - around.left}px`;
    this.element.style.top = `${(isOver ? at.top - GAP - offsetHeight : at.bottom + GAP) - around.top}px`;
  }
}

function opener(link: HTMLAnchorElement, { open }: CardContent): HTMLElement {
  const way = document.createElement("a");
  way.href = link.href;
  way.textContent = open;
  return made("p", [way], { className: "card-open" });
}

/** An element of texts and elements: what a document says is only ever text. */
function made(
  tag: string,
  parts: readonly (string | Node)[],
  properties: { id?: string; className?: string; lang?: string } = {},
): HTMLElement {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...parts);
  return element;
}
