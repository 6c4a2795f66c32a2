import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { escapeMarkup } from "../../core/document/words/escape.ts";
import { sha256Hex } from "../../core/sha256.ts";
import { readAhead } from "../files/read-ahead.ts";
import type { Passage, PassagePlace } from "./passage.ts";

/** Records in work at once; the indexer takes them in the order in which they are given. */
const RECORDS_AT_ONCE = 16;

/**
 * Makes the full text index of a file of passages, in a folder of its own: a record a revision, since each record is a file. All
 * documents are stemmed in the library's language: readers ask in it whichever language the pages around are in.
 */
export async function indexText(passages: string, folder: string, language: string): Promise<void> {
  const { loadPagefind } = await import("sop-control-portal");
  const pagefind = await loadPagefind();
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: language });
    if (!index) throw new Error(`the search index could not be begun: ${errors.join("; ")}`);
    const add = (lines: readonly string[]) => {
      const record = lines.map((line) => JSON.parse(line) as Passage);
      return index.addHTMLFile({ url: `/${sha256Hex(lines.join("\n")).slice(0, 24)}/`, content: recordPage(record) });
    };
    const lines = (await readFile(passages, "utf8")).split("\n").filter((line) => line !== "");
    const records = Map.groupBy(lines, (line) => revisionOf(JSON.parse(line) as Passage));
    for await (const added of readAhead([...records.values()], RECORDS_AT_ONCE, add)) {
      if (added.errors.length > 0) throw new Error(`the search index refused a record: ${added.errors.join("; ")}`);
    }
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(`the search index could not be written: ${written.errors.join("; ")}`);
  } finally {
    await pagefind.close();
  }
  await dropUnused(folder);
}

function revisionOf({ code, revision, status }: Passage): string {
  return JSON.stringify([code, revision, status]);
}

/** A revision's passages as the page the indexer reads: the words of each by weight, and what a result shows beside them. */
function recordPage(passages: readonly Passage[]): string {
  const [{ code, document, revision, status, language, current } = {} as Passage] = passages;
  const places = passages.map(({ address, title, place }): PassagePlace => [address, title, place]);
  const facts = { code, document, revision, status, language, places: JSON.stringify(places) };
  const body = passages.map(({ words }, index) => {
    const told = words.filter(([, text]) => text !== "");
    return `<div id="${index}">${told.map(([weight, text]) => `<p data-pagefind-weight="${weight}">${escapeMarkup(text)}</p>`).join("\n")}</div>`;
  });
  const metas = Object.entries(facts).map(([name, value]) => `<span data-pagefind-meta="${name}:${escapeMarkup(value)}"></span>`);
  return `<html><body data-pagefind-body data-pagefind-filter="current:${current ? "yes" : "no"}">${metas.join("")}${body.join("\n")}</body></html>`;
}

/** The indexer's own interface is not used. */
async function dropUnused(folder: string): Promise<void> {
  const names = await readdir(folder);
  await Promise.all(
    names
      .filter((name) => /^pagefind-(?:ui|modular-ui|component-ui|highlight|playground)/.test(name) || name === "playground")
      .map((name) => rm(join(folder, name), { recursive: true })),
  );
}
