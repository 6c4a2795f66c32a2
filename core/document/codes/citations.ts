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
