import type { JumpDocument, JumpIndex } from "../data/jump-index.ts";
import { cardTexts } from "../texts/card-texts.ts";

const DELAY = 250;
let index: Promise<ReadonlyMap<string, JumpDocument>> | undefined;

/** A card beside a linked code: title, revision, status. On hover and focus; Escape and leaving close it (WCAG 1.4.13). */
export function offerCards(page: HTMLElement): void {
  const main = document.querySelector<HTMLElement>("main");
  if (!main || location.protocol === "file:") return;
  const card = document.createElement("div");
  card.className = "card";
  card.id = "code-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  main.append(card);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLElement | undefined;
  const close = () => {
    clearTimeout(timer);
    card.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = undefined;
  };
  const open = async (link: HTMLAnchorElement) => {
    const document = (await loadIndex(page)).get(link.textContent?.replace(/_R\d+$/, "").trim() ?? "");
    if (!document || !(link.matches(":hover") || link.matches(":focus"))) return;
    close();
    fill(card, document, page.lang);
    card.hidden = false;
    place(card, link);
    shown = link;
    link.setAttribute("aria-describedby", card.id);
  };
  const ask = (event: Event) => {
    const target = event.target as HTMLElement;
    if (card.contains(target)) return clearTimeout(timer);
    const link = target.closest<HTMLAnchorElement>("a.code");
    clearTimeout(timer);
    timer = link ? setTimeout(() => void open(link), DELAY) : setTimeout(close, DELAY);
  };
  main.addEventListener("pointerover", ask);
  main.addEventListener("focusin", ask);
  main.addEventListener("focusout", close);
  main.addEventListener("pointerleave", close);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
}

function loadIndex(page: HTMLElement): Promise<ReadonlyMap<string, JumpDocument>> {
  index ??= fetch(`${page.dataset["root"] ?? "./"}search/jump.json`)
    .then((response) => response.json() as Promise<JumpIndex>)
    .then(({ documents }) => new Map(documents.map((document) => [document.code, document])))
    .catch(() => new Map());
  return index;
}

function fill(card: HTMLElement, { title, revision, status, language }: JumpDocument, pageLanguage: string): void {
  const texts = cardTexts[pageLanguage === "en" ? "en" : "id"];
  const name = document.createElement("b");
  name.lang = language;
  name.textContent = title;
  const tag = document.createElement("span");
  tag.className = `status status-${status}`;
  tag.textContent = texts.statuses[status] ?? "";
  card.replaceChildren(name, ` ${texts.revision} ${revision} `, tag);
}

/** Under the link, within the window. Positions are set by the object model, which the policy allows. */
function place(card: HTMLElement, link: HTMLElement): void {
  const around = (card.offsetParent ?? document.body).getBoundingClientRect();
  const at = link.getBoundingClientRect();
  const left = Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8);
  card.style.left = `${Math.max(8, left) - around.left}px`;
  card.style.top = `${at.bottom + 4 - around.top}px`;
}
