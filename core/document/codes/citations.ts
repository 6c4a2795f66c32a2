import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import type { CodeScheme } from "./code-scheme.ts";

/** A code found in a text, with its place in it (UTF-16 units from 0). */
export interface FoundCode {
  code: DocumentCode;
  step: number | undefined;
  revision: Revision | undefined;
  text: string;
  index: number;
}

/** Finds the codes and RCs cited in a text, by the scheme's shape. */
export type CodeFinder = (text: string) => FoundCode[];

/** Compiles a finder for a library's scheme. */
export function compileCodeFinder(scheme: CodeScheme): CodeFinder {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${scheme.rcShape}|(?<code>${scheme.shape}))(?![\\p{L}\\p{N}])`, "gu");
  const quick = /\p{L}[^\s]*\d/u;
  return (text) => {
    if (!quick.test(text)) return [];
    const found: FoundCode[] = [];
    for (const match of text.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const code = (groups.rcCode ?? groups.code) as DocumentCode;
      const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 60);
      found.push({
        code,
        step: groups.rcStep === undefined ? undefined : Number(groups.rcStep),
        revision: /^[ \t]*[,(]?[ \t]*(?:rev\.?|revisi|revision)[ \t]+(\d{1,9})(?!\p{N})/iu.exec(rest)?.[1] as Revision | undefined,
        text: match[0],
        index: match.index,
      });
      const range = groups.code === undefined ? undefined : rangeEnd(code, rest, scheme);
      if (range) found.push({ ...range, index: match.index + match[0].length + range.index });
    }
    return found;
  };
}

/** “IN.OCC.TELK.W-18 s/d W-21”: the second end takes the first one's parts. */
function rangeEnd(code: DocumentCode, rest: string, scheme: CodeScheme): FoundCode | undefined {
  const match = /^([ \t]+(?:s\/d|s\.d\.?|sampai(?:[ \t]+dengan)?|to|through|–)[ \t]+)(\p{L}{1,4})-(\d{1,9})(?![\p{L}\p{N}])/iu.exec(rest);
  const parts = scheme.parse(code);
  if (!match || !parts) return undefined;
  const [, gap = "", type = "", number = ""] = match;
  return {
    code: scheme.format({ ...parts, type, number: Number(number) }),
    step: undefined,
    revision: undefined,
    text: `${type}-${number}`,
    index: gap.length,
  };
}

/**
 * The text with code spans and link targets blanked, each by as many blanks: what is left is prose in which a
 * code is a citation, at its own place. Linear: each mark is looked for once.
 */
export function blankCode(text: string): string {
  let result = "";
  let at = 0;
  const hidden = /(`+)|\]\([^)\n]*\)/g;
  const closers = backtickRuns(text);
  for (let match = hidden.exec(text); match; match = hidden.exec(text)) {
    const ticks = match[1];
    const end = ticks === undefined ? match.index + match[0].length : closeOf(closers, ticks.length, match.index + ticks.length);
    if (end === undefined) continue;
    result += text.slice(at, match.index) + text.slice(match.index, end).replace(/[^\n]/g, " ");
    at = end;
    hidden.lastIndex = end;
  }
  return result + text.slice(at);
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
