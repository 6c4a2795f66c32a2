const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text as they are counted: letters and digits, in lower case, whatever stands between them. */
export function* countedWords(text: string): Generator<string> {
  // One after the other: a long text has a million.
  for (const [word] of text.normalize("NFC").toLowerCase().matchAll(WORD)) yield word;
}

/** How many words a text has. */
export function numberOfWords(text: string): number {
  let count = 0;
  for (const _ of countedWords(text)) count++;
  return count;
}

/**
 * The words of `source` that stand neither in `draft` nor in `report`, each as often as it is missing.
 */
export function missingWords(source: string, draft: string, report: string): string[] {
  const there = new Map<string, number>();
  for (const text of [draft, report]) for (const word of countedWords(text)) there.set(word, (there.get(word) ?? 0) + 1);
  const missing: string[] = [];
  for (const word of countedWords(source)) {
    const left = there.get(word) ?? 0;
    there.set(word, left - 1);
    if (left <= 0) missing.push(word);
  }
  return missing;
}
