import type { VerifyData, VerifyRevision } from "../../data/verify-data.ts";

/** What a print says of itself. */
export interface Stamp {
  code: string;
  revision: string;
  /** Undefined where only code and revision were typed. */
  digest: string | undefined;
}

/** What is to be said of a print. */
export interface Verdict {
  words: VerifyRevision["status"] | "altered" | "unknownRevision" | "unknownCode";
  stamp: Stamp;
  found: VerifyRevision | undefined;
  /** Address of what is in force instead: the document's own, or its replacement's; undefined where nothing is. */
  address: string | undefined;
}

/** Reads `SOP1 CODE 05 0123456789abcdef`, or a code and a revision as typed; undefined where there is neither. */
export function readStamp(text: string): Stamp | undefined {
  const words = text
    .trim()
    .replace(/^SOP1\s+/i, "")
    .split(/[\s,;]+/)
    .filter((word) => !/^(?:rev|rev\.|revisi|revision)$/i.test(word));
  const [code, revision, digest] = words;
  if (code === undefined || revision === undefined) return undefined;
  if (!/^\d{1,9}(?:-draft)?$/i.test(revision) || (digest !== undefined && !/^[0-9a-f]{16,64}$/i.test(digest))) return undefined;
  return { code: code.toUpperCase(), revision: revision.toLowerCase(), digest: digest?.slice(0, 16).toLowerCase() };
}

/** Judges a print by what the portal knows. */
export function judge(stamp: Stamp, data: VerifyData): Verdict {
  const code = Object.keys(data.documents).find((known) => known.toUpperCase() === stamp.code);
  const document = code === undefined ? undefined : data.documents[code];
  if (code === undefined || !document) return { words: "unknownCode", stamp, found: undefined, address: undefined };
  const named = { ...stamp, code };
  const revision = Object.keys(document.revisions).find((known) => known === stamp.revision || sameNumber(known, stamp.revision));
  const found = revision === undefined ? undefined : document.revisions[revision];
  const address = inForce(document) ?? inForce(data.documents[found?.by ?? ""]);
  if (!found) return { words: "unknownRevision", stamp: named, found, address };
  const altered = stamp.digest !== undefined && stamp.digest !== found.digest;
  return { words: altered ? "altered" : found.status, stamp: { ...named, revision: revision as string }, found, address };
}

function inForce(document: VerifyData["documents"][string] | undefined): string | undefined {
  return Object.values(document?.revisions ?? {}).some(({ status }) => status === "effective") ? document?.address : undefined;
}

/** `5` and `05` are one revision. */
function sameNumber(a: string, b: string): boolean {
  return /^\d+$/.test(a) && /^\d+$/.test(b) && Number(a) === Number(b);
}
