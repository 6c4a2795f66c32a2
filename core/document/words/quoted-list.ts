/** Words as a list in a sentence: “a”, “b”. */
export function quotedList(words: Iterable<string>): string {
  return Array.from(words, (word) => `“${word}”`).join(", ");
}
