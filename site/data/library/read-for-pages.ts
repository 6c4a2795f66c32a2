import { checkByKept, type HeldLibrary, heldOf, type PortalOptions, parseAgain, readLibrary } from "../../../cli/portal/door.ts";
import type { Document } from "../../../core/document/document.ts";
import type { FingerprintedFinding } from "../../../core/finding.ts";
import type { DocumentFacts } from "../../../core/library/facts.ts";
import { notePages } from "./page-notes.ts";

/** So many parsed texts are held until the pages of their document are made: all of most libraries. */
const MOST_HELD = 3000;
/** Of a larger library the others are held while the pages of one document are made, so that memory stays flat. */
const MOST_AT_HAND = 50;

/** A library as pages need it. */
export interface PagesLibrary extends HeldLibrary {
  /** What a check of it finds, in the order it is told; nothing where single pages are made. */
  findings: readonly FingerprintedFinding[];
  /** A text, parsed where it is not at hand. */
  documentOf: (facts: DocumentFacts) => Document;
  /** Says of which texts pages are made now, one after the other: those that were named before them are let go. */
  turnTo: (texts: readonly ShownText[]) => void;
}

/** A revision, by what is known of its text. */
interface ShownText {
  facts: DocumentFacts;
}

/**
 * Reads the library a portal is made of. Where the whole portal is, by what the check of an earlier build kept: only what changed
 * since is read and judged, and no text is read twice. Paths begin at the library, wherever it lies.
 */
export async function readForPages(options: PortalOptions): Promise<PagesLibrary> {
  const { library, date, tool } = options;
  const held = new Map<string, Document>();
  const atHand = new Map<string, Document>();
  let turnedTo: readonly ShownText[] = [];
  const hold = (document: Document): Document => {
    if (held.size < MOST_HELD) held.set(document.path, document);
    else atHand.set(document.path, document);
    const [oldest] = atHand.keys();
    if (oldest !== undefined && atHand.size > MOST_AT_HAND) atHand.delete(oldest);
    return document;
  };
  const withTexts = (read: HeldLibrary, findings: readonly FingerprintedFinding[]): PagesLibrary => ({
    ...read,
    findings,
    documentOf: (facts) => held.get(facts.path) ?? atHand.get(facts.path) ?? hold(parseAgain(read, facts)),
    turnTo: (texts) => {
      if (texts === turnedTo) return;
      for (const { facts } of turnedTo) held.delete(facts.path);
      turnedTo = texts;
    },
  });
  if (options.prints || options.shard || options.helps || options.docsOnly) return withTexts(await readWhole(options, held), []);
  const judged = { date, base: library, use: "portal", build: tool, fresh: options.fresh ?? false } as const;
  const checked = await checkByKept(library, { ...judged, note: notePages, onDocument: hold });
  return withTexts(checked.held ?? (await readWhole(options, held)), checked.findings);
}

async function readWhole({ library, date }: PortalOptions, texts: Map<string, Document>): Promise<HeldLibrary> {
  const read = await readLibrary(library, { date, base: library });
  for (const [path, document] of read.documents) texts.set(path, document);
  return heldOf(read, notePages);
}
