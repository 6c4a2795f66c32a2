import { isSameRevision } from "../../../core/document/codes/revision-order.ts";
import type { VerifyData, VerifyRevision } from "../../data/print/verify-data.ts";

/** What a print says of itself. */
export interface Stamp {
  code: string;
  revision: string;
  /** Undefined where only code and revision were typed. */
  digest: string | undefined;
  /** The number of a controlled copy; undefined for a print that is none. */
  copy: string | undefined;
}

/** What is to be said of a print. */
export interface Verdict {
  words: VerifyRevision["status"] | "logged" | "altered" | "unknownRevision" | "unknownCode";
  stamp: Stamp;
  found: VerifyRevision | undefined;
  /** Address of what is in force instead: the document's own, or its replacement's; undefined where nothing is. */
  address: string | undefined;
  /** What is to be said of a numbered copy besides; undefined where the print is none, or is not to be used anyway. */
  copy?: { words: "copyOut" | "copyBack" | "copyUnknown"; location: string; back: string };
}

/**
 * Reads `SOP1 CODE 05 0123456789abcdef`, with `#3` behind it on a controlled copy, or a code and a revision as typed, the
 * revision in any of a library's styles (`05`, `B`, `v1.0.3`); undefined where there is neither.
 */
export function readStamp(text: string): Stamp | undefined {
  const [stamp = "", copy] = text.trim().split(/\s#(.*)$/s);
  const words = stamp
    .replace(/^SOP1\s+/i, "")
    .split(/[\s,;]+/)
    .filter((word) => !/^(?:rev|revisi|revision)[.:]?$/i.test(word));
  const [code, revision, digest] = words;
  if (code === undefined || revision === undefined) return undefined;
  if (!/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/i.test(revision) || (digest !== undefined && !/^[0-9a-f]{16,64}$/i.test(digest))) return undefined;
  return {
    code: code.toUpperCase(),
    revision,
    digest: digest?.slice(0, 16).toLowerCase(),
    copy: copy?.trim() || undefined,
  };
}

/** Judges a print by what the portal knows. */
export function judge(stamp: Stamp, data: VerifyData): Verdict {
  const code = Object.keys(data.documents).find((known) => isNamed(known, data.documents[known]?.address, stamp.code));
  const document = code === undefined ? undefined : data.documents[code];
  if (code === undefined || !document) return { words: "unknownCode", stamp, found: undefined, address: undefined };
  const named = { ...stamp, code };
  const revision = Object.keys(document.revisions).find((known) => isSameRevision(known, stamp.revision));
  const found = revision === undefined ? undefined : document.revisions[revision];
  const address = inForce(document) ?? inForce(data.documents[found?.by ?? ""]);
  if (!found) return { words: "unknownRevision", stamp: named, found, address };
  const verdict = { stamp: { ...named, revision: revision as string }, found, address };
  if (found.digest === undefined) return { words: "logged", ...verdict };
  const altered = stamp.digest !== undefined && stamp.digest !== found.digest;
  if (altered) return { words: "altered", ...verdict };
  return { words: found.status, ...verdict, ...(stamp.copy !== undefined && { copy: judgeCopy(stamp.copy, found) }) };
}

/** A copy that came back, or was never handed out, is not to be in anyone's hands. */
function judgeCopy(number: string, { copies = {} }: VerifyRevision): NonNullable<Verdict["copy"]> {
  const copy = Object.hasOwn(copies, number) ? copies[number] : undefined;
  if (!copy) return { words: "copyUnknown", location: "", back: "" };
  return { words: copy.back === undefined ? "copyOut" : "copyBack", location: copy.location, back: copy.back ?? "" };
}

function inForce(document: VerifyData["documents"][string] | undefined): string | undefined {
  return Object.values(document?.revisions ?? {}).some(({ status }) => status === "effective") ? document?.address : undefined;
}

/** Who reads a code in an address types it as it stands there: `A-B-001` for `A/B-001`. */
function isNamed(code: string, address: string | undefined, typed: string): boolean {
  return code.toUpperCase() === typed || address?.toUpperCase() === `${typed}/`;
}
