import stringWidth from "fast-string-width";

/** Below this a column of text can't be read; what stands deeper runs over the edge. */
const NARROWEST = 20;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Text in rows of at most so many columns: broken at blanks, and within what is longer than a row. Rows of the text itself stay. */
export function wrap(text: string, columns: number, narrowest = NARROWEST): string[] {
  const room = Math.max(Math.min(narrowest, NARROWEST), columns);
  return text.split("\n").flatMap((line) => wrapLine(line, room));
}

/** A text behind a mark: further rows stand below its first letter. */
export function hang(mark: string, text: readonly string[]): string[] {
  const indent = " ".repeat(stringWidth(mark));
  if (text.length === 0) return [mark.trimEnd()];
  return text.map((row, index) => (row === "" ? "" : `${index === 0 ? mark : indent}${row}`));
}

/** A text padded to so many columns. */
export function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - stringWidth(text)));
}

function wrapLine(line: string, room: number): string[] {
  const rows = [""];
  let used = 0;
  for (const word of line.split(/[ \t]/).flatMap((whole) => breakWord(whole, room))) {
    const wide = stringWidth(word);
    if (used > 0 && used + 1 + wide <= room) {
      rows[rows.length - 1] += ` ${word}`;
      used += 1 + wide;
    } else if (used === 0) {
      rows[rows.length - 1] += word;
      used = wide;
    } else {
      rows.push(word);
      used = wide;
    }
  }
  return rows.map((row) => row.trimEnd());
}

/** A word longer than a row, as text without blanks is, in pieces that fit. */
function breakWord(word: string, room: number): string[] {
  if (stringWidth(word) <= room) return [word];
  const pieces = [""];
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = stringWidth(segment);
    if (used + wide > room) {
      pieces.push("");
      used = 0;
    }
    pieces[pieces.length - 1] += segment;
    used += wide;
  }
  return pieces;
}
