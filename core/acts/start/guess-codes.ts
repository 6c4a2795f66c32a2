import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { UsageError } from "../../usage-error.ts";

/** The usual kinds of documents, whatever letters a library gives them. */
export const kinds = ["procedure", "instruction", "standard", "form"] as const;
export type Kind = (typeof kinds)[number];

/** A scheme of codes as read from examples. */
export interface CodeGuess {
  code: LibrarySettings["code"];
  /** The type's letters of those kinds that the examples show. */
  letters: Partial<Record<Kind, string>>;
  /** What fills the other parts in the first example. */
  parts: Readonly<Record<string, string>>;
}

/** Letters that organisations use for a kind, in the field's two languages. */
const usual: Readonly<Record<Kind, readonly string[]>> = {
  procedure: ["P", "SOP", "PR", "PRO", "PROC", "QP", "PM", "POS", "PK"],
  instruction: ["W", "WI", "IK", "I", "INS", "INST", "SOT", "JKT", "TKI"],
  standard: ["S", "STD", "ST", "SPEC", "SPC", "STN"],
  form: ["F", "FR", "FM", "FRM", "FORM", "FO", "FOR", "FMT", "QF"],
};

/** One example taken apart: words and what stands between them. */
interface Taken {
  written: string;
  words: string[];
  between: string[];
}

/**
 * Reads a library's scheme of codes from codes it has: which part is the number, which the type's letters.
 * @param examples at least one; all of one scheme
 * @throws UsageError saying which example can't be read, and why
 */
export function guessCodes(examples: readonly string[]): CodeGuess {
  const taken = examples.map((example) => takeApart(example.trim()));
  const [first] = taken;
  if (!first) throw new Error("no example of a code");
  for (const other of taken) requireSameForm(first, other);
  const number = placeOfNumber(first);
  const type = placeOfType(taken, number);
  const names = nameParts(first, number, type);
  const digits = first.words[number]?.length ?? 0;
  const uneven = taken.find(({ words }) => words[number]?.length !== digits);
  if (uneven) throw unlike(first, uneven);
  const valuesAt = (index: number) => [...new Set(taken.map(({ words }) => words[index] ?? ""))];
  return {
    code: {
      pattern: first.words.map((_, index) => `${first.between[index] ?? ""}{${names[index]}}`).join(""),
      // A year goes on: it is not one of a list.
      parts: Object.fromEntries(names.flatMap((name, index) => (isOwnPart(name) && name !== "year" ? [[name, valuesAt(index)]] : []))),
      digits,
    },
    letters: kindsOf(valuesAt(type)),
    parts: Object.fromEntries(names.flatMap((name, index) => (isOwnPart(name) ? [[name, first.words[index] ?? ""]] : []))),
  };
}

/** Letters for every kind: those shown by examples, else the given ones where they are free. */
export function lettersFor(shown: CodeGuess["letters"], defaults: Readonly<Record<Kind, string>>): Record<Kind, string> {
  const taken = new Set(Object.values(shown));
  const free = (kind: Kind) => {
    const letter = [defaults[kind], ...usual[kind]].find((candidate) => !taken.has(candidate)) ?? defaults[kind];
    taken.add(letter);
    return letter;
  };
  return Object.fromEntries(kinds.map((kind) => [kind, shown[kind] ?? free(kind)])) as Record<Kind, string>;
}

function isOwnPart(name: string): boolean {
  return name !== "type" && name !== "number";
}

/** “IN.OCC.TELK.P-01” → IN OCC TELK P 01; “SOP001” → SOP 001. */
function takeApart(written: string): Taken {
  if (/[{}\p{Cc}]/u.test(written) || written.length > 60) throw cannotRead(written, noSigns);
  const words: string[] = [];
  const between: string[] = [];
  let at = 0;
  for (const match of written.matchAll(/[A-Za-z]+(?=\d+$)|[A-Za-z0-9]+/g)) {
    between.push(written.slice(at, match.index));
    words.push(match[0]);
    at = match.index + match[0].length;
  }
  if (at !== written.length) throw cannotRead(written, noSigns);
  return { written, words, between };
}

function requireSameForm(first: Taken, other: Taken): void {
  const isSame = first.words.length === other.words.length && first.between.every((sign, index) => sign === other.between[index]);
  const isNumber = (word: string | undefined) => /^\d+$/.test(word ?? "");
  if (!isSame || first.words.some((word, index) => isNumber(word) !== isNumber(other.words[index]))) throw unlike(first, other);
}

