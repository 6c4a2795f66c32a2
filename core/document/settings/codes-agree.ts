import { documentCode } from "../../../schemas/identifier.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { namesIn, type PatternOfTypes, patternsOf } from "../codes/code-pattern.ts";
import { type CodeScheme, compileCodeScheme, folderName } from "../codes/code-scheme.ts";
import { nearest } from "../words/nearest.ts";
import type { Path } from "../yaml/schema-path.ts";
import { mendedPattern } from "./setting-hints.ts";

export type Tell = (path: Path, message: LocalText, fix: LocalText) => void;

/** A pattern, and the key of `library.yaml` it stands under. */
interface Placed extends PatternOfTypes {
  path: Path;
}

/** What of the scheme of codes does not fit together: each pattern by itself, then all by codes made and read again. */
export function checkCodes(settings: LibrarySettings, tell: Tell): void {
  const isList = Array.isArray(settings.code);
  const patterns = patternsOf(settings).map((pattern, index): Placed => ({ ...pattern, path: isList ? ["code", index] : ["code"] }));
  const isTypeRight = checkTypes(patterns, settings, tell);
  const isEachRight = patterns.map((pattern) => checkPattern(pattern, settings, tell));
  if (isTypeRight && !isEachRight.includes(false)) checkMade(patterns, settings, tell);
}

/** @returns true where each type is told by some pattern, and may stand in codes */
function checkTypes(patterns: readonly Placed[], { types }: LibrarySettings, tell: Tell): boolean {
  const letters = Object.keys(types);
  const meant = patterns.flatMap((pattern) => tellOfStrange(pattern, letters, tell));
  const without = letters.filter((type) => !meant.includes(type) && !patterns.some((pattern) => pattern.types.includes(type)));
  if (without.length > 0) {
    const list = without.join(", ");
    tell(
      ["code"],
      { en: `No pattern of codes is for the types ${list}.`, id: `Tidak ada pola kode untuk jenis ${list}.` },
      {
        en: "Add them to the types of one of the patterns, or leave types out of one: it is for all that no other names.",
        id: "Tambahkan pada types salah satu pola, atau hapus types dari satu pola: pola itu untuk semua yang tidak disebut pola lain.",
      },
    );
  }
  const unfit = letters.filter(
    (type) => !/^[A-Za-z0-9]{1,16}$/.test(type) && patterns.some((own) => own.types.includes(type) && own.pattern.includes("{type}")),
  );
  for (const type of unfit) {
    tell(
      ["types", type],
      { en: `The type “${type}” can't stand in a code.`, id: `Jenis “${type}” tidak dapat menjadi bagian kode.` },
      {
        en: "In codes a type is one to sixteen letters A–Z and digits, such as P, WI or SOP; its printed name may be anything.",
        id: "Dalam kode, jenis terdiri atas satu sampai enam belas huruf A–Z dan angka, misalnya P, WI, atau SOP; nama tercetaknya bebas.",
      },
    );
  }
  return meant.length + without.length + unfit.length === 0;
}

/** @returns the types that were meant, or what was written */
function tellOfStrange({ types, path }: Placed, letters: readonly string[], tell: Tell): string[] {
  return types.flatMap((type, index) => {
    if (letters.includes(type)) return [];
    const guess = nearest(type, letters);
    tell(
      [...path, "types", index],
      { en: `“${type}” is not one of the types.`, id: `“${type}” bukan salah satu jenis.` },
      guess
        ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
        : { en: `The types are ${letters.join(", ")}.`, id: `Jenisnya ${letters.join(", ")}.` },
    );
    return [guess ?? type];
  });
}

/** @returns true where place-holders and parts of a pattern belong together, and may stand in a code */
function checkPattern(own: Placed, settings: LibrarySettings, tell: Tell): boolean {
  return (
    !(tellOfBraces(own, tell) || tellOfType(own, settings, tell) || tellOfUnused(own, tell) || tellOfBlank(own, tell)) &&
    checkParts(own, tell)
  );
}

