import type { LocalText } from "../../schemas/local-text.ts";
import type { Reason } from "../control/reason.ts";
import { reasonText } from "../control/reason-text.ts";
import { UsageError } from "../usage-error.ts";
import type { StandingRevision } from "./choose-revision.ts";
import { isSameCopy } from "./copy-number.ts";
import type { ControlledDocument, Library } from "./library.ts";
import { type CopyState, copiesOf } from "./registers/copies.ts";
import { requireReadEvents } from "./unread-events.ts";

/** A numbered controlled copy that may be printed: it was handed out, is not back, and its revision is to be used. */
export interface ControlledCopy {
  number: string;
  location: string;
}

/**
 * Looks a numbered copy of a revision up, to print it.
 * @throws UsageError when it was never handed out, came back, is of another revision, or must be recalled; it says what comes first
 */
export function controlledCopy(
  controlled: ControlledDocument,
  { revision, status }: StandingRevision,
  number: string,
  { date }: Pick<Library, "date">,
): ControlledCopy {
  const { code } = controlled;
  const named = copiesOf(controlled, { date }).filter(({ copy }) => typeof copy === "string" && isSameCopy(copy, number));
  const exact = named.filter(({ copy }) => copy === number);
  const all = exact.length > 0 ? exact : named;
  const ofRevision = all.filter((copy) => copy.revision === revision);
  if (status.status === "draft") throw draftHasNone(code);
  requireReadEvents(controlled);
  if (status.status === "doubtful") throw isDoubtful(code, revision, status.reasons);
  const out = ofRevision.findLast(({ recalled }) => recalled === undefined);
  if (status.status !== "effective" && status.status !== "scheduled") throw out ? mustComeBack(code, number, out) : isOver(code, revision);
  if (out) return { number: String(out.copy), location: out.location };
  const back = ofRevision.at(-1);
  if (back) throw isBack(code, number, back);
  throw neverHandedOut(code, number, revision, all.at(-1));
}

const PRINTED_WITHOUT: LocalText = {
  en: "Without --copy it is printed with what it is now.",
  id: "Tanpa --copy dicetak dengan keadaannya sekarang.",
};

function draftHasNone(code: string): UsageError {
  return new UsageError(
    { en: `A draft of ${code} has no controlled copies.`, id: `Draf ${code} tidak mempunyai salinan terkendali.` },
    { en: `First: sop issue ${code}`, id: `Dahulukan: sop issue ${code}` },
  );
}

function mustComeBack(code: string, number: string, { revision, location }: CopyState): UsageError {
  const command = `sop copies ${code} --recall ${number} --revision ${revision}`;
  return new UsageError(
    {
      en: `Copy ${number} of ${code} revision ${revision}, at ${location}, is to be recalled: that revision is no longer in force.`,
      id: `Salinan ${number} dari ${code} revisi ${revision}, di ${location}, harus ditarik: revisi itu tidak berlaku lagi.`,
    },
    { en: `First: ${command}`, id: `Dahulukan: ${command}` },
  );
}

function isOver(code: string, revision: string): UsageError {
  return new UsageError(
    {
      en: `Revision ${revision} of ${code} is no longer in force: no copies of it are handed out.`,
      id: `Revisi ${revision} dari ${code} tidak berlaku lagi: salinannya tidak diserahkan.`,
    },
    PRINTED_WITHOUT,
  );
}

/** What is in doubt may be in force all the same: nobody fetches its copies because of that. */
function isDoubtful(code: string, revision: string, reasons: readonly Reason[]): UsageError {
  const why = reasons.map(reasonText);
  return new UsageError(
    {
      en: `Revision ${revision} of ${code} is in doubt: ${why.map(({ en }) => en).join("; ")}. While it is, no copies of it are handed out.`,
      id: `Revisi ${revision} dari ${code} diragukan: ${why.map(({ id }) => id).join("; ")}. Selama itu salinannya tidak diserahkan.`,
    },
    PRINTED_WITHOUT,
  );
}

function isBack(code: string, number: string, { revision, location, recalled }: CopyState): UsageError {
  const command = handOut(code, number, revision, location);
  return new UsageError(
    {
      en: `Copy ${number} of ${code} revision ${revision} came back from ${location} on ${recalled}.`,
      id: `Salinan ${number} dari ${code} revisi ${revision} sudah kembali dari ${location} pada ${recalled}.`,
    },
    { en: `To hand it out again, first: ${command}`, id: `Untuk menyerahkannya lagi, dahulukan: ${command}` },
  );
}

function neverHandedOut(code: string, number: string, revision: string, other: CopyState | undefined): UsageError {
  const command = (place: string) => handOut(code, number, revision, other?.location ?? place);
  const isOther = other
    ? { en: ` There is one of revision ${other.revision}.`, id: ` Yang ada dari revisi ${other.revision}.` }
    : { en: "", id: "" };
  return new UsageError(
    {
      en: `Copy ${number} of ${code} revision ${revision} was never handed out.${isOther.en}`,
      id: `Salinan ${number} dari ${code} revisi ${revision} belum pernah diserahkan.${isOther.id}`,
    },
    { en: `First: ${command("PLACE")}`, id: `Dahulukan: ${command("TEMPAT")}` },
  );
}

function handOut(code: string, number: string, revision: string, location: string): string {
  return `sop copies ${code} --issue ${number} --revision ${revision} --location "${location}"`;
}