/** The last number that is no year. */
function placeOfNumber({ words, written }: Taken): number {
  const isNumber = (word: string) => /^\d{1,9}$/.test(word);
  const index = words.findLastIndex((word) => isNumber(word) && !/^(?:19|20)\d\d$/.test(word));
  const place = index === -1 ? words.findLastIndex(isNumber) : index;
  if (place === -1) throw cannotRead(written, noNumber);
  return place;
}

/** Where the type's letters stand: words known for a kind, those that differ first, the nearest before the number. */
function placeOfType(taken: readonly Taken[], number: number): number {
  const [first] = taken;
  const words = first?.words ?? [];
  const candidates = words
    .map((_, index) => index)
    .filter((index) => taken.every(({ words: own }) => /^[A-Za-z]{1,4}$/.test(own[index] ?? "")))
    .sort((a, b) => Math.abs(a - number) - Math.abs(b - number));
  const isKnown = (index: number) => taken.every(({ words: own }) => kindOf(own[index] ?? "") !== undefined);
  const isVaried = (index: number) => taken.some(({ words: own }) => own[index] !== words[index]);
  const place =
    candidates.find((index) => isKnown(index) && isVaried(index)) ?? candidates.find(isKnown) ?? candidates.find(isVaried) ?? candidates[0];
  if (place === undefined) throw cannotRead(first?.written ?? "", noType);
  return place;
}

function kindOf(letters: string): Kind | undefined {
  return kinds.find((kind) => usual[kind].includes(letters.toUpperCase()));
}

/** Letters nobody knows take the kinds that are left, in the order of the examples. */
function kindsOf(letters: readonly string[]): CodeGuess["letters"] {
  const found: Partial<Record<Kind, string>> = {};
  const unknown: string[] = [];
  for (const letter of letters) {
    const kind = kindOf(letter);
    if (kind !== undefined && found[kind] === undefined) found[kind] = letter;
    else unknown.push(letter);
  }
  for (const letter of unknown) {
    const kind = kinds.find((candidate) => found[candidate] === undefined);
    if (kind === undefined) throw new UsageError(tooManyKinds(letters));
    found[kind] = letter;
  }
  return found;
}

/** Names of a code's parts, in its order. */
function nameParts({ words }: Taken, number: number, type: number): string[] {
  const others = words.map((_, index) => index).filter((index) => index !== number && index !== type);
  const isYear = (index: number) => /^(?:19|20)\d\d$/.test(words[index] ?? "");
  const named = others.filter((index) => !isYear(index));
  const names = named.length === 1 ? ["unit"] : ["company", "unit", "client"];
  return words.map((_, index) => {
    if (index === number) return "number";
    if (index === type) return "type";
    const nth = named.indexOf(index);
    if (nth === -1) return others.filter(isYear).indexOf(index) === 0 ? "year" : `year${index}`;
    return names[nth] ?? `part${nth + 1}`;
  });
}

const noSigns: LocalText = {
  en: "it is made of letters, digits and signs between them",
  id: "kode terdiri atas huruf, angka, dan tanda di antaranya",
};
const noNumber: LocalText = { en: "it has no number", id: "tidak ada nomornya" };
const noType: LocalText = {
  en: "it has no one to four letters that tell a procedure from an instruction",
  id: "tidak ada satu sampai empat huruf yang membedakan prosedur dari instruksi",
};

function cannotRead(written: string, why: LocalText): UsageError {
  return new UsageError(
    {
      en: `“${written}” can't be read as a document code: ${why.en}.`,
      id: `“${written}” tidak dapat dibaca sebagai kode dokumen: ${why.id}.`,
    },
    { en: "Such as P-01, QA-SOP-014 or IN.OCC.TELK.P-01.", id: "Misalnya P-01, QA-SOP-014, atau IN.OCC.TELK.P-01." },
  );
}

function unlike(first: Taken, other: Taken): UsageError {
  return new UsageError(
    {
      en: `“${first.written}” and “${other.written}” are not made alike; a library has one scheme of codes.`,
      id: `“${first.written}” dan “${other.written}” tidak tersusun sama; satu pustaka memakai satu susunan kode.`,
    },
    {
      en: "Give codes of one scheme; others can be renamed when they are imported.",
      id: "Sebutkan kode dari satu susunan; yang lain dapat diganti saat diimpor.",
    },
  );
}

function tooManyKinds(letters: readonly string[]): LocalText {
  const list = letters.join(", ");
  return {
    en: `The examples show more kinds of documents than four: ${list}. Begin with four; more are added under types in library.yaml.`,
    id: `Contoh memuat lebih dari empat jenis dokumen: ${list}. Mulai dengan empat; yang lain ditambahkan pada types di library.yaml.`,
  };
}
