import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../../schemas/local-text.ts";
import { followLines } from "./follow-lines.ts";
import { indexText } from "./index-text.ts";
import { digestFiles, keepFiles, moveFolder } from "./portal-files.ts";
import type { Answer, PortalNote, PortalPlanned } from "./portal-notes.ts";
import type { PortalOptions } from "./portal-options.ts";
import { SEARCH_PART } from "./portal-parts.ts";
import type { PortalRecord, RecordedFiles } from "./portal-record.ts";
import { runAstro } from "./run-astro.ts";

/** What pages are made from, and what they are made beside. */
export interface PageOrder {
  options: Omit<PortalOptions, "notes" | "records" | "previous" | "prints">;
  /** The language searched in. */
  language: Language;
  /** What of the portal before can be kept, and where that portal is. */
  previous: { record: PortalRecord; folder: string } | undefined;
  /** Called as pages of documents are made. */
  onProgress: ((pages: { done: number; all: number }) => void) | undefined;
}

/** What is known once the pages are there. */
export interface MadePages {
  planned: PortalPlanned;
  /** What the pages of each part that was made were told of other documents, by part and question. */
  answers: ReadonlyMap<string, Record<string, Answer>>;
  /** Every file of the portal, with its SHA-256. */
  files: RecordedFiles;
}

/** Makes a portal in the folder `work`/portal: what is new by Astro, the rest kept. The full text index is made meanwhile. */
export async function makePages(order: PageOrder, work: string): Promise<MadePages> {
  const { options, previous } = order;
  const notes = join(work, "notes.jsonl");
  const records = join(work, "records.jsonl");
  const known = join(work, "previous.json");
  if (previous) await writeFile(known, JSON.stringify(previous.record));
  const heard: Heard = { planned: undefined, answers: new Map(), done: 0, search: undefined };
  const hear = (line: string) => {
    const note = JSON.parse(line) as PortalNote;
    takeNote(note, heard, order);
    const isNew = "planned" in note && !note.planned.kept.includes(SEARCH_PART);
    if (isNew) heard.search = begin(indexText(records, join(work, "search"), order.language));
  };
  const portal = join(work, "portal");
  try {
    await followLines(notes, runAstro({ ...options, notes, records, ...(previous && { previous: known }) }, portal), hear);
  } finally {
    await Promise.allSettled([heard.search]);
  }
  const { planned, answers, search } = heard;
  if (!planned) throw new Error("the portal was built without a plan");
  await search;
  if (search) await moveFolder(join(work, "search"), join(portal, "pagefind"));
  const files = await digestFiles(portal);
  const kept: Record<string, string> = {};
  for (const part of planned.kept) Object.assign(kept, previous?.record.parts[part]?.files);
  if (previous) await keepFiles(previous.folder, portal, Object.keys(kept));
  return { planned, answers, files: { ...files, ...kept } };
}

/** What the pages' process has said so far. */
interface Heard {
  planned: PortalPlanned | undefined;
  answers: Map<string, Record<string, Answer>>;
  done: number;
  /** The full text index being made; undefined where it is kept. */
  search: Promise<void> | undefined;
}

function takeNote(note: PortalNote, heard: Heard, { onProgress }: PageOrder): void {
  if ("planned" in note) heard.planned = note.planned;
  if ("page" in note) onProgress?.({ done: ++heard.done, all: heard.planned?.pages ?? 0 });
  if (!("asked" in note)) return;
  const { part, question, answer } = note.asked;
  heard.answers.set(part, { ...heard.answers.get(part), [question]: answer });
}

/** A promise that is awaited later; until then its failure is not an unhandled one. */
function begin<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