/** Place-holders that stand for nothing are one fault, unless one is a slip for a part that is left over. */
function tellOfBraces({ pattern, parts, path }: Placed, tell: Tell): boolean {
  const named = [...pattern.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] as string);
  const known = ["type", "number", ...Object.keys(parts)];
  const twice = named.find((name, index) => known.includes(name) && named.indexOf(name) !== index);
  const unknown = [...new Set(named.filter((name) => !known.includes(name)))];
  const unused = known.filter((name) => !named.includes(name));
  const onlyPart = unknown.length === 1 && unused.length === 1 && unused[0] !== "type" ? unused[0] : undefined;
  const slip = unknown.find((name) => nearest(name, unused) ?? onlyPart);
  if (twice === undefined && unknown.length === 0) return false;
  const at = [...path, "pattern"];
  if (slip !== undefined) {
    const guess = nearest(slip, unused) ?? onlyPart;
    tell(at, standsForNothing([slip], pattern), { en: `Did you mean “{${guess}}”?`, id: `Maksudnya “{${guess}}”?` });
  } else if (unknown.length > 0) {
    const list = unknown.map((name) => `${/^\w+$/.test(name) ? name : "dept"}: [QA, PRD]`).join(", ");
    tell(at, standsForNothing(unknown, pattern), {
      en: `List what may stand there, under code: parts: { ${list} }`,
      id: `Sebutkan yang boleh ada di sana, di bawah code: parts: { ${list} }`,
    });
  } else {
    tell(
      at,
      { en: `“{${twice}}” stands twice in the pattern “${pattern}”.`, id: `“{${twice}}” ada dua kali dalam pola “${pattern}”.` },
      { en: "Write it once.", id: "Tulis sekali saja." },
    );
  }
  return true;
}

function standsForNothing(names: readonly string[], pattern: string): LocalText {
  const list = (word: string) => names.map((name) => `“{${name}}”`).join(` ${word} `);
  return {
    en: `${list("and")} in the pattern “${pattern}” ${names.length > 1 ? "stand" : "stands"} for nothing.`,
    id: `${list("dan")} dalam pola “${pattern}” tidak mewakili apa pun.`,
  };
}

/** A pattern may leave the type out where all its codes are of one. */
function tellOfType({ pattern, parts, types, path }: Placed, settings: LibrarySettings, tell: Tell): boolean {
  if (pattern.includes("{type}") || types.length === 1) return false;
  const list = (types.length > 0 ? types : Object.keys(settings.types)).join(", ");
  const meant = types.find((own) => pattern.split(/[^\p{L}\p{N}]+/u).includes(own)) ?? types[0] ?? "P";
  const [whole, ofOne] = [mendedPattern(pattern, types, parts), `{ types: [${meant}], pattern: "${pattern}" }`];
  tell(
    [...path, "pattern"],
    {
      en: `The pattern “${pattern}” lacks {type}, and its codes are of several types: ${list}.`,
      id: `Pola “${pattern}” tidak memuat {type}, padahal kodenya dari beberapa jenis: ${list}.`,
    },
    {
      en: `Write “${whole}”: {type} stands for the letters of a document's type. Or keep it for one type, beside other patterns: code: [${ofOne}, …].`,
      id: `Tulis “${whole}”: {type} mewakili huruf jenis dokumen. Atau pertahankan untuk satu jenis, di samping pola lain: code: [${ofOne}, …].`,
    },
  );
  return true;
}

function tellOfUnused({ pattern, parts, path }: Placed, tell: Tell): boolean {
  const named = namesIn(pattern);
  const unused = Object.keys(parts).find((part) => !named.includes(part));
  if (unused === undefined) return false;
  tell(
    [...path, "parts", unused],
    {
      en: `The part “${unused}” stands nowhere in the pattern “${pattern}”.`,
      id: `Bagian “${unused}” tidak ada dalam pola “${pattern}”.`,
    },
    { en: `Write {${unused}} where it stands in a code, or delete it.`, id: `Tulis {${unused}} di tempatnya dalam kode, atau hapus.` },
  );
  return true;
}

function tellOfBlank({ pattern, path }: Placed, tell: Tell): boolean {
  if (!/\s/.test(pattern)) return false;
  const mended = pattern.trim().replace(/\s+/g, "-");
  tell(
    [...path, "pattern"],
    { en: `The pattern “${pattern}” holds a blank; a code is one word.`, id: `Pola “${pattern}” memuat spasi; kode adalah satu kata.` },
    { en: `Write “${mended}”.`, id: `Tulis “${mended}”.` },
  );
  return true;
}

