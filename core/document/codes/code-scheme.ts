import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import { escapeRegExp } from "../words/escape.ts";
import type { CodeParts } from "./code-parts.ts";
import { compileLooseCodes } from "./loose-codes.ts";

/** A library's scheme of codes, compiled once from its settings. */
export interface CodeScheme {
  /** Reads a code that fits the scheme in every part; undefined for any other. */
  parse: (code: string) => CodeParts | undefined;
  /** The code whose folder has this name; undefined where codes and folders are written alike, or no code fits. */
  codeOfFolder: (name: string) => DocumentCode | undefined;
  /** True for a code with the scheme's shape, whatever its parts say. */
  hasShape: (code: string) => boolean;
  /** Says which part of a code of the right shape is not one of the scheme's. */
  misfit: (code: string) => CodeMisfit | undefined;
  /** Reads an RC by the library's pattern: the document's code and the step's number. */
  parseRc: (rc: string) => { code: DocumentCode; step: number } | undefined;
  /** The RC of a step of a document. */
  formatRc: (code: string, step: number) => string;
  /** The code with the given parts; the number padded to the scheme's digits. */
  format: (parts: CodeParts) => DocumentCode;
  /** Source of a regular expression for a code's shape, without groups. */
  shape: string;
  /** The same for what could be a code mistyped: other hyphens, blanks, any case, any number of digits; its known parts only. */
  looseShape: string;
  /** The code that a mistyped one stands for, and whether it can stand for nothing else; undefined for a code and for what is none. */
  mend: (written: string) => { code: DocumentCode; isSure: boolean } | undefined;
  /** True for a code of the right shape none of whose parts is one of the scheme's: “SARS-CoV-2”. */
  isForeign: (code: string) => boolean;
  /** True for a scheme of type and number alone, “P-01”: prose holds much that looks like its codes. */
  isShort: boolean;
  /** Source of a regular expression for an RC; named groups `rcCode` and `rcStep`. */
  rcShape: string;
}

export interface CodeMisfit {
  part: string;
  value: string;
  allowed: readonly string[];
}

/** Compiles the code and RC patterns of a library's settings. */
export function compileCodeScheme(settings: Pick<LibrarySettings, "code" | "rc" | "types">): CodeScheme {
  const { pattern, parts, digits } = settings.code;
  const types = Object.keys(settings.types);
  const allowed: Record<string, readonly string[]> = { ...parts, type: types };
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const shape = shapeOf(pattern, names, types, digits);
  const capture = (form: string) => new RegExp(`^${substitute(form, (name) => `(?<${name}>${partShape(name, names, types, digits)})`)}$`);
  const capturing = capture(pattern);
  const ofFolder = folderName(pattern) === pattern ? undefined : capture(folderName(pattern));
  const rcShape = settings.rc.pattern
    .split(/(\{code\}|\{step\})/)
    .map((piece) => (piece === "{code}" ? `(?<rcCode>${shape})` : piece === "{step}" ? "(?<rcStep>\\d{1,6})" : escapeRegExp(piece)))
    .join("");
  const rcWhole = new RegExp(`^${rcShape}$`);
  const loose = compileLooseCodes(settings);

  const misfit = (code: string): CodeMisfit | undefined => {
    const groups = capturing.exec(code)?.groups;
    return (
      groups &&
      misfitOf(
        names.map((name) => [name, groups[name] ?? ""] as const),
        allowed,
        digits,
      )
    );
  };
  const format = (code: CodeParts) => pattern.replace(/\{(\w+)\}/g, (_, name: string) => partOf(code, name, digits)) as DocumentCode;
  return {
    shape,
    rcShape,
    isShort: loose.isShort,
    looseShape: loose.shape,
    misfit,
    codeOfFolder(name) {
      const groups = ofFolder?.exec(name)?.groups;
      return groups && (pattern.replace(/\{(\w+)\}/g, (_, part: string) => groups[part] ?? "") as DocumentCode);
    },
    hasShape: (code) => capturing.test(code),
    parse(code) {
      const groups = capturing.exec(code)?.groups;
      if (!groups || misfit(code)) return undefined;
      const { type = "", number = "", ...named } = groups;
      return { parts: { ...named }, type, number: Number(number) };
    },
    parseRc(rc) {
      const groups = rcWhole.exec(rc)?.groups;
      return groups ? { code: groups.rcCode as DocumentCode, step: Number(groups.rcStep) } : undefined;
    },
    formatRc: (code, step) => settings.rc.pattern.replaceAll("{code}", code).replaceAll("{step}", String(step)),
    mend(written) {
      const read = loose.read(written);
      if (!read) return undefined;
      const code = format(read.parts);
      return code === written || misfit(code) ? undefined : { code, isSure: read.isSure };
    },
    isForeign(code) {
      const groups = loose.isShort ? undefined : capturing.exec(code)?.groups;
      const named = names.filter((name) => allowed[name] !== undefined);
      return groups !== undefined && named.every((name) => !allowed[name]?.includes(groups[name] ?? ""));
    },
    format,
  };
}

/** The first part of a code, by name and value, that is not one of the scheme's. */
function misfitOf(
  written: readonly (readonly [name: string, value: string])[],
  allowed: Readonly<Record<string, readonly string[]>>,
  digits: number,
): CodeMisfit | undefined {
  for (const [part, value] of written) {
    if (part === "number" && value.length !== digits) return { part, value, allowed: ["0".repeat(digits)] };
    const values = allowed[part];
    if (values !== undefined && !values.includes(value)) return { part, value, allowed: values };
  }
  return undefined;
}

function partOf({ parts, type, number }: CodeParts, name: string, digits: number): string {
  if (name === "type") return type;
  return name === "number" ? String(number).padStart(digits, "0") : (parts[name] ?? "");
}

/** The name of the folder a document stands in: its code, with what file systems refuse written as `-`. */
export function folderName(code: string): string {
  return code.replace(/[/\\:*?"<>|\s]/g, "-");
}

function shapeOf(pattern: string, names: string[], types: string[], digits: number): string {
  return substitute(pattern, (name) => partShape(name, names, types, digits));
}

/**
 * A mistyped part must still be recognised as a code, so that it is reported and not overlooked. A scheme of
 * type and number alone ("P-01") would then match half of all prose, so it takes only its own letters.
 */
function partShape(name: string, names: string[], types: string[], digits: number): string {
  const bare = names.every((other) => other === "type" || other === "number");
  if (name === "number") return bare ? `\\d{${digits}}` : "\\d{1,9}";
  if (name === "type") return bare ? `(?:${types.map(escapeRegExp).join("|")})` : "[A-Za-z]{1,4}";
  return "[A-Za-z0-9]{1,16}";
}

function substitute(pattern: string, replace: (name: string) => string): string {
  return pattern
    .split(/(\{\w+\})/)
    .map((piece) => (/^\{\w+\}$/.test(piece) ? replace(piece.slice(1, -1)) : escapeRegExp(piece)))
    .join("");
}
