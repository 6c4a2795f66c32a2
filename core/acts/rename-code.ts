import type { CodeFinder } from "../document/codes/citations.ts";
import { type CodeScheme, folderName } from "../document/codes/code-scheme.ts";
import { codesOfAddress } from "../document/codes/collect-citations.ts";
import type { Document } from "../document/document.ts";
import { readOutline } from "../document/outline.ts";
import { citedText } from "../document/prose/cited-text.ts";
import { escapeRegExp } from "../document/words/escape.ts";

/** One code for another, as a library writes them. */
export interface CodeChange {
  code: string;
  to: string;
  scheme: CodeScheme;
  findCodes: CodeFinder;
}

/** A document's text with the new code, and the lines where the old one still stands. */
export interface RenamedText {
  text: string;
  left: number[];
}

/**
 * Writes the new code wherever the old one is cited: in fields and prose, in code spans, in addresses of links, in RCs and
 * ranges. Of others the change log is left as it is: it tells of codes as they were. Fenced code, pictures' names,
 * addresses of the web, longer codes and mistyped ones are no citations: they are left, and told.
 */
export function renameCode(
  { text, lines, bodyFirst, frontMatter, rawFrontMatter, locate, mistyped }: Document,
  change: CodeChange,
): RenamedText {
  const { code } = change;
  const log = rawFrontMatter["changes"] === undefined || frontMatter.code === code ? undefined : locate(["changes"]);
  const { isCode } = readOutline(lines, bodyFirst);
  const renameLine = change.scheme.parse(code) ? renameCitations : renameWords;
  const still = new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(code)}(?![\\p{L}\\p{N}])`, "iu");
  const left = new Set(mistyped.filter((meant) => meant.code === code).map(({ at }) => at.start.line));
  const renamed = text.split("\n").map((line, index) => {
    const number = index + 1;
    if (log && number >= log.start.line && number <= log.end.line) return line;
    const fresh = isCode(number) ? line : renameLine(line, change);
    if (still.test(fresh)) left.add(number);
    return fresh;
  });
  return { text: renamed.join("\n"), left: [...left].sort((a, b) => a - b) };
}

function renameCitations(line: string, { code, to, scheme, findCodes }: CodeChange): string {
  const cited = citedText(line);
  const edits = findCodes(cited.text)
    .filter((found) => found.code === code)
    .map(({ index, step, text }) => ({
      start: cited.placeOf(index),
      end: cited.placeOf(index + text.length - 1) + 1,
      fresh: step === undefined ? to : scheme.formatRc(to, step),
    }));
  for (const { index, text, code: found } of cited.links.flatMap((link) => codesOfAddress(link, { scheme, findCodes }))) {
    if (found === code && (text === code || text === folderName(code))) {
      edits.push({ start: index, end: index + text.length, fresh: text === code ? to : folderName(to) });
    }
  }
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, fresh }) => result.slice(0, start) + fresh + result.slice(end), line);
}

/** A code outside the scheme is no citation: it is known by its letters alone. */
function renameWords(line: string, { code, to }: CodeChange): string {
  return line.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(code)}(?![\\p{L}\\p{N}])`, "gu"), () => to);
}
