import { oneLine } from "../../document/words/one-line.ts";

/** A value as it is printed: on one line, its letters composed (NFC). */
export function printedLine(text: string): string {
  return oneLine(text.normalize("NFC"));
}
