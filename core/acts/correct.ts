import type { IsoDate } from "../../schemas/iso-date.ts";
import { isSameRevision } from "../document/codes/revision-order.ts";
import type { Document } from "../document/document.ts";
import { type ReadingContext, readDocument } from "../document/read-document.ts";
import type { Finding } from "../finding.ts";
import type { DocumentFacts } from "../library/facts.ts";
import { indexLibrary } from "../library/index-library.ts";
import type { FolderFacts, IssuedRevision, LibraryControl } from "../library/library.ts";
import { factsOf } from "../library/make-facts.ts";
import { checkLibrary } from "../rules/engine/check-library.ts";
import { documentRules, libraryRules } from "../rules/index.ts";
import { checkDocument } from "../rules/kit/run-rules.ts";
import type { PictureDigests } from "../seal/digest.ts";
import { sha256OfText } from "../sha256.ts";
import { UsageError } from "../usage-error.ts";
import { requireNoErrors } from "./draft/draft-in-work.ts";
import { newErrors } from "./new-errors.ts";
import { appendEvents, type EventLog, type Happening } from "./write/append-event.ts";
import { fileOf, overwrite, type Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/** A transcription to be corrected after its paper original. */
export interface Correction {
  revision: IssuedRevision;
  /** Its text as it is in the library. */
  document: Document;
  /** What it was before, where it was edited in place; undefined: `document` is the former state. */
  former: string | undefined;
  /** The corrected text; undefined: `document` is it already. */
  corrected: string | undefined;
  /** Where the corrected text stands, as shown; undefined: in the library. */
  from: string | undefined;
  reason: string;
}

/** The library in which a transcription is corrected. */
export interface CorrectedIn {
  facts: readonly DocumentFacts[];
  folders: ReadonlyMap<string, FolderFacts>;
  control: LibraryControl;
  reading: ReadingContext;
  /** Files of the document's folder, by path relative to it. */
  beside: ReadonlySet<string>;
  pictures: PictureDigests;
}

/**
 * The transcription a correction is about: the only issued text that may be.
 * @param named its revision; undefined where there is only one
 * @throws UsageError when the document has none, or several and none is named
 */
export function transcriptionOf({ controlled }: Pick<EventLog, "controlled">, named: string | undefined): IssuedRevision {
  const held = controlled.revisions.filter(({ facts }) => facts.transcription !== undefined);
  const found = named === undefined ? held : held.filter(({ revision }) => isSameRevision(revision, named));
  if (found.length === 1 && found[0]) return found[0];
  if (held.length > 0) throw whichOf(controlled.code, held, named);
  throw new UsageError(
    {
      en: `${controlled.code} holds no transcription; an issued text never changes.`,
      id: `${controlled.code} tidak memuat transkripsi; teks terbit tidak pernah berubah.`,
    },
    {
      en: `Correct it in the next revision: sop bump ${controlled.code}.`,
      id: `Perbaiki pada revisi berikutnya: sop bump ${controlled.code}.`,
    },
  );
}

function whichOf(code: string, held: readonly IssuedRevision[], named: string | undefined): UsageError {
  const list = held.map(({ revision }) => revision).join(", ");
  return new UsageError(
    named === undefined
      ? { en: `${code} holds several transcriptions: revisions ${list}.`, id: `${code} memuat beberapa transkripsi: revisi ${list}.` }
      : {
          en: `Revision ${named} of ${code} is no transcription; those are ${list}.`,
          id: `Revisi ${named} dari ${code} bukan transkripsi; transkripsinya: ${list}.`,
        },
    { en: "Say which: --revision NN.", id: "Sebutkan yang mana: --revision NN." },
  );
}

/**
 * Corrects a transcription, with the event that says from what to what and why.
 * @throws UsageError where nothing is corrected, the text is another document's or was changed in between, or rules find errors in it, or in
 * the library with it, that were not there before
 */
export function planCorrection(log: EventLog, happening: Happening, correction: Correction, into: CorrectedIn): Plan {
  const { revision, reason } = correction;
  const file = fileOf(correction.document);
  const { code } = log.controlled;
  const before = correction.former ?? file.text;
  const after = correction.corrected ?? file.text;
  const [from, to] = [sha256OfText(before), sha256OfText(after)];
  if (from === to) {
    throw new UsageError(
      {
        en: `${revision.facts.path} is as it was, so nothing is corrected.`,
        id: `${revision.facts.path} tidak berubah, sehingga tidak ada yang dibetulkan.`,
      },
      {
        en: "Edit it first (in a git repository), or give the corrected text with --file FILE.",
        id: "Sunting dahulu (di repositori git), atau sebutkan teks yang benar dengan --file BERKAS.",
      },
    );
  }
  requireSameDocument(correction, into.reading);
  requireChain(log, revision, from);
  requireNoNewErrors(correction, { before, after, today: happening.today }, into);
  const operations = correction.corrected === undefined ? [] : [overwrite(file, after)];
  const { date, by } = happening;
  const event = { event: "corrected" as const, date, by, revision: revision.revision, from, to, reason: printedLine(reason) };
  const appended = appendEvents(log, happening, [event]);
  return {
    operations: [...operations, appended.operation],
    events: appended.events,
    summary: [
      {
        en: `The transcription ${code} revision ${revision.revision} is corrected: ${printedLine(reason)}.`,
        id: `Transkripsi ${code} revisi ${revision.revision} dibetulkan: ${printedLine(reason)}.`,
      },
    ],
    next: [],
    edited: correction.corrected === undefined ? [file.path] : [],
    message: `${code}: correct the transcription of revision ${revision.revision}: ${printedLine(reason)}`,
  };
}

function requireSameDocument({ revision, document, corrected }: Correction, reading: ReadingContext): void {
  const { folder, fileName, path } = revision.facts;
  const { frontMatter } = corrected === undefined ? document : readDocument({ path, folder, fileName, text: corrected }, reading);
  if (frontMatter.code === revision.facts.code && frontMatter.revision === revision.revision && frontMatter.transcription) return;
  throw new UsageError({
    en: `The corrected text is not a transcription of ${revision.facts.code} revision ${revision.revision} (${fileOf(document).path}).`,
    id: `Teks yang dibetulkan bukan transkripsi ${revision.facts.code} revisi ${revision.revision} (${fileOf(document).path}).`,
  });
}

/** Each correction begins where the one before ended: otherwise the text was changed in between without a word. */
function requireChain({ controlled }: EventLog, { revision }: IssuedRevision, from: string): void {
  const last = controlled.events.findLast((event) => event.event === "corrected" && event.revision === revision);
  if (last?.event !== "corrected" || last.to === from) return;
  throw new UsageError({
    en: `Revision ${revision} of ${controlled.code} is not what its last correction (${last.date}) left.`,
    id: `Revisi ${revision} dari ${controlled.code} tidak sama dengan hasil pembetulan terakhir (${last.date}).`,
  });
}

/** A correction mends: an error that stood in the text before may stay, one that it brings is refused. */
function requireNoNewErrors(
  { revision: { facts, revision }, from }: Correction,
  { before, after, today }: { before: string; after: string; today: IsoDate },
  into: CorrectedIn,
): void {
  const brought = newErrors(foundWith(before, facts, today, into), foundWith(after, facts, today, into));
  const shown = brought.map((finding) => (finding.path === facts.path && from !== undefined ? { ...finding, path: from } : finding));
  requireNoErrors(shown, {
    en: `Revision ${revision} of ${facts.code} can't be corrected like this`,
    id: `Revisi ${revision} dari ${facts.code} tidak dapat dibetulkan seperti ini`,
  });
}

/** What rules find where a transcription reads so. That it is not what was adopted (SOP310) is what the event is for. */
function foundWith(text: string, { path, folder, fileName }: DocumentFacts, today: IsoDate, into: CorrectedIn): Finding[] {
  const { facts, folders, control, reading, beside, pictures } = into;
  const document = readDocument({ path, folder, fileName, text }, reading);
  const all = facts.map((one) => (one.path === path ? factsOf(document, reading) : one));
  const library = indexLibrary(all, folders, reading.settings, today, control);
  const together = checkLibrary(library, libraryRules, reading).findings.filter(({ rule }) => rule !== "SOP310");
  return [...checkDocument(document, documentRules, reading, beside, pictures).findings, ...together];
}
