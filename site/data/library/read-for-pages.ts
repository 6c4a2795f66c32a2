import { checkByKept, type HeldLibrary, type PortalOptions, parseAgain, readHeld } from "../../../cli/portal/door.ts";
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
  /** Says that no pages are made of some texts. */
  letGo: (texts: readonly ShownText[]) => void;
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
  const letGo = (texts: readonly ShownText[]) => {
    for (const { facts } of texts) held.delete(facts.path);
  };
  const withTexts = (read: HeldLibrary, findings: readonly FingerprintedFinding[]): PagesLibrary => ({
    ...read,
    findings,
    documentOf: (facts) => held.get(facts.path) ?? atHand.get(facts.path) ?? hold(parseAgain(read, facts)),
    turnTo: (texts) => {
      if (texts === turnedTo) return;
      letGo(turnedTo);
      turnedTo = texts;
    },
    letGo,
  });
  const told = { note: notePages, onDocument: hold };
  const whole = () => readHeld(library, { date, base: library }, told);
  if (options.prints || options.shard || options.helps || options.docsOnly) return withTexts(await whole(), []);
  const judged = { date, base: library, use: "portal", build: tool, fresh: options.fresh ?? false } as const;
  const checked = await checkByKept(library, { ...judged, ...told });
  return withTexts(checked.held ?? (await whole()), checked.findings);
}
