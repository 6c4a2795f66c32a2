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
 * Reads a library's scheme of codes from codes it has: which part is the number, which the type's letters. Examples made
 * unlike each other are several patterns, by type: the first is for all types that the others don't show.
 * @param examples at least one
 * @throws UsageError saying which example can't be read, and why
 */
export function guessCodes(examples: readonly string[]): CodeGuess {
  const forms: [Taken, ...Taken[]][] = [];
  for (const own of examples.map((example) => takeApart(example.trim()))) {
    const alike = forms.find(([first]) => isOfSameForm(first, own));
    if (alike) alike.push(own);
    else forms.push([own]);
  }
  const guesses = forms.map(guessPattern);
  const [first, ...others] = guesses;
  if (!first) throw new Error("no example of a code");
  for (const [index, { shown }] of guesses.entries()) {
    const before = guesses.slice(0, index).findIndex((guess) => guess.shown.some((type) => shown.includes(type)));
    if (before >= 0) throw unlike(forms[before]?.[0] as Taken, forms[index]?.[0] as Taken);
  }
  return {
    code: others.length === 0 ? first.pattern : [first.pattern, ...others.map(({ pattern, shown }) => ({ ...pattern, types: shown }))],
    letters: first.isNumeric ? oneLetter : kindsOf(guesses.flatMap(({ shown }) => shown)),
    parts: Object.assign({}, ...guesses.map(({ parts }) => parts).reverse()),
  };
}

/** Codes without letters don't tell types: all are of one. */
const oneLetter: CodeGuess["letters"] = Object.fromEntries(kinds.map((kind) => [kind, "P"]));

/** One pattern of the scheme, the types its examples show, and what fills the other parts in the first of them. */
function guessPattern(taken: readonly [Taken, ...Taken[]]) {
  const [first] = taken;
  const number = placeOfNumber(first);
  const isNumeric = first.words.length > 1 && taken.every(({ words }) => words.every((word) => /^\d+$/.test(word)));
  const type = isNumeric ? -1 : placeOfType(taken, number);
  const names = isNumeric ? numberedParts(first, number) : nameParts(first, number, type);
  const digits = first.words[number]?.length ?? 0;
  const uneven = taken.find(({ words }) => words[number]?.length !== digits);
  if (uneven) throw unlike(first, uneven);
  const valuesAt = (index: number) => [...new Set(taken.map(({ words }) => words[index] ?? ""))];
  return {
    isNumeric,
    shown: isNumeric ? ["P"] : valuesAt(type),
    pattern: {
      pattern: first.words.map((_, index) => `${first.between[index] ?? ""}{${names[index]}}`).join(""),
      parts: Object.fromEntries(names.flatMap((name, index) => (isOwnPart(name) ? [[name, valuesAt(index)]] : []))),
      digits,
    },
    parts: Object.fromEntries(names.flatMap((name, index) => (isOwnPart(name) ? [[name, first.words[index] ?? ""]] : []))),
  };
}

/** “12.3.4”: chapter, section and number. */
function numberedParts({ words }: Taken, number: number): string[] {
  const names = ["chapter", "section"];
  return words.map((_, index) => (index === number ? "number" : (names.shift() ?? `part${index + 1}`)));
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
  // “SOP001” is letters and a number; “A4” behind a number of its own is one word.
  const wordForm = /(?:^|[^A-Za-z0-9])\d+(?:[^A-Za-z0-9]|$)/.test(written) ? /[A-Za-z0-9]+/g : /[A-Za-z]+(?=\d+$)|[A-Za-z0-9]+/g;
  for (const match of written.matchAll(wordForm)) {
    between.push(written.slice(at, match.index));
    words.push(match[0]);
    at = match.index + match[0].length;
  }
  if (at !== written.length) throw cannotRead(written, noSigns);
  return { written, words, between };
}

function isOfSameForm(first: Taken, other: Taken): boolean {
  const isSame = first.words.length === other.words.length && first.between.every((sign, index) => sign === other.between[index]);
  const isNumber = (word: string | undefined) => /^\d+$/.test(word ?? "");
  return isSame && first.words.every((word, index) => isNumber(word) === isNumber(other.words[index]));
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
      en: `“${first.written}” and “${other.written}” are codes of one type and not made alike.`,
      id: `“${first.written}” dan “${other.written}” adalah kode satu jenis tetapi tidak tersusun sama.`,
    },
    {
      en: "Give one of them: each type has one way of making codes. Others can be renamed when they are imported.",
      id: "Sebutkan salah satunya: setiap jenis memiliki satu susunan kode. Yang lain dapat diganti saat diimpor.",
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
