import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { CodePattern, LibrarySettings } from "../../../schemas/library-settings.ts";
import { escapeRegExp } from "../words/escape.ts";
import type { CodeParts } from "./code-parts.ts";

/** One pattern of a library's codes, with the types it is for. */
export interface PatternOfTypes extends CodePattern {
  types: string[];
}

/**
 * - `long`: three parts or more, so that one with a mistyped part is still seen to be a code;
 * - `short`: type and number, “P-01”: prose holds much that looks like it, so nothing else is taken for one;
 * - `numeric`: no letter in it, “12.3.4”: in prose it may as well be a clause or a version.
 */
export type PatternKind = "long" | "short" | "numeric";

/** A part of a code that no pattern allows, and what it may be. */
export interface CodeMisfit {
  part: string;
  value: string;
  allowed: readonly string[];
}

/** One pattern compiled. */
export interface CompiledPattern extends PatternOfTypes {
  kind: PatternKind;
  /** The parts in braces, in their order. */
  names: readonly string[];
  /** Source of a regular expression for a code's shape, without groups. */
  shape: string;
  hasShape: (code: string) => boolean;
  /** Which parts of a code made like these are none of the pattern's; undefined for any other text. */
  misfits: (code: string) => CodeMisfit[] | undefined;
  parse: (code: string) => CodeParts | undefined;
  /** True where a code with these parts can be made. */
  takes: (parts: CodeParts) => boolean;
  /** The code with these parts; one that is not named takes its first value. */
  format: (parts: CodeParts) => DocumentCode;
  /** The code whose folder has this name, where codes and folders are not written alike. */
  codeOfFolder: (name: string) => DocumentCode | undefined;
}

/** A library's patterns in their order. One without `types` is for all that no other names. */
export function patternsOf({ code, types }: Pick<LibrarySettings, "code" | "types">): PatternOfTypes[] {
  const patterns = Array.isArray(code) ? code : [code];
  const named = new Set(patterns.flatMap((pattern) => pattern.types ?? []));
  const rest = Object.keys(types).filter((type) => !named.has(type));
  return patterns.map((pattern) => ({ ...pattern, types: pattern.types ?? rest }));
}

