import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../../schemas/local-text.ts";
import type { Answer, BuildMessage, BuildStart, LibraryNotes } from "./build-messages.ts";
import { indexText } from "./index-text.ts";
import type { FileDigests } from "./inventory-file.ts";
import { makeTogether } from "./make-together.ts";
import type { PageMaker } from "./page-maker.ts";
import type { MadeBefore } from "./parts.ts";
import { passagesFile } from "./passage.ts";
import { digestFiles, keepFiles, moveInto } from "./portal-files.ts";
import type { PortalOptions } from "./portal-options.ts";
import { textsOf, textUnit } from "./units.ts";

/** What pages are made from, and what they are made beside. */
export interface PortalOrder {
  options: Omit<PortalOptions, "passages" | "previous" | "prints">;
  /** The language searched in. */
  language: Language;
  /** What was made before and can be kept. */
  previous: MadeBefore | undefined;
  /** True where what is kept stays where it lies, and only what is new is put into the folder. */
  staysInPlace?: boolean;
  /** How many processes beside the first make documents' pages. */
  helpers?: number;
  /** Called before the first page is made. */
  onNotes: ((notes: LibraryNotes) => void) | undefined;
  /** Called as pages of documents are made. */
  onProgress: ((pages: { done: number; all: number }) => void) | undefined;
  /** Called once every page that is new is made; the others are still being kept, and the full text index made. */
  onNewest?: ((newest: NewestPages) => void) | undefined;
}

/** The pages of a build under way that are made already. */
export interface NewestPages {
  folder: string;
  /** True of a file of the portal before, by its path with forward slashes, that is in the new one, too, or searched in until its index is made. */
  isKept: (path: string) => boolean;
}

/** What is known once the pages are there. */
export interface MadePages {
  started: BuildStart;
  /** What the pages of each unit that was made were told of other documents, by unit and question. */
  answers: ReadonlyMap<string, Record<string, Answer>>;
  /** Every file of the portal, with its SHA-256. */
  files: FileDigests;
  /** Those of them that were made now. */
  fresh: FileDigests;
}

/**
 * Makes a portal in the folder `work`/portal: what is new by the page maker. The rest is kept, and the full text index made, meanwhile.
 */
export async function makePages(maker: Pick<PageMaker, "make">, order: PortalOrder, work: string): Promise<MadePages> {
  const { options, previous } = order;
  // Where it is missing, that is said before the pages are made and not after.
  await import("sop-control-portal");
  const passages = join(work, "passages");
  const index = join(work, "text", "pagefind");
  const known = join(work, "previous.json");
  if (previous) await writeFile(known, JSON.stringify(previous.inventory));
  const heard: Heard = { started: undefined, answers: new Map(), done: 0, search: undefined, kept: undefined };
  const portal = join(work, "portal");
  const hear = (message: BuildMessage) => {
    take(message, heard, order);
    if (!("started" in message)) return;
    const { inputs, kept } = message.started;
    const all = textsOf(Object.keys(inputs));
    const made = all.filter((part) => !kept.includes(textUnit(part)));
    const passagesOf = (part: string) => passagesFile(passages, textUnit(part));
    if (made.length > 0) heard.search = begin(indexText({ all, made, passagesOf }, index, order.language));
    heard.kept = begin(keepUnits(kept, order, portal));
  };
  let made: FileDigests;
  try {
    made = await makeTogether(maker, order.helpers ?? 0, { ...options, passages, ...(previous && { previous: known }) }, portal, hear);
    order.onNewest?.({ folder: portal, isKept: keptFinder(heard.started?.kept ?? [], previous) });
  } finally {
    await Promise.allSettled([heard.search, heard.kept]);
  }
  const { started, answers, search } = heard;
  if (!started) throw new Error("the portal was built without a plan");
  await search;
  const indexed = search ? await digestFiles(join(work, "text"), "pagefind") : {};
  if (search) await moveInto(index, join(portal, "pagefind"));
  const fresh = { ...made, ...indexed };
  return { started, answers, files: { ...fresh, ...(await heard.kept) }, fresh };
}

/** Takes over the files of units that are kept, where they don't stay. @returns them */
async function keepUnits(kept: readonly string[], { previous, staysInPlace }: PortalOrder, portal: string): Promise<FileDigests> {
  if (!previous) return {};
  const all: FileDigests[] = [];
  for (const [folder, units] of Map.groupBy(kept, previous.folderOf)) {
    const files = Object.assign({}, ...units.map((unit) => previous.inventory.units[unit]?.files)) as FileDigests;
    if (!staysInPlace) await keepFiles(folder, portal, Object.keys(files));
    all.push(files);
  }
  return Object.assign({}, ...all) as FileDigests;
}

/** The full text index is that before until the new one is made. */
function keptFinder(kept: readonly string[], previous: MadeBefore | undefined): NewestPages["isKept"] {
  const texts = textsOf(Object.keys(previous?.inventory.units ?? {})).map(textUnit);
  const paths = new Set([...kept, ...texts].flatMap((unit) => Object.keys(previous?.inventory.units[unit]?.files ?? {})));
  return (path) => paths.has(path);
}

/** What the pages' process has said so far. */
interface Heard {
  started: BuildStart | undefined;
  answers: Map<string, Record<string, Answer>>;
  done: number;
  /** Parts of the full text index being made; undefined where all are kept. */
  search: Promise<void> | undefined;
  /** What is kept, being taken over. */
  kept: Promise<FileDigests> | undefined;
}

function take(message: BuildMessage, heard: Heard, { onNotes, onProgress }: PortalOrder): void {
  if ("started" in message) {
    heard.started = message.started;
    onNotes?.(message.started.notes);
  }
  if ("page" in message) onProgress?.({ done: ++heard.done, all: heard.started?.pages ?? 0 });
  if (!("asked" in message)) return;
  const { unit, question, answer } = message.asked;
  heard.answers.set(unit, { ...heard.answers.get(unit), [question]: answer });
}

/** A promise that is awaited later; until then its failure is not an unhandled one. */
function begin<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
