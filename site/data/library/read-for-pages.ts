import { checkByKept, type HeldLibrary, heldOf, type PortalOptions, parseAgain, readLibrary } from "../../../cli/portal/door.ts";
import type { Document } from "../../../core/document/document.ts";
import type { FingerprintedFinding } from "../../../core/finding.ts";
import type { DocumentFacts } from "../../../core/library/facts.ts";
import { notePages } from "./page-notes.ts";

/** So many parsed texts are held: all of most libraries, and of a large one few enough that memory stays flat. */
const MOST_PARSED = 1500;

/** A library as pages need it. */
export interface PagesLibrary extends HeldLibrary {
  /** What a check of it finds, in the order it is told; nothing where single pages are made. */
  findings: readonly FingerprintedFinding[];
  /** A text, parsed where it is not at hand. */
  documentOf: (facts: DocumentFacts) => Document;
}

/**
 * Reads the library a portal is made of. Where the whole portal is, by what the check of an earlier build kept: only what changed
 * since is read and judged, and no text is read twice. Paths begin at the library, wherever it lies.
 */
export async function readForPages(options: PortalOptions): Promise<PagesLibrary> {
  const { library, date, tool } = options;
  const parsed = new Map<string, Document>();
  const hold = (document: Document): Document => {
    parsed.set(document.path, document);
    for (const oldest of parsed.keys()) {
      if (parsed.size <= MOST_PARSED) break;
      parsed.delete(oldest);
    }
    return document;
  };
  const withTexts = (held: HeldLibrary, findings: readonly FingerprintedFinding[]): PagesLibrary => ({
    ...held,
    findings,
    documentOf: (facts) => parsed.get(facts.path) ?? hold(parseAgain(held, facts)),
  });
  if (options.prints || options.shard || options.docsOnly) return withTexts(await readWhole(options, hold), []);
  const judged = { date, base: library, use: "portal", build: tool, fresh: options.fresh ?? false } as const;
  const { held, findings } = await checkByKept(library, { ...judged, note: notePages, onDocument: hold });
  return withTexts(held ?? (await readWhole(options, hold)), findings);
}

async function readWhole({ library, date }: PortalOptions, hold: (document: Document) => unknown): Promise<HeldLibrary> {
  const read = await readLibrary(library, { date, base: library });
  for (const document of read.documents.values()) hold(document);
  return heldOf(read, notePages);
}
