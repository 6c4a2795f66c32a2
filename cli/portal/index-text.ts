import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { escapeMarkup } from "../../core/document/words/escape.ts";
import { sha256Hex } from "../../core/sha256.ts";
import { UsageError } from "../../core/usage-error.ts";
import { readAhead } from "../files/read-ahead.ts";
import { whyNot } from "./page-maker.ts";
import type { Passage, PassagePlace, TextEntry } from "./passage.ts";

/** Records in work at once; the indexer takes them in the order in which they are given. */
const RECORDS_AT_ONCE = 16;

/** The parts of a full text index, by the folder below the index's own in which each lies (cli/portal/units.ts). */
export interface TextParts {
  /** All that the index has. */
  all: readonly string[];
  /** Those of them that are made. */
  made: readonly string[];
  /** The file of passages that each is made of. */
  passagesOf: (part: string) => string;
}

/**
 * Makes parts of the full text index, one after the other, in a folder that is not there yet: a record a revision, since each record is a
 * file. All documents are stemmed in the library's language: readers ask in it whichever language the pages around are in.
 */
export async function indexText({ all, made, passagesOf }: TextParts, folder: string, language: string): Promise<void> {
  const { loadPagefind } = await import("sop-control-portal");
  const pagefind = await loadPagefind();
  try {
    await whileRunning("pagefind", async () => {
      for (const part of made) await indexPart(pagefind, { passages: passagesOf(part), folder: join(folder, part), language, part });
    });
  } finally {
    await pagefind.close();
  }
  if (all.length > 1 && made.includes("")) await nameParts(folder, all);
}

async function indexPart(
  pagefind: typeof import("pagefind"),
  { passages, folder, language, part }: { passages: string; folder: string; language: string; part: string },
): Promise<void> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: language }).catch((error: Error) => {
    throw /^Failed to install/.test(error.message) ? noProgram() : error;
  });
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
  // Written by us: on a disk that is full the indexer itself dies, and says so to nobody who waits for it.
  const { files, errors: unmade } = await index.getFiles();
  if (unmade.length > 0) throw new Error(`the search index could not be made: ${unmade.join("; ")}`);
  const unused = part === "" ? UNUSED : UNUSED_IN_PARTS;
  for (const { path, content } of files.filter((file) => !unused.test(file.path))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await index.deleteIndex();
}

/** The indexer is a program, in a package for each system. */
function noProgram(): UsageError {
  const system = `${process.platform} ${process.arch}`;
  return new UsageError(
    {
      en: `The program that makes the full text search, pagefind, is not installed for this system (${system}).`,
      id: `Program pembuat pencarian teks, pagefind, tidak terpasang untuk sistem ini (${system}).`,
    },
    {
      en: "What lies in node_modules was installed on another system, or without optional packages: delete that folder and type npm install.",
      id: "Isi node_modules dipasang di sistem lain, atau tanpa paket opsional: hapus folder itu, lalu ketik npm install.",
    },
  );
}

/** Where the other parts are stands in the file that a browser reads first of an index, which no host or browser keeps. */
async function nameParts(folder: string, all: readonly string[]): Promise<void> {
  const entry = join(folder, "pagefind-entry.json");
  const parts = all.filter((part) => part !== "").sort((one, other) => Number(one) - Number(other));
  await writeFile(entry, JSON.stringify({ ...(JSON.parse(await readFile(entry, "utf8")) as TextEntry), parts } satisfies TextEntry));
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

/** The indexer's own interface. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)/;
/** One part's code asks all of them. */
const UNUSED_IN_PARTS = new RegExp(`${UNUSED.source}|^pagefind(?:-worker)?\\.js$|^wasm\\.`);

/**
 * Waits for work that a process does which is started meanwhile, and no longer where that ends: it answers nobody then, and its package waits on.
 * @param program what the process's program is called
 */
async function whileRunning<Made>(program: string, work: () => Promise<Made>): Promise<Made> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const hear = (message: unknown) => {
    const { process: child } = message as { process: ChildProcess };
    child.once("exit", (status, signal) => {
      if (basename(child.spawnfile ?? "").startsWith(program)) reject(whyNot(status, signal, ""));
    });
  };
  subscribe("child_process", hear);
  try {
    return await Promise.race([work(), ended]);
  } finally {
    unsubscribe("child_process", hear);
  }
}
