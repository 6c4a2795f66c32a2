/** The words of a text as they are counted: letters and digits, in lower case, whatever stands between them. */
export function countedWords(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/**
 * The words of `source` that stand neither in `draft` nor in `report`, each as often as it is missing.
 */
export function missingWords(source: string, draft: string, report: string): string[] {
  const there = new Map<string, number>();
  for (const word of [...countedWords(draft), ...countedWords(report)]) there.set(word, (there.get(word) ?? 0) + 1);
  return countedWords(source).filter((word) => {
    const left = there.get(word) ?? 0;
    there.set(word, left - 1);
    return left <= 0;
  });
}
