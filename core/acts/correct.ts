import { isSameRevision } from "../document/codes/revision-order.ts";
import type { Document } from "../document/document.ts";
import { type ReadingContext, readDocument } from "../document/read-document.ts";
import type { IssuedRevision } from "../library/library.ts";
import { sha256Of } from "../sha256.ts";
import { UsageError } from "../usage-error.ts";
import { appendEvents, type EventLog, type Happening } from "./write/append-event.ts";
import { oneLine } from "./write/one-line.ts";
import { fileOf, overwrite, type Plan } from "./write/plan.ts";

/** A transcription to be corrected after its paper original. */
export interface Correction {
  revision: IssuedRevision;
  /** Its text as it is in the library. */
  document: Document;
  /** What it was before, where it was edited in place; undefined: `document` is the former state. */
  former: string | undefined;
  /** The corrected text; undefined: `document` is it already. */
  corrected: string | undefined;
  reason: string;
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

/** Corrects a transcription, with the event that says from what to what and why. */
export function planCorrection(log: EventLog, happening: Happening, correction: Correction, reading: ReadingContext): Plan {
  const { revision, reason } = correction;
  const file = fileOf(correction.document);
  const { code } = log.controlled;
  const before = correction.former ?? file.text;
  const after = correction.corrected ?? file.text;
  const [from, to] = [digestOf(before), digestOf(after)];
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
  requireSameDocument(correction, reading);
  requireChain(log, revision, from);
  const operations = correction.corrected === undefined ? [] : [overwrite(file, after)];
  const { date, by } = happening;
  const event = { event: "corrected" as const, date, by, revision: revision.revision, from, to, reason: oneLine(reason) };
  const appended = appendEvents(log, happening, [event]);
  return {
    operations: [...operations, appended.operation],
    events: appended.events,
    summary: [
      {
        en: `The transcription ${code} revision ${revision.revision} is corrected: ${oneLine(reason)}.`,
        id: `Transkripsi ${code} revisi ${revision.revision} dibetulkan: ${oneLine(reason)}.`,
      },
    ],
    next: [],
    edited: correction.corrected === undefined ? [file.path] : [],
    message: `${code}: correct the transcription of revision ${revision.revision}: ${oneLine(reason)}`,
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

function digestOf(text: string): string {
  return sha256Of(text.replaceAll("\r\n", "\n"));
}
