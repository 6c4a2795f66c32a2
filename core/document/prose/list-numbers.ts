import type { List, Nodes } from "mdast";
import type { Document, LineSpan, Problem } from "../document.ts";
import { rangeOnLine, textOf } from "../position.ts";
import { proseSpans } from "./links.ts";
import { parseProse } from "./prose.ts";

const NUMBERED = /^[ \t>]*(?:[-+*][ \t]+)*(\d{1,9})[.)](?=[ \t]|$)/gm;

/**
 * Numbers of lists that are shown otherwise than they are written: Markdown counts on from a list's first number, whatever
 * the others are, and the items of a section's own lists are counted by the section. A list whose numbers are all alike was
 * left to be counted.
 * @param counts true of a section's text whose items the section counts
 */
export function changedNumbers(document: Document, counts: (span: LineSpan) => boolean): Problem[] {
  return proseSpans(document).flatMap((span) => {
    const text = textOf(document.lines, span);
    if (!mayChange(text)) return [];
    const problems: Problem[] = [];
    const { children } = parseProse(text);
    const lists = { lines: document.lines, offset: span.first - 1, problems };
    let count = 0;
    for (const node of children) {
      if (node.type !== "list") readLists(node, lists);
      else {
        readList(node, counts(span) ? count + 1 : undefined, lists);
        count += node.children.length;
      }
    }
    return problems;
  });
}

/** Most numbers run from 1 in steps of one; then nothing is parsed. */
function mayChange(text: string): boolean {
  let last = 0;
  for (const [, digits] of text.matchAll(NUMBERED)) {
    const number = Number(digits);
    if (number === 1 ? last > 1 : number !== last + 1) return true;
    last = number;
  }
  return false;
}

interface Lists {
  lines: readonly string[];
  offset: number;
  problems: Problem[];
}

function readLists(node: Nodes, lists: Lists): void {
  if (node.type === "list") readList(node, undefined, lists);
  else if ("children" in node) for (const child of node.children) readLists(child, lists);
}

/** @param counted the number by which the section counts the first item */
function readList(list: List, counted: number | undefined, { lines, offset, problems }: Lists): void {
  const written = list.ordered ? list.children.map((item) => numberAt(item, lines, offset)) : [];
  const [first] = written;
  const isLeftToCount = written.length > 1 && written.every((number) => number?.value === first?.value);
  // A section counts what begins with 1 as its own next item.
  const start = first?.value === 1 ? 1 : (counted ?? first?.value ?? 1);
  const index = isLeftToCount ? -1 : written.findIndex((number, place) => number && number.value !== start + place);
  const wrong = written[index];
  if (wrong) problems.push(changed(wrong, start + index));
  for (const item of list.children) readLists(item, { lines, offset, problems });
}

interface WrittenNumber {
  value: number;
  text: string;
  line: number;
  column: number;
}

function numberAt({ position }: List["children"][number], lines: readonly string[], offset: number): WrittenNumber | undefined {
  if (!position) return undefined;
  const line = position.start.line + offset;
  const { column } = position.start;
  const text = /^\d{1,9}/.exec((lines[line - 1] ?? "").slice(column - 1))?.[0];
  return text === undefined ? undefined : { value: Number(text), text, line, column };
}

function changed({ text, line, column }: WrittenNumber, shown: number): Problem {
  return {
    kind: "text",
    at: rangeOnLine(line, column, column + text.length + 1),
    key: `number ${text} ${shown}`,
    message: {
      en: `The item that is numbered ${text} is shown as number ${shown}: a list is counted on from its beginning.`,
      id: `Butir bernomor ${text} ditampilkan sebagai nomor ${shown}: daftar dihitung terus dari awalnya.`,
    },
    fix: {
      en: `Number it ${shown}, or write the number as part of its words.`,
      id: `Beri nomor ${shown}, atau tulis nomornya sebagai bagian dari kata-katanya.`,
    },
  };
}