/** @returns true where all values of parts may stand in codes, and each part has one */
function checkParts({ parts, path }: Placed, tell: Tell): boolean {
  let isRight = true;
  for (const [name, values] of Object.entries(parts)) {
    if (values.length === 0) {
      isRight = false;
      tell(
        [...path, "parts", name],
        { en: `Nothing may stand for {${name}}.`, id: `Tidak ada yang boleh mewakili {${name}}.` },
        { en: `List what may: ${name}: [QA, PRD]`, id: `Sebutkan yang boleh: ${name}: [QA, PRD]` },
      );
    }
    values.forEach((value, index) => {
      if (/^[A-Za-z0-9]{1,16}$/.test(value)) return;
      isRight = false;
      const plain = value.replace(/[^A-Za-z0-9]/g, "").slice(0, 16) || "QA";
      tell(
        [...path, "parts", name, index],
        { en: `“${value}” can't stand in a code.`, id: `“${value}” tidak dapat menjadi bagian kode.` },
        {
          en: `Write it with letters A–Z and digits only, at most 16, such as ${plain}.`,
          id: `Tulis hanya dengan huruf A–Z dan angka, paling banyak 16, misalnya ${plain}.`,
        },
      );
    });
  }
  return isRight;
}

/** A code is made of each value a part may take, and read again. */
function checkMade(patterns: readonly Placed[], settings: LibrarySettings, tell: Tell): void {
  const scheme = compileCodeScheme(settings);
  patterns.some((own, index) => {
    const lost = codesOf(own, scheme.patterns[index]).find((made) => !isReadAgain(made, own, scheme));
    if (!lost) return false;
    const other = scheme.patterns.find((pattern, at) => at !== index && (pattern.parse(lost.code) || pattern.parse(folderName(lost.code))));
    tell(
      [...own.path, "pattern"],
      other
        ? {
            en: `A code made by “${own.pattern}”, such as “${lost.code}”, can't be told from one made by “${other.pattern}”.`,
            id: `Kode menurut “${own.pattern}”, misalnya “${lost.code}”, tidak terbedakan dari kode menurut “${other.pattern}”.`,
          }
        : {
            en: `A code made by “${own.pattern}”, such as “${lost.code}”, can't be taken apart again.`,
            id: `Kode menurut “${own.pattern}”, misalnya “${lost.code}”, tidak dapat diuraikan kembali.`,
          },
      other
        ? {
            en: "Let them differ by their signs or parts, or make one pattern of both.",
            id: "Bedakan tanda atau bagian-bagiannya, atau jadikan satu pola.",
          }
        : {
            en: "Put a mark such as “-”, “.” or “/” between its parts.",
            id: "Beri tanda seperti “-”, “.”, atau “/” di antara bagian-bagiannya.",
          },
    );
    return true;
  });
}

type Made = ReturnType<typeof codesOf>[number];

function codesOf({ parts, types, digits }: PatternOfTypes, pattern: CodeScheme["patterns"][number] | undefined) {
  const first = Object.fromEntries(Object.entries(parts).map(([name, values]) => [name, values[0] ?? ""]));
  const number = 10 ** digits - 1;
  const [type = ""] = types;
  return [
    ...types.map((own) => ({ parts: first, type: own, number })),
    ...Object.entries(parts).flatMap(([name, values]) => values.map((value) => ({ parts: { ...first, [name]: value }, type, number }))),
  ].map((own) => ({ ...own, code: pattern?.format(own) ?? "" }));
}

function isReadAgain(made: Made, { parts }: PatternOfTypes, { parse, codeOfFolder, patterns }: CodeScheme): boolean {
  const read = documentCode.safeParse(made.code).success ? parse(made.code) : undefined;
  const isSame =
    read?.type === made.type && read.number === made.number && Object.keys(parts).every((name) => read.parts[name] === made.parts[name]);
  const folder = folderName(made.code);
  return (
    isSame &&
    patterns.filter((pattern) => pattern.parse(made.code)).length === 1 &&
    (folder === made.code || codeOfFolder(folder) === made.code)
  );
}
