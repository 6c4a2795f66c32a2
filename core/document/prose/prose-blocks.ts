import type { Range } from "../../../schemas/finding.ts";
import { rangeOnLine } from "../position.ts";

/** A run of lines without a blank one, as far as a code span can reach. */
export interface ProseBlock {
  /** The first line's number. */
  first: number;
  lines: string[];
}

/** The runs of a body's lines, fenced code left out. */
export function* proseBlocks(lines: readonly string[], first: number, isCode: (line: number) => boolean): Generator<ProseBlock> {
  let open: ProseBlock | undefined;
  for (let line = first; line <= lines.length; line++) {
    const text = lines[line - 1] as string;
    if (isCode(line) || text.trim() === "") {
      if (open) yield open;
      open = undefined;
    } else if (open) open.lines.push(text);
    else open = { first: line, lines: [text] };
  }
  if (open) yield open;
}

/** Where a part of a block's text stands that is on one line. */
export function rangeInBlock({ first, lines }: ProseBlock, index: number, length: number): Range {
  const before = lines.join("\n").slice(0, index).split("\n");
  const column = (before.at(-1) as string).length + 1;
  return rangeOnLine(first + before.length - 1, column, column + length);
}
