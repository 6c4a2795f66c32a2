/** A text on one line: runs of blanks, line ends and control characters are one blank each, and none at its ends. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
