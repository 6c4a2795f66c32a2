import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import { escapeRegExp } from "../words/escape.ts";
import type { CodeParts } from "./code-parts.ts";

/** Codes of a scheme as a hasty hand writes them. */
export interface LooseCodes {
  /** Source of a regular expression, without groups; for flags `iu`. */
  shape: string;
  /** True for a scheme of type and number alone. */
  isShort: boolean;
  /** The parts of a code written loosely, in the scheme's own spelling; undefined where it is too far from being one. */
  read: (written: string) => { parts: CodeParts; isSure: boolean } | undefined;
}

const DASH = "[-\\u2010-\\u2015\\u2043\\u2212\\ufe58\\ufe63\\uff0d]";
const BLANK = "[ \\t\\u00a0\\u2000-\\u200a\\u202f]";
const HAS_BLANK = new RegExp(BLANK, "u");

/** Compiles the loose form of a library's scheme: hyphens of any kind, blanks for them, any case, any zeros. */
export function compileLooseCodes(settings: Pick<LibrarySettings, "code" | "types">): LooseCodes {
  const { pattern, parts, digits } = settings.code;
  const values: Readonly<Record<string, readonly string[]>> = { ...parts, type: Object.keys(settings.types) };
  const pieces = pattern.split(/(\{\w+\})/);
  const names = pieces.flatMap((piece) => nameIn(piece) ?? []);
  const isShort = names.every((name) => name === "type" || name === "number");
  const source = (group: (name: string, shape: string) => string) =>
    pieces
      .map((piece) => (nameIn(piece) ? group(nameIn(piece) as string, partShape(nameIn(piece) as string, values)) : literal(piece)))
      .join("");
  const whole = new RegExp(`^${source((name, shape) => `(?<${name}>${shape})`)}$`, "iu");
  return {
    shape: source((_, shape) => shape),
    isShort,
    read(written) {
      const groups = whole.exec(written)?.groups;
      if (!groups) return undefined;
      const own = names.map((name) => [name, spelled(groups[name] ?? "", values[name])] as const);
      const { type = "", number = "", ...named } = Object.fromEntries(own);
      const slips = {
        case: own.some(([name, value]) => value !== groups[name]),
        digits: number.length !== digits,
        blank: HAS_BLANK.test(written),
      };
      if (isShort && !isPlausible(type, number, slips)) return undefined;
      const isSure = !slips.blank && !(isShort && (slips.case || slips.digits));
      return { parts: { parts: named, type, number: Number(number) }, isSure };
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

function nameIn(piece: string): string | undefined {
  return /^\{(\w+)\}$/.exec(piece)?.[1];
}

/** The scheme's own spelling of a part. */
function spelled(written: string, values: readonly string[] | undefined): string {
  return values?.find((value) => value.toLowerCase() === written.toLowerCase()) ?? written;
}

function partShape(name: string, values: Readonly<Record<string, readonly string[]>>): string {
  if (name === "number") return "\\d{1,9}";
  const known = values[name];
  if (!known || known.length === 0) return "[A-Za-z0-9]{1,16}";
  const longestFirst = [...known].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(escapeRegExp).join("|")})`;
}

function literal(piece: string): string {
  return [...piece].map((sign) => (sign === "-" ? `(?:${BLANK}?${DASH}${BLANK}?|${BLANK})` : escapeRegExp(sign))).join("");
}
