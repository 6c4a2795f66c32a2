/**
 * A name as it is compared: Unicode NFC, lower case, blanks collapsed. “Layanan  147” and “layanan 147” are one name.
 */
export function fold(text: string): string {
  // Most texts hold neither; asking is a tenth of doing it.
  const composed = /[^\0-\x7f]/.test(text) ? text.normalize("NFC") : text;
  const lower = composed.toLowerCase();
  return (/\s\s|[^\S ]/.test(lower) ? lower.replace(/\s+/g, " ") : lower).trim();
}

/** A term as spellings are compared: folded, and without blanks, hyphens and dots. “My CX” and “MyCX” are one term. */
export function foldTerm(text: string): string {
  return bareTerm(fold(text));
}

/** A term whose case matters, as spellings are compared: without blanks, hyphens and dots. */
export function bareTerm(text: string): string {
  // Most are plain words; asking is a tenth of doing it.
  return /\W/.test(text) ? text.normalize("NFC").replace(/[\s\-‐-―.]+/gu, "") : text;
}

/** The words of a text, folded, without punctuation. */
export function wordsOf(text: string): string[] {
  // Most texts are ASCII, where looking for a few signs is quicker than asking what each one is.
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const folded = text.normalize("NFC").toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
