import type { Range } from "../../schemas/finding.ts";
import type { Document } from "./document.ts";
import { rangeOfLine } from "./position.ts";

const MARK = /^>[ \t]*\[!RECONSTRUCTED\]/i;

/** Where a text says that something of it was not in its source: entries of the frontmatter's list, then marks of the body, in order. */
export function reconstructionMarks({ frontMatter, lines, bodyFirst, locate }: Document): Range[] {
  const entries = (frontMatter.reconstructed ?? []).map((_, index) => locate(["reconstructed", index]));
  const marked = lines.flatMap((text, index) => (index + 1 >= bodyFirst && MARK.test(text) ? [rangeOfLine(lines, index + 1)] : []));
  return [...entries, ...marked];
}
