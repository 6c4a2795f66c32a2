import type { ScriptTexts } from "../../../languages/table.ts";
import type { Jump } from "./jump-result.ts";
import type { Found } from "./passages-in.ts";
import type { Visit } from "./visits.ts";

/** One line of the results. */
export interface Line {
  title: string;
  address: string;
  note: string;
  excerpt?: string;
  language?: string | undefined;
  status?: string | undefined;
}

/** A heading and its lines as elements; nothing where there are no lines. */
export function group(heading: string, lines: readonly Line[], up: string, texts: ScriptTexts["search"]): HTMLElement[] {
  if (lines.length === 0) return [];
  const head = document.createElement("h2");
  head.textContent = heading;
  const list = document.createElement("ol");
  list.append(...lines.map((line) => itemOf(line, up, texts)));
  return [head, list];
}

export function jumpLine(jump: Jump, texts: ScriptTexts["search"]): Line {
  const { title, address, note, language, status } = jump;
  return { title, address, note: [texts.kinds[jump.kind], note].filter(Boolean).join(" · "), language, status };
}

export function foundLine(
  { title, address, place, document, code, revision, excerpt, language, status }: Found,
  texts: ScriptTexts["search"],
): Line {
  const source = `${code} ${texts.revision(revision)}`;
  return { title, address, note: place === code ? source : `${source} · ${place} · ${document}`, excerpt, language, status };
}

/** @param status how what it leads to stands today, where that is not in force */
export function visitLine({ address, title }: Visit, status: string | undefined): Line {
  return { title, address, note: "", status };
}

function itemOf({ title, address, note, excerpt, language, status }: Line, up: string, texts: ScriptTexts["search"]): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${up}${address}`;
  const name = document.createElement("b");
  name.textContent = title;
  if (language !== undefined) name.lang = language;
  const small = document.createElement("span");
  small.className = "search-note";
  small.textContent = note;
  link.append(name, ...statusOf(status, texts.statuses), small);
  if (excerpt !== undefined) link.append(excerptOf(excerpt, language));
  item.append(link);
  return item;
}

/** What is in force needs no word. */
export function statusOf(status: string | undefined, words: ScriptTexts["search"]["statuses"]): HTMLElement[] {
  const word = status === undefined ? undefined : words[status];
  if (word === undefined) return [];
  const element = document.createElement("span");
  element.className = `status status-${status}`;
  element.textContent = word;
  return [element];
}

/** The excerpt's marks become elements; everything else in it is text. */
function excerptOf(excerpt: string, language: string | undefined): HTMLElement {
  const element = document.createElement("span");
  element.className = "search-excerpt";
  if (language !== undefined) element.lang = language;
  for (const [index, part] of excerpt.split(/<\/?mark>/).entries()) {
    const text = decode(part);
    if (index % 2 === 0) element.append(text);
    else {
      const mark = document.createElement("mark");
      mark.textContent = text;
      element.append(mark);
    }
  }
  return element;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (whole, name: string) => entities[name] ?? whole);
}
