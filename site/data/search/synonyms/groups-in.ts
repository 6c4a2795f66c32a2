/** Groups of words and phrases: with commas between them, and an empty line between groups. */
export function groupsIn(text: string): string[][] {
  return text
    .trim()
    .split(/\n\n+/)
    .map((group) => group.split(/,\s+/).map((phrase) => phrase.trim()));
}
