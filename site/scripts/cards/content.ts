import type { ScriptTexts } from "../../../languages/table.ts";
import type { JumpDocument, JumpIndex } from "../../data/search/jump-index.ts";
import { isReached } from "../page/reached.ts";

/** What a card says of what a link leads to. */
export interface CardContent {
  /** A title or a term, and the language it is in. */
  name: string;
  language: string;
  note: string;
  status?: string;
  /** True where the record has made something else of it since the portal was made. */
  isThen?: boolean;
  meanings: { text: string; from: string | undefined }[];
  /** The words of the link the card holds where there is no pointer to hover with. */
  open: string;
}

/** What is known of a linked code, step or term; undefined where nothing is. A term is explained by the page itself. */
export async function contentOf(link: HTMLAnchorElement, page: HTMLElement, texts: ScriptTexts["cards"]): Promise<CardContent | undefined> {
  if (link.matches(".term")) return termContent(link, texts);
  return stepContent(link, texts) ?? codeContent(link, page, texts);
}

/** The row of the document's definitions, or what the page keeps of other places beside its text. */
function termContent(link: HTMLAnchorElement, texts: ScriptTexts["cards"]): CardContent | undefined {
  const place = new URL(link.href);
  const anchor = decodeURIComponent(place.hash.slice(1));
  const kept = document.querySelector<HTMLTemplateElement>("template[data-terms]")?.content;
  const key = `${/\/registers\/terms\//.test(place.pathname) ? "glossary" : "document"} ${anchor}`;
  const row = isHere(link) ? document.getElementById(anchor) : kept?.querySelector<HTMLElement>(`[data-for="${CSS.escape(key)}"]`);
  const meanings = [...(row?.querySelectorAll<HTMLElement>("[data-meaning]") ?? [])];
  if (!row || meanings.length === 0) return undefined;
  return {
    name: row.querySelector("[data-term]")?.textContent ?? "",
    language: row.closest<HTMLElement>("[lang]")?.lang ?? "",
    note: texts.kinds[row.dataset["kind"] ?? ""] ?? "",
    meanings: meanings.map(({ textContent, dataset }) => ({ text: textContent ?? "", from: dataset["from"] })),
    open: texts.openTerm,
  };
}

/** A step of the page itself. */
function stepContent(link: HTMLAnchorElement, texts: ScriptTexts["cards"]): CardContent | undefined {
  const row = isHere(link) ? document.getElementById(link.hash.slice(1)) : null;
  const title = row?.querySelector(".step-title")?.textContent;
  if (!row || !title) return undefined;
  const note = row.querySelector(".step-actor")?.textContent ?? "";
  return { name: title, language: row.closest<HTMLElement>("[lang]")?.lang ?? "", note, meanings: [], open: texts.openStep };
}

let index: Promise<ReadonlyMap<string, JumpDocument>> | undefined;

/** By the folder it leads to: a code may be written short (“W-18 s/d W-21”) or with a step. */
async function codeContent(link: HTMLAnchorElement, page: HTMLElement, texts: ScriptTexts["cards"]): Promise<CardContent | undefined> {
  const top = new URL(page.dataset["up"] ?? "./", location.href).pathname;
  const folder = new URL(link.href).pathname.slice(top.length).split("/")[0];
  const found = (await loadIndex(page)).get(`${folder}/`);
  if (!found) return undefined;
  const { title, language, revision, status, turns } = found;
  return {
    name: title,
    language,
    note: revision === "" ? "" : `${texts.revision} ${revision}`,
    status,
    isThen: isReached(page, turns),
    meanings: [],
    open: texts.openDocument,
  };
}

/** The search's own index; a folder on disk can't be asked. */
function loadIndex(page: HTMLElement): Promise<ReadonlyMap<string, JumpDocument>> {
  if (location.protocol === "file:") return Promise.resolve(new Map());
  index ??= fetch(`${page.dataset["root"] ?? "./"}search/jump.json`)
    .then((response) => response.json() as Promise<JumpIndex>)
    .then(({ documents }) => new Map(documents.map((document) => [document.address, document])))
    .catch(() => new Map());
  return index;
}

function isHere(link: HTMLAnchorElement): boolean {
  return link.getAttribute("href")?.startsWith("#") ?? false;
}
