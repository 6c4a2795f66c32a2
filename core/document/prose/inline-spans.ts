/** What of a text is not its words: a code span, or the address behind a link's or a picture's words. */
export interface InlineSpan {
  kind: "code" | "address";
  /** With its marks: backticks, or `](` and `)`. */
  start: number;
  end: number;
}

/**
 * The code spans and addresses of a text, in order. Linear: each mark is looked for once.
 */
export function inlineSpans(text: string): InlineSpan[] {
  const spans: InlineSpan[] = [];
  if (!text.includes("`") && !text.includes("](")) return spans;
  const opening = /\\[\s\S]|(`+)|\]\((?:[ \t\n]*<[^<>\n]*>[^)\n]*|(?:[^()\n]|\([^()\n]*\))*)\)/g;
  const closers = backtickRuns(text);
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [{ length }, ticks] = match;
    const { index } = match;
    if (match[0].startsWith("\\")) continue;
    const end = ticks === undefined ? index + length : closeOf(closers, length, index + length);
    if (end === undefined) continue;
    spans.push({ kind: ticks === undefined ? "address" : "code", start: index, end });
    opening.lastIndex = end;
  }
  return spans;
}

/**
 * The text with code spans and addresses blanked, each by as many blanks: what is left is prose, at its own place.
 */
export function blankCode(text: string): string {
  let result = "";
  let at = 0;
  for (const { start, end } of inlineSpans(text)) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, " ");
    at = end;
  }
  return result + text.slice(at);
}

/** Where a part begins beyond which no code span reaches: an item of a list, a heading. */
export const PART_BEGINS = /(?<=\n)(?=[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]|#{1,6}[ \t])/;
/** The line below a table's head. */
export const TABLE_RULE = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/**
 * The same of lines without a blank one among them, where a code span ends with its item or its cell: two backticks in two
 * items are two characters.
 */
export function blankCodeInParts(text: string): string {
  if (!text.includes("`")) return blankCode(text);
  return text.split(PART_BEGINS).map(blankPart).join("");
}

function blankPart(text: string): string {
  const lines = text.split("\n");
  const rule = lines.findIndex((line, index) => index > 0 && line.includes("|") && TABLE_RULE.test(line));
  if (rule < 0) return blankCode(text);
  const rows = lines.slice(rule - 1).map((row) =>
    row
      .split(/(?<!\\)(?=\|)/)
      .map(blankCode)
      .join(""),
  );
  return [...(rule > 1 ? [blankCode(lines.slice(0, rule - 1).join("\n"))] : []), ...rows].join("\n");
}

/** Where runs of backticks begin, by their length; each list ascending. */
function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const match of text.matchAll(/`+/g)) {
    const starts = runs.get(match[0].length);
    if (starts) starts.push(match.index);
    else runs.set(match[0].length, [match.index]);
  }
  return runs;
}

/** The end of the run that closes a code span opened before `from`; starts already passed are dropped. */
function closeOf(runs: Map<number, number[]>, length: number, from: number): number | undefined {
  const starts = runs.get(length) ?? [];
  let passed = 0;
  while (passed < starts.length && (starts[passed] as number) < from) passed++;
  starts.splice(0, passed);
  return starts[0] === undefined ? undefined : starts[0] + length;
}