/** The parts in braces, in their order. */
export function namesIn(pattern: string): string[] {
  return [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
}

/** One pattern as expressions: what codes by it look like, and what their parts may be. */
export function compilePattern(own: PatternOfTypes): CompiledPattern {
  const { pattern, parts, types, digits } = own;
  const names = namesIn(pattern);
  const allowed: Readonly<Record<string, readonly string[]>> = { ...parts, type: types };
  const kind = kindOf(own);
  const partShape = (name: string) => shapeOfPart(name, allowed[name] ?? [], kind, digits);
  const capture = (form: string) => new RegExp(`^${substitute(form, (name) => `(?<${name}>${partShape(name)})`)}$`);
  const whole = capture(pattern);
  // A document's own code is meant as one, however it is written.
  const wide = new RegExp(
    `^${substitute(pattern, (name) => `(?<${name}>${name === "number" ? "\\d{1,9}" : wordShape(allowed[name] ?? [])})`)}$`,
  );
  const ofFolder = folderName(pattern) === pattern ? undefined : capture(folderName(pattern));

  const fitsNumber = new RegExp(`^${partShape("number")}$`);
  const misfitOf = (part: string, value: string, values: readonly string[] | undefined): CodeMisfit | undefined => {
    if (part !== "number") return values === undefined || values.includes(value) ? undefined : { part, value, allowed: values };
    const isFit = fitsNumber.test(value) && value === numberOf(Number(value), digits);
    return isFit ? undefined : { part, value, allowed: ["0".repeat(digits)] };
  };
  const misfits = (code: string) => {
    const found = whole.exec(code) ?? wide.exec(code);
    return found ? names.flatMap((name) => misfitOf(name, found.groups?.[name] ?? "", allowed[name]) ?? []) : undefined;
  };
  return {
    ...own,
    kind,
    names,
    shape: substitute(pattern, partShape),
    hasShape: (code) => whole.test(code),
    misfits,
    parse(code) {
      const found = whole.exec(code);
      if (!found || misfits(code)?.length !== 0) return undefined;
      const { type = types[0] ?? "", number = "", ...named } = found.groups ?? {};
      return { parts: { ...named }, type, number: Number(number) };
    },
    takes: (code) =>
      types.includes(code.type) &&
      Object.entries(code.parts).every(([name, value]) => names.includes(name) && allowed[name]?.includes(value) !== false),
    format: (code) => pattern.replace(/\{(\w+)\}/g, (_, name: string) => written(name, code, allowed[name] ?? [], digits)) as DocumentCode,
    codeOfFolder(name) {
      const groups = ofFolder?.exec(name)?.groups;
      return groups && (pattern.replace(/\{(\w+)\}/g, (_, part: string) => groups[part] ?? "") as DocumentCode);
    },
  };
}

/** The name of the folder a document stands in: its code, with what file systems refuse written as `-`. */
export function folderName(code: string): string {
  return code.replace(/[/\\:*?"<>|\s]/g, "-");
}

/** A number as codes write it: as wide as the scheme says, wider where it must be. */
export function numberOf(number: number, digits: number): string {
  return String(number).padStart(digits, "0");
}

function kindOf({ pattern, parts, types }: PatternOfTypes): PatternKind {
  const names = namesIn(pattern);
  const values = names.flatMap((name) => (name === "type" ? types : (parts[name] ?? [])));
  if (names.every((name) => name === "number" || values.length > 0)) {
    const isNumeric = !/\p{L}/u.test(pattern.replace(/\{\w+\}/g, "")) && values.every((value) => /^\d+$/.test(value));
    if (isNumeric) return "numeric";
  }
  return (pattern.match(/\{\w+\}|[\p{L}\p{N}]+/gu) ?? []).length > 2 ? "long" : "short";
}

/** A mistyped part must still be recognised as a code, so that it is reported and not overlooked; of a short or numeric one it can't be. */
function shapeOfPart(name: string, values: readonly string[], kind: PatternKind, digits: number): string {
  if (name === "number") return numberShape(kind, digits);
  const own = oneOf(values);
  if (name === "type") return kind === "long" ? `(?:${[...own, "[A-Za-z]{1,4}"].join("|")})` : `(?:${own.join("|")})`;
  return kind === "numeric" ? `(?:${own.join("|")})` : "[A-Za-z0-9]{1,16}";
}

function wordShape(values: readonly string[]): string {
  return `(?:${[...oneOf(values), "[A-Za-z]{1,16}", "[A-Za-z0-9]{1,16}"].join("|")})`;
}

/** Sources of regular expressions for words, the longest first, so that none is taken for the beginning of another. */
export function oneOf(values: readonly string[]): string[] {
  return [...values].sort((a, b) => b.length - a.length).map(escapeRegExp);
}

/** Of a short pattern a wider number is no code: “F-150”, “S-400”. */
function numberShape(kind: PatternKind, digits: number): string {
  if (kind === "long") return "\\d{1,9}";
  return kind === "short" && digits > 1 ? `\\d{${digits}}` : `(?:\\d{${digits}}|[1-9]\\d{${digits}})`;
}

function written(name: string, { parts, type, number }: CodeParts, values: readonly string[], digits: number): string {
  if (name === "type") return type;
  if (name === "number") return numberOf(number, digits);
  const value = parts[name];
  return value !== undefined && (values.length === 0 || values.includes(value)) ? value : (values[0] ?? value ?? "");
}

function substitute(pattern: string, replace: (name: string) => string): string {
  return pattern
    .split(/(\{\w+\})/)
    .map((piece) => (/^\{\w+\}$/.test(piece) ? replace(piece.slice(1, -1)) : escapeRegExp(piece)))
    .join("");
}
