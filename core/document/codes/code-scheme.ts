import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import { escapeRegExp } from "../words/escape.ts";
import type { CodeParts } from "./code-parts.ts";
import { type CodeMisfit, type CompiledPattern, compilePattern, type PatternKind, patternsOf } from "./code-pattern.ts";
import { compileLooseCodes } from "./loose-codes.ts";

export { folderName } from "./code-pattern.ts";

/** A library's scheme of codes, its patterns compiled once from its settings. */
export interface CodeScheme {
  /** The patterns as written, in their order. */
  patterns: readonly CompiledPattern[];
  /** Reads a code that fits a pattern in every part; undefined for any other. */
  parse: (code: string) => CodeParts | undefined;
  /** The type of a document by its code; undefined without one, and where it fits no pattern. */
  typeOf: (code: string | undefined) => string | undefined;
  /** The code whose folder has this name; undefined where codes and folders are written alike, or no code fits. */
  codeOfFolder: (name: string) => DocumentCode | undefined;
  /** True for a code with the shape of a pattern, whatever its parts say. */
  hasShape: (code: string) => boolean;
  /** Says which part of a code made like the scheme's is none of them, by the pattern that is nearest. */
  misfit: (code: string) => CodeMisfit | undefined;
  /** Reads an RC by the library's pattern: the document's code and the step's number. */
  parseRc: (rc: string) => { code: DocumentCode; step: number } | undefined;
  /** The parts of what is made like an RC, in any case, whatever stands for the document's code: an ending of it. */
  splitRc: (rc: string) => { code: string; step: number } | undefined;
  /** The RC of a step of a document. */
  formatRc: (code: string, step: number) => string;
  /** The code with the given parts, by the first pattern that takes them; the number padded to its digits. */
  format: (parts: CodeParts) => DocumentCode;
  /** Source of a regular expression for a code's shape, without groups. */
  shape: string;
  /** The shapes of the patterns of one kind; undefined where there is none. */
  shapeOf: (kind: PatternKind) => string | undefined;
  /** The same for what could be a code mistyped: other hyphens, blanks, any case, any number of digits; its known parts only. */
  looseShape: string | undefined;
  /** The code that a mistyped one stands for, and whether it can stand for nothing else; undefined for a code and for what is none. */
  mend: (written: string) => { code: DocumentCode; isSure: boolean } | undefined;
  /** True for a code of the right shape none of whose parts is one of the scheme's: “SARS-CoV-2”. */
  isForeign: (code: string) => boolean;
  /** What kind of pattern a code has the shape of. */
  kindOf: (code: string) => PatternKind | undefined;
  /** Source of a regular expression for an RC; named groups `rcCode` and `rcStep`. */
  rcShape: string;
}

/** Compiles the patterns of codes and RCs of a library's settings. */
export function compileCodeScheme(settings: Pick<LibrarySettings, "code" | "rc" | "types">): CodeScheme {
  const patterns = patternsOf(settings).map(compilePattern);
  // A code that begins like a shorter one is read whole.
  const longestFirst = [...patterns].sort((a, b) => b.names.length - a.names.length || b.pattern.length - a.pattern.length);
  const shape = either(longestFirst.map((pattern) => pattern.shape)) ?? "(?!)";
  const rcWith = (code: string) =>
    settings.rc.pattern
      .split(/(\{code\}|\{step\})/)
      .map((piece) => (piece === "{code}" ? `(?<rcCode>${code})` : piece === "{step}" ? "(?<rcStep>\\d{1,6})" : escapeRegExp(piece)))
      .join("");
  const rcShape = rcWith(shape);
  const rcWhole = new RegExp(`^${rcShape}$`);
  const rcSplit = new RegExp(`^${rcWith(".+")}$`, "iu");
  const loose = patterns.filter(({ kind }) => kind !== "numeric").map(compileLooseCodes);

  const parse = (code: string) => firstOf(patterns, (pattern) => pattern.parse(code));
  const misfit = (code: string) => {
    const each = patterns.flatMap((pattern) => [pattern.misfits(code) ?? []].filter((misfits) => misfits.length > 0));
    return parse(code) ? undefined : each.sort((a, b) => a.length - b.length)[0]?.[0];
  };
  const format = (parts: CodeParts) => {
    const ofType = patterns.filter(({ types }) => types.includes(parts.type));
    const pattern = ofType.find((own) => own.takes(parts)) ?? ofType[0] ?? patterns[0];
    return (pattern?.format(parts) ?? "") as DocumentCode;
  };
  return {
    patterns,
    shape,
    shapeOf: (kind) => either(longestFirst.filter((pattern) => pattern.kind === kind).map((pattern) => pattern.shape)),
    rcShape,
    looseShape: either(loose.map((own) => own.shape)),
    parse,
    typeOf: (code) => (code === undefined ? undefined : parse(code)?.type),
    misfit,
    codeOfFolder(name) {
      if (parse(name)) return undefined;
      const codes = patterns.flatMap((pattern) => pattern.codeOfFolder(name) ?? []);
      return codes.find(parse) ?? codes[0];
    },
    hasShape: (code) => patterns.some((pattern) => pattern.hasShape(code)),
    parseRc(rc) {
      const groups = rcWhole.exec(rc)?.groups;
      return groups ? { code: groups["rcCode"] as DocumentCode, step: Number(groups["rcStep"]) } : undefined;
    },
    splitRc(rc) {
      const groups = rcSplit.exec(rc)?.groups;
      return groups ? { code: groups["rcCode"] ?? "", step: Number(groups["rcStep"]) } : undefined;
    },
    formatRc: (code, step) => settings.rc.pattern.replaceAll("{code}", code).replaceAll("{step}", String(step)),
    mend: (written) => (parse(written) ? undefined : firstOf(loose, (own) => own.mend(written))),
    isForeign(code) {
      const shaped = patterns.filter((pattern) => pattern.hasShape(code));
      return shaped.length > 0 && shaped.every((pattern) => isForeignTo(pattern, code));
    },
    kindOf: (code) => (patterns.find((pattern) => pattern.parse(code)) ?? patterns.find((pattern) => pattern.hasShape(code)))?.kind,
    format,
  };
}

/** Of a short pattern only its own letters are taken for a code at all. */
function isForeignTo({ kind, pattern, names, parts, misfits }: CompiledPattern, code: string): boolean {
  // A word that all codes have, as “ACME” of ACME-{type}-{number}, is a part of the scheme's, too.
  if (kind !== "long" || /\p{L}{2}/u.test(pattern.replace(/\{\w+\}/g, " "))) return false;
  const strange = new Set(misfits(code)?.map(({ part }) => part));
  const named = names.filter((name) => name === "type" || parts[name] !== undefined);
  return named.length > 0 && named.every((name) => strange.has(name));
}

function either(sources: readonly string[]): string | undefined {
  return sources.length < 2 ? sources[0] : `(?:${sources.join("|")})`;
}

function firstOf<From, To>(all: readonly From[], read: (one: From) => To | undefined): To | undefined {
  for (const one of all) {
    const found = read(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
