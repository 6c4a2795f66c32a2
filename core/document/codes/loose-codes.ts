import type { DocumentCode } from "../../../schemas/identifier.ts";
import { escapeRegExp } from "../words/escape.ts";
import { type CompiledPattern, namesIn, numberOf, oneOf } from "./code-pattern.ts";

/** Codes of a pattern as a hasty hand writes them. */
export interface LooseCodes {
  /** Source of a regular expression, without groups; for flags `iu`. */
  shape: string;
  /** The code that a loosely written one stands for; undefined where it is too far from being one. */
  mend: (written: string) => { code: DocumentCode; isSure: boolean } | undefined;
}

const DASH = "[-\\u2010-\\u2015\\u2043\\u2212\\ufe58\\ufe63\\uff0d]";
const BLANK = "[ \\t\\u00a0\\u2000-\\u200a\\u202f]";
const HAS_BLANK = new RegExp(`${BLANK}|\\n`, "u");

/** Compiles the loose form of a pattern: hyphens of any kind, blanks for them, any case, any zeros. */
export function compileLooseCodes(own: CompiledPattern): LooseCodes {
  const { pattern, parts, digits, types, kind, format, parse } = own;
  const values: Readonly<Record<string, readonly string[]>> = { ...parts, type: types };
  const pieces = pattern.split(/(\{\w+\})/);
  const names = namesIn(pattern);
  const source = (group: (name: string, shape: string) => string) =>
    pieces
      .map((piece) => (nameIn(piece) ? group(nameIn(piece) as string, partShape(nameIn(piece) as string, values)) : literal(piece)))
      .join("");
  const whole = new RegExp(`^${source((name, shape) => `(?<${name}>${shape})`)}$`, "iu");
  return {
    shape: source((_, shape) => shape),
    mend(written) {
      const groups = whole.exec(written)?.groups;
      if (!groups) return undefined;
      const spelt = names.map((name) => [name, spelled(groups[name] ?? "", values[name])] as const);
      const { type = types[0] ?? "", number = "", ...named } = Object.fromEntries(spelt);
      const code = format({ parts: named, type, number: Number(number) });
      if (code === written || !parse(code)) return undefined;
      const slips = {
        case: spelt.some(([name, value]) => value !== groups[name]) || lettersOf(code) !== lettersOf(written),
        digits: number !== numberOf(Number(number), digits),
        blank: HAS_BLANK.test(written),
      };
      const isShort = kind === "short";
      if (isShort && !isPlausible(type, number, slips)) return undefined;
      return { code, isSure: !slips.blank && !(isShort && (slips.case || slips.digits)) };
    },
  };
}

/** Much of prose looks like a short code: one slip is taken for one, “Wi-3” and “P-1 visa” are not. */
function isPlausible(type: string, number: string, slips: { case: boolean; digits: boolean; blank: boolean }): boolean {
  const count = Number(slips.case) + Number(slips.digits) + Number(slips.blank);
  if (count > 1) return false;
  // A letter and a number is a name of many things; with leading zeros it is a code.
  return type.length > 1 || !(slips.blank || (slips.digits && !number.startsWith("0")));
}

function lettersOf(text: string): string {
  return text.replace(/\P{L}/gu, "");
}

function nameIn(piece: string): string | undefined {
  return /^\{(\w+)\}$/.exec(piece)?.[1];
}

/** The scheme's own spelling of a part. */
function spelled(written: string, values: readonly string[] | undefined): string {
  return values?.find((value) => value.toLowerCase() === written.toLowerCase()) ?? written;
}

function partShape(name: string, values: Readonly<Record<string, readonly string[]>>): string {
  if (name === "number") return "\\d{1,9}";
  const known = values[name] ?? [];
  return known.length === 0 ? "[A-Za-z0-9]{1,16}" : `(?:${oneOf(known).join("|")})`;
}

function literal(piece: string): string {
  // Where a line is broken behind the hyphen, what a quotation or an item begins with may follow.
  return [...piece].map((sign) => (sign === "-" ? `(?:${BLANK}?${DASH}(?:${BLANK}|\\n[ \\t>]*)?|${BLANK})` : escapeRegExp(sign))).join("");
}
