import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";
import { counted } from "../document/words/counted.ts";
import type { Aside } from "./blocks.ts";

/** So many are named in a draft; the report names all. */
const MOST = 40;
const LONGEST = 120;

const kinds = {
  inserted: { en: "inserted", id: "disisipkan" },
  deleted: { en: "deleted", id: "dihapus" },
  comment: { en: "comment", id: "komentar" },
  typedIn: { en: "written on the page, not taken over", id: "ditulis pada halaman, tidak diambil" },
  takenOut: { en: "taken out of the page, still here", id: "dihapus dari halaman, masih ada di sini" },
} as const;

/** Tracked changes, changes on an exported page and comments that nobody decided on, a line each. They hold an approval as guesses do. */
export function undecided(asides: readonly Aside[], language: Language): string[] {
  const lines = asides.flatMap(({ kind, text, author, place }) => {
    if (kind === "hidden" || kind === "resolved") return [];
    const by = author === undefined ? "" : pick({ en: ` by ${author}`, id: ` oleh ${author}` }, language);
    const words = text.replace(/\s+/g, " ").trim();
    const said = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
    return [`${pick(kinds[kind], language)}${by}, ${pick(place, language)}: “${said}”`.normalize("NFC")];
  });
  if (lines.length <= MOST) return lines;
  const left = lines.length - MOST;
  const more = {
    en: `${counted(left, "more change or comment", "more changes and comments")}; the report lists them`,
    id: `${left} perubahan dan komentar lagi; laporan menyebutnya`,
  };
  return [...lines.slice(0, MOST), pick(more, language)];
}

/** How many changes a text still tracks. */
export function trackedChanges(asides: readonly Aside[]): number {
  return asides.filter(({ kind }) => kind === "inserted" || kind === "deleted").length;
}
