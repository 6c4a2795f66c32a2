/** What a print says of itself. */
export interface Stamp {
  code: string;
  /** Undefined where no revision was typed. */
  revision: string | undefined;
  /** Undefined where only code and revision were typed. */
  digest: string | undefined;
  /** The number of a controlled copy; undefined for a print that is none. */
  copy: string | undefined;
  /** Words behind these that are neither: what they make of the print nobody can tell. */
  rest: string;
}

/** What stands before a revision's name, and what may stand between. */
const REVISION_WORD = /^(?:rev|revisi|revision)$/i;
const NUMBER_WORD = /^(?:no|nomor|number)$/i;
const REVISION = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/i;
const DIGEST = /^[0-9a-f]{16,64}$/i;

/**
 * Reads `SOP1 CODE 05 0123456789abcdef`, with `#3` behind it on a controlled copy, or a code and a revision as typed, the revision in any of a
 * library's styles (`05`, `B`, `v1.0.3`) and with its word before it (`revisi 05`, `R05`); undefined where there is nothing.
 */
export function readStamp(text: string): Stamp | undefined {
  const [stamp = "", copy] = plainSigns(text)
    .trim()
    .split(/\s#(.*)$/s);
  const [code, ...others] = wordsOf(stamp.replace(/^SOP1\s+/i, ""));
  if (code === undefined) return undefined;
  const [revision, digest, ...rest] = isDraftWord(others[1]) ? [`${others[0]}-draft`, ...others.slice(2)] : others;
  const isRevision = revision !== undefined && REVISION.test(revision);
  const isDigest = digest === undefined || DIGEST.test(digest);
  const unread = isRevision ? (isDigest ? rest : others.slice(1)) : others;
  return {
    code: code.toUpperCase(),
    revision: isRevision ? revision : undefined,
    digest: isDigest ? digest?.slice(0, 16).toLowerCase() : undefined,
    copy: copy === undefined ? undefined : withoutMarks(copy.trim()) || undefined,
    rest: unread.join(" "),
  };
}

/** What word processors and foreign keyboards make of plain signs: dashes of any length are hyphens, wide letters and digits narrow ones. */
export function plainSigns(text: string): string {
  return text
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** A stamp's words without the marks around them, and without the words for “revision” before its name. */
function wordsOf(stamp: string): string[] {
  const words = stamp
    .split(/[\s,;]+/)
    .map(withoutMarks)
    .filter((word) => word !== "");
  return words.filter((word, index) => {
    const isNumberWord = NUMBER_WORD.test(word) && REVISION_WORD.test(words[index - 1] ?? "");
    const isLetter = /^r$/i.test(word) && /^\d/.test(words[index + 1] ?? "");
    return !REVISION_WORD.test(word) && !isNumberWord && !isLetter;
  });
}

function withoutMarks(word: string): string {
  return word.replace(/^[-.,;:()[\]"'“”‘’]+|[-.,;:()[\]"'“”‘’]+$/g, "");
}

function isDraftWord(word: string | undefined): boolean {
  return /^dra(?:ft|f)$/i.test(word ?? "");
}
