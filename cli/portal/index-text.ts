import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { escapeMarkup } from "../../core/document/words/escape.ts";
import { sha256Hex } from "../../core/sha256.ts";
import { readAhead } from "../files/read-ahead.ts";
import type { Passage } from "./passage.ts";

/** Passages in work at once; the indexer takes them in the order in which they are given. */
const PASSAGES_AT_ONCE = 64;

/**
 * Makes the full text index of a file of passages, in a folder of its own. All documents are stemmed in the library's
 * language: readers ask in it whichever language the pages around are in.
 */
export async function indexText(passages: string, folder: string, language: string): Promise<void> {
  const { loadPagefind } = await import("sop-control-portal");
  const pagefind = await loadPagefind();
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: language });
    if (!index) throw new Error(`the search index could not be begun: ${errors.join("; ")}`);
    const add = (line: string) =>
      index.addHTMLFile({ url: `/${sha256Hex(line).slice(0, 24)}/`, content: passagePage(JSON.parse(line) as Passage) });
    const lines = (await readFile(passages, "utf8")).split("\n").filter((line) => line !== "");
    for await (const added of readAhead(lines, PASSAGES_AT_ONCE, add)) {
      if (added.errors.length > 0) throw new Error(`the search index refused a record: ${added.errors.join("; ")}`);
    }
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(`the search index could not be written: ${written.errors.join("; ")}`);
  } finally {
    await pagefind.close();
  }
  await dropUnused(folder);
}

/** A passage as the page the indexer reads: its words by weight, what a result shows beside them. */
function passagePage(passage: Passage): string {
  const { address, title, place, code, document, revision, status, language, current, words } = passage;
  const facts = { address, title, place, code, document, revision, status, language };
  const body = words
    .filter(([, text]) => text !== "")
    .map(([weight, text]) => `<p data-pagefind-weight="${weight}">${escapeMarkup(text)}</p>`);
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
