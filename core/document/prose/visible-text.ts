import { INVISIBLE } from "./text-problems.ts";

/** What a reader can't see, or what moves a terminal's cursor: a carriage return only where no line ends. */
const HIDDEN = new RegExp(`${INVISIBLE.source}|\\r(?!\\n)`, "gu");
/** Most texts hold none of these, and so nothing hidden: asking is a tenth of looking for what is hidden. */
const BEYOND_ASCII = /[^\n\x20-\x7e]/;
/** The colours our own reports paint with; nothing that hides text or moves the cursor. */
const PAINT = /\u001b\[(?:[0-4]|7|2[2-47]|3[1-6]|39|90)m/y;

/**
 * A text of documents, file names or settings as people may be shown it, on a terminal or in a file: characters that hide or
 * turn others, or that a terminal obeys, stand there as their numbers. A byte order mark at the beginning stays.
 * @param isPainted true where our own colours may be in it
 */
export function visibleText(text: string, isPainted = false): string {
  if (!BEYOND_ASCII.test(text)) return text;
  return text.replace(HIDDEN, (character, at: number) => {
    if (at === 0 && character === "\ufeff") return character;
    PAINT.lastIndex = at;
    return isPainted && PAINT.test(text) ? character : `⟨${numberOf(character)}⟩`;
  });
}

/** A value as JSON whose every character can be seen: those that can't are escaped, which means the same. */
export function printJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  if (!BEYOND_ASCII.test(text)) return text;
  return text.replace(HIDDEN, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

function numberOf(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}
