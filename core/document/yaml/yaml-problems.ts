import type { YAMLError } from "yaml";
import type { Range } from "../../../schemas/finding.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Problem } from "../document.ts";

/** What the parser's error codes mean to someone who writes a document. */
const texts: Partial<Record<YAMLError["code"], LocalText>> = {
  DUPLICATE_KEY: {
    en: "The key is written twice; one value was not read.",
    id: "Kunci ini ditulis dua kali; salah satu nilainya tidak terbaca.",
  },
  TAB_AS_INDENT: {
    en: "The line is indented by a tab; YAML takes blanks only.",
    id: "Baris ini menjorok dengan tab; YAML hanya menerima spasi.",
  },
  MISSING_CHAR: { en: "A closing quote, bracket or colon is missing.", id: "Tanda kutip penutup, kurung, atau titik dua tidak ada." },
  BAD_INDENT: { en: "The line is not indented like its neighbours.", id: "Inden baris ini tidak sejajar dengan baris di sekitarnya." },
  MULTILINE_IMPLICIT_KEY: {
    en: "A key runs over two lines; a colon or a quote is missing above.",
    id: "Kunci melewati dua baris; titik dua atau tanda kutip di atasnya tidak ada.",
  },
  UNEXPECTED_TOKEN: { en: "YAML can't read what stands here in this place.", id: "YAML tidak dapat membaca yang tertulis di sini." },
  BAD_SCALAR_START: {
    en: "A value begins with a sign that YAML keeps for itself; such a value is written in quotes.",
    id: "Nilai diawali tanda yang dipakai YAML sendiri; nilai seperti itu ditulis di antara tanda kutip.",
  },
  BAD_DQ_ESCAPE: {
    en: "A backslash within double quotes stands before a sign it does not belong to; a backslash is written twice there.",
    id: "Garis miring terbalik di dalam tanda kutip ganda mendahului tanda yang bukan pasangannya; di situ ditulis dua kali.",
  },
  BLOCK_IN_FLOW: {
    en: "What stands within brackets goes on in lines of its own; a bracket is missing, or one is too many.",
    id: "Yang di dalam kurung dilanjutkan sebagai baris tersendiri; ada kurung yang kurang atau berlebih.",
  },
  MULTIPLE_DOCS: { en: "“---” begins a second text; there may be one only.", id: "“---” memulai naskah kedua; hanya boleh ada satu." },
  BLOCK_AS_IMPLICIT_KEY: {
    en: "A value holds “: ”; such a value is written in quotes.",
    id: "Nilai memuat “: ”; nilai seperti itu ditulis di antara tanda kutip.",
  },
};

/**
 * A parser's error as a problem of the frontmatter, in the reader's words.
 * @param hasCutOff true where a “ #” in a value has made a comment of what follows, which may be the cause
 */
export function yamlProblem(error: YAMLError, at: Range, hasCutOff: boolean): Problem {
  const known = texts[error.code];
  return {
    kind: "frontMatter",
    at,
    key: `yaml ${error.code}`,
    message: known ?? {
      en: `This can't be read as YAML: ${error.message}.`,
      id: "Ini tidak dapat dibaca sebagai YAML.",
    },
    ...(hasCutOff ? { fix: cutOff } : error.code !== "DUPLICATE_KEY" ? { fix: mendFirst } : {}),
  };
}

const mendFirst: LocalText = {
  en: "Mend this place first: what else there is to say is told once YAML can read the keys.",
  id: "Perbaiki tempat ini dahulu: selebihnya disampaikan setelah YAML dapat membaca kunci-kuncinya.",
};

const cutOff: LocalText = {
  en: "A “ #” within a value cuts off all that follows on its line; put that value in quotes.",
  id: "“ #” di dalam nilai memotong semua yang mengikutinya pada baris itu; tulis nilai itu di antara tanda kutip.",
};

/** A value that begins with “*” and repeats nothing: emphasis, most often. */
export function unknownAlias(written: string, at: Range): Problem {
  return {
    kind: "frontMatter",
    at,
    key: `alias ${written}`,
    message: {
      en: `“${written}” begins with “*”, which to YAML repeats a value that stands elsewhere; there is none of that name.`,
      id: `“${written}” diawali “*”, yang bagi YAML mengulang nilai di tempat lain; nilai bernama itu tidak ada.`,
    },
    fix: { en: `Put it in quotes: ${JSON.stringify(written)}.`, id: `Tulis di antara tanda kutip: ${JSON.stringify(written)}.` },
  };
}

/** A value that repeats what it stands in: to the end of time, were it read. */
export function endlessAlias(written: string, at: Range): Problem {
  return {
    kind: "frontMatter",
    at,
    key: `endless ${written}`,
    message: {
      en: `“${written}” repeats the value it stands in, which has no end; it was not repeated.`,
      id: `“${written}” mengulang nilai yang memuatnya sendiri, sehingga tidak ada akhirnya; tidak diulang.`,
    },
    fix: { en: "Write the value out where it is needed.", id: "Tulis nilainya di tempat yang memerlukannya." },
  };
}

/** True when the YAML itself is broken: what its values then lack follows from that and is not worth saying. */
export function isBroken(problems: readonly Problem[]): boolean {
  return problems.some(isBreak);
}

/** Where the YAML is broken, the first place alone: one sign too many or too few can make hundreds of what follows it. */
export function firstBreak(problems: readonly Problem[]): Problem[] | undefined {
  const first = problems.find(isBreak);
  return first && [first];
}

/** True of a problem after which YAML can't read on; a key written twice is none. */
export function isBreak({ key }: Pick<Problem, "key">): boolean {
  return key.startsWith("yaml ") && key !== "yaml DUPLICATE_KEY";
}
