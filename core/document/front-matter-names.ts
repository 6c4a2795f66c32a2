import { pick } from "../../languages/language.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";

/** What readers are told of the frontmatter's values that are no lists. */
export const headerNames = {
  code: { id: "kode", en: "code" },
  title: { id: "judul", en: "title" },
  revision: { id: "revisi", en: "revision" },
  effective: { id: "tanggal berlaku", en: "effective date" },
  language: { id: "bahasa", en: "language" },
  owner: { id: "pemilik", en: "owner" },
} as const satisfies Record<string, LocalText>;

/** The same of its lists. */
export const listNames = {
  references: { id: "Rujukan", en: "References" },
  parties: { id: "Pihak terkait", en: "Parties" },
  definitions: { id: "Definisi dan singkatan", en: "Definitions" },
  workInstructions: { id: "Instruksi kerja", en: "Work instructions" },
  records: { id: "Rekaman", en: "Records" },
  applications: { id: "Aplikasi", en: "Applications" },
  distribution: { id: "Distribusi", en: "Distribution" },
  keywords: { id: "Kata kunci", en: "Keywords" },
  reconstructed: { id: "Ditandai sebagai rekonstruksi", en: "Marked as reconstructed" },
  changes: { id: "Catatan perubahan", en: "Change log" },
} as const satisfies Record<string, LocalText>;

const names = Object.entries<LocalText>({ ...headerNames, ...listNames });

/** Fields of the frontmatter by their names, `definitions.Mediasel` as “Definitions: Mediasel”; what names none stays as it is. */
export function fieldsInWords(paths: readonly string[], language: Language): string {
  return paths.map((path) => fieldInWords(path, language)).join("; ");
}

export function fieldInWords(path: string, language: Language): string {
  const [, name] = names.find(([key]) => path === key || path.startsWith(`${key}.`)) ?? [];
  if (name === undefined) return path;
  const within = path.slice(path.indexOf(".") + 1);
  return within === path ? pick(name, language) : `${pick(name, language)}: ${within}`;
}

/** The path that stands in words, in whichever language. */
export function fieldOfWords(words: string): string {
  for (const [key, name] of names)
    for (const written of Object.values(name).filter((one) => one !== undefined)) {
      if (words === written) return key;
      if (words.startsWith(`${written}: `)) return `${key}.${words.slice(written.length + 2)}`;
    }
  return words;
}
