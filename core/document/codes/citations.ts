import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import { CODE_LETTER, CODE_SIGN, edgesOf, wholeAround } from "./code-bounds.ts";
import type { CodeScheme } from "./code-scheme.ts";
import { type RevisionSettings, revisionShape } from "./revision-order.ts";
import { withoutAddresses } from "./without-addresses.ts";

/** A code found in a text, with its place in it (UTF-16 units from 0). */
export interface FoundCode {
  code: DocumentCode;
  step: number | undefined;
  revision: Revision | undefined;
  text: string;
  index: number;
  /** Of a code without letters: in prose it is one only where that document is there, else a clause or a version. */
  maybe?: true;
}

/** Finds the codes and RCs cited in a text, by the scheme's shape. */
export type CodeFinder = (text: string) => FoundCode[];

/** How far behind a code its revision is looked for: the address of a link may stand between. */
const BEHIND = 300;

/**
 * Compiles a finder for a library's scheme. A code within a longer one (“SOP-SUP-001” around SUP-001) is not cited: the
 * longer one is, so that it is reported as unknown. Mistyped codes are left to `compileMistypedFinder`.
 */
export function compileCodeFinder(scheme: CodeScheme, style: RevisionSettings["style"]): CodeFinder {
  const named = new RegExp(
    `^[\\s*\`~_]*[,(]?\\s*(?:(?:[Rr]ev|REV)(?:\\.\\s*|\\s+|(?=\\d))|(?:[Rr]evisi|[Rr]evision|REVISI|REVISION)\\s+)(${revisionShape(style)})`,
    "u",
  );
  const pattern = new RegExp(`(?<!${CODE_SIGN})(?:${scheme.rcShape}|(?<code>${scheme.shape}))(?!${CODE_SIGN})`, "gu");
  const long = scheme.shapeOf("long");
  const grown = long === undefined ? undefined : new RegExp(`(?<!${CODE_SIGN})(${long})${CODE_LETTER}{1,4}(?!${CODE_SIGN})`, "gu");
  return (written) => {
    if (!/\d/.test(written)) return [];
    const text = withoutAddresses(written);
    const matches = [...text.matchAll(pattern)].filter(({ groups }) => !scheme.isForeign(codeIn(groups)));
    const edges = edgesOf(matches);
    const found: FoundCode[] = [];
    let passed = 0;
    for (const match of matches) {
      const { index } = match;
      if (index < passed) continue;
      const whole = wholeAround(text, { start: index, end: index + match[0].length }, edges);
      passed = whole.end;
      const isAlone = whole.end - whole.start === match[0].length || isPath(text.slice(whole.start, whole.end), scheme);
      found.push(
        ...(isAlone
          ? codesOf(match, text, scheme, named)
          : (rangeOf(match, text.slice(index, whole.end), scheme) ?? longer(text, whole, scheme.kindOf(match[0]) === "numeric"))),
      );
    }
    if (grown === undefined) return found;
    // “IN.OCC.TELK.W-10b” is a code nobody knows; a short one is left to who knows whether W-10 is there.
    const withLetters = [...text.matchAll(grown)].filter(({ 1: code = "" }) => scheme.parse(code));
    found.push(...withLetters.flatMap(({ 0: { length }, index }) => longer(text, { start: index, end: index + length })));
    return withLetters.length > 0 ? found.sort((a, b) => a.index - b.index) : found;
  };
}

function codesOf(match: RegExpExecArray, text: string, scheme: CodeScheme, named: RegExp): FoundCode[] {
  const { index, groups = {} } = match;
  const code = codeIn(groups);
  if (groups["code"] !== undefined && scheme.mend(code) !== undefined) return [];
  const rest = text.slice(index + match[0].length, index + match[0].length + BEHIND);
  const one: FoundCode = {
    code,
    step: groups["rcStep"] === undefined ? undefined : Number(groups["rcStep"]),
    revision: named.exec(rest)?.[1] as Revision | undefined,
    text: match[0],
    index,
    ...(groups["rcStep"] === undefined && scheme.kindOf(code) === "numeric" ? { maybe: true } : {}),
  };
  const range = groups["code"] === undefined ? undefined : rangeEnd(code, rest, scheme);
  return range ? [one, { ...range, index: index + match[0].length + range.index }] : [one];
}

function codeIn(groups: RegExpExecArray["groups"]): DocumentCode {
  return (groups?.["rcCode"] ?? groups?.["code"] ?? "") as DocumentCode;
}

/** “QMS/CR/CR-091”: folders on the way to a document, where codes hold no slash themselves. */
function isPath(whole: string, scheme: CodeScheme): boolean {
  return !hasSlashes(scheme) && whole.split("/").length > 2;
}

/** “PB-04–05”, “PB-09/30”: two documents of one kind; undefined for any other whole. */
function rangeOf({ 0: first, index }: RegExpExecArray, whole: string, scheme: CodeScheme): FoundCode[] | undefined {
  const parts = scheme.parse(first);
  const [, sign, second = ""] = /^([–/])(\d+)$/.exec(whole.slice(first.length)) ?? [];
  if (!parts || sign === undefined || (sign === "/" && hasSlashes(scheme)) || /\d+$/.exec(first)?.[0].length !== second.length)
    return undefined;
  const code = scheme.format({ ...parts, number: Number(second) });
  const one = { step: undefined, revision: undefined };
  return [
    { ...one, code: first as DocumentCode, text: first, index },
    { ...one, code, text: second, index: index + first.length + 1 },
  ];
}

function hasSlashes({ shape }: CodeScheme): boolean {
  return shape.includes("/");
}

/** A code that is part of a longer one: what is cited is the longer one. Of numbers alone it is some other number. */
function longer(text: string, { start, end }: { start: number; end: number }, isNumeric = false): FoundCode[] {
  if (isNumeric) return [];
  const written = text.slice(start, end);
  return [{ code: written.replace(/[*`~]+/g, "") as DocumentCode, step: undefined, revision: undefined, text: written, index: start }];
}

/** “IN.OCC.TELK.W-18 s/d W-21”: the second end takes the first one's parts. A short scheme's is a code by itself. */
function rangeEnd(code: DocumentCode, rest: string, scheme: CodeScheme): FoundCode | undefined {
  if (scheme.kindOf(code) !== "long") return undefined;
  const match = /^(\s+(?:s\/d|s\.d\.?|sampai(?:\s+dengan)?|to|through|–)\s+)(\p{L}{1,4})-(\d{1,9})(?![\p{L}\p{N}])/iu.exec(rest);
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
