import { isSameRevision } from "../../../core/document/codes/revision-order.ts";
import type { VerifyData, VerifyRevision } from "../../data/print/verify-data.ts";
import { plainSigns, type Stamp } from "./read-stamp.ts";

/** What is to be said of a print. */
export interface Verdict {
  words: VerifyRevision["status"] | Unfound;
  stamp: Stamp;
  found: VerifyRevision | undefined;
  /** Address of what is in force instead: the document's own, or its replacement's; undefined where nothing is. */
  address: string | undefined;
  /** What is to be said of a numbered copy besides; undefined where the print is none, or is not to be used anyway. */
  copy?: { words: "copyOut" | "copyBack" | "copyUnknown"; location: string; back: string };
  /** The revision in force, of a code without one; undefined where none is. */
  now?: { revision: string } & Pick<VerifyRevision, "coming" | "ends">;
  /** Who keeps a document that this library only knows of. */
  heldBy?: string;
}

/** What is said of a print that is not, as it stands, a text held here. */
type Unfound =
  | "logged"
  | "altered"
  | "unknownRevision"
  | "unknownCode"
  | "heldElsewhere"
  | "noRevision"
  | "noneInForce"
  | "tooMuch"
  | "unread";

type Documents = VerifyData["documents"];

/** Judges a print by what the portal knows. */
export function judge(stamp: Stamp, data: VerifyData): Verdict {
  const code = Object.keys(data.documents).find((known) => isNamed(known, data.documents[known]?.address, stamp.code));
  const document = code === undefined ? undefined : data.documents[code];
  if (code === undefined || !document) return judgeUnheld(stamp, data);
  const named = { ...stamp, code };
  // Of `05 06` nobody can tell which is meant.
  if (stamp.rest !== "") return { words: "tooMuch", stamp: named, found: undefined, address: inForce(document) };
  if (stamp.revision === undefined) return withoutRevision(named, document);
  const revision = revisionMeant(Object.keys(document.revisions), stamp.revision);
  const found = revision === undefined ? undefined : document.revisions[revision];
  const address = inForce(document) ?? inForce(data.documents[found?.by ?? ""]);
  if (!found) return { words: "unknownRevision", stamp: named, found, address };
  const verdict = { stamp: { ...named, revision: revision as string }, found, address };
  if (found.digest === undefined) return { words: found.status === "doubtful" ? "doubtful" : "logged", ...verdict };
  const altered = stamp.digest !== undefined && stamp.digest !== found.digest;
  if (altered) return { words: "altered", ...verdict };
  return { words: found.status, ...verdict, ...(stamp.copy !== undefined && { copy: judgeCopy(stamp.copy, found) }) };
}

/** A code that no document here has: one held elsewhere, one that nobody knows, or words that hold none. */
function judgeUnheld(stamp: Stamp, { external = {} }: VerifyData): Verdict {
  const code = Object.keys(external).find((known) => isNamed(known, undefined, stamp.code));
  if (code !== undefined) {
    return { words: "heldElsewhere", stamp: { ...stamp, code }, found: undefined, address: undefined, heldBy: external[code] ?? "" };
  }
  const isCode = /^[\p{L}\p{N}]+(?:[._/-]+[\p{L}\p{N}]+)*$/u.test(stamp.code) && /\d/.test(stamp.code);
  const isWhole = stamp.revision !== undefined && stamp.rest === "";
  return { words: isCode || isWhole ? "unknownCode" : "unread", stamp, found: undefined, address: undefined };
}

function withoutRevision(stamp: Stamp, document: Documents[string]): Verdict {
  const [revision, { coming, ends } = {}] = Object.entries(document.revisions).find(([, { status }]) => status === "effective") ?? [];
  const verdict = { stamp, found: undefined, address: inForce(document) };
  return revision === undefined
    ? { words: "noneInForce", ...verdict }
    : { words: "noRevision", ...verdict, now: { revision, ...(coming && { coming }), ...(ends && { ends }) } };
}

/** The revision that was typed: by its own name, else by what stands behind a word for it (`R06`, `Rev.05`, `rev-B`). */
function revisionMeant(known: readonly string[], typed: string): string | undefined {
  const behind = /^(?:r[._-]?(?=\d)|(?:rev|revisi|revision)(?:[._-]|(?=\d)))(.+)$/i.exec(typed)?.[1];
  return known.find((one) => isSameRevision(one, typed)) ?? known.find((one) => isSameRevision(one, behind));
}

/** A copy that came back, or was never handed out, is not to be in anyone's hands. */
function judgeCopy(number: string, { copies = {} }: VerifyRevision): NonNullable<Verdict["copy"]> {
  const copy = Object.hasOwn(copies, number) ? copies[number] : undefined;
  if (!copy) return { words: "copyUnknown", location: "", back: "" };
  return { words: copy.back === undefined ? "copyOut" : "copyBack", location: copy.location, back: copy.back ?? "" };
}

function inForce(document: Documents[string] | undefined): string | undefined {
  return Object.values(document?.revisions ?? {}).some(({ status }) => status === "effective") ? document?.address : undefined;
}

/** Who reads a code in an address types it as it stands there: `A-B-001` for `A/B-001`. */
function isNamed(code: string, address: string | undefined, typed: string): boolean {
  return plainSigns(code).toUpperCase() === typed || address?.toUpperCase() === `${typed}/`;
}
