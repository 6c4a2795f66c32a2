import type { Link } from "../../../document/prose/links.ts";
import { isBlank } from "../../../document/words/is-blank.ts";
import { nearest } from "../../../document/words/nearest.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";

/** A file that is not in the document's folder, or there under a name that other machines don't find. */
export function reportMissing({ kind, address, at }: Link, path: string, { assets, report }: DocumentRuleContext): void {
  const what = kind === "picture" ? { en: "picture", id: "Gambar" } : { en: "file", id: "Berkas" };
  const decomposed = [...assets].find((name) => name.normalize("NFC") === path);
  const guess = nearest(path, assets);
  report({
    at,
    key: `missing ${path}`,
    message: decomposed
      ? {
          en: `The ${what.en} “${address}” is there under a name whose accents are signs of their own (Unicode NFD); other machines don't find it.`,
          id: `${what.id} “${address}” ada dengan nama yang tanda aksennya terpisah (Unicode NFD); di komputer lain berkas itu tidak ditemukan.`,
        }
      : {
          en: `The ${what.en} “${address}” is not in the document's folder.`,
          id: `${what.id} “${address}” tidak ada di folder dokumen.`,
        },
    fix: decomposed
      ? { en: "Rename the file, without accents at best.", id: "Ganti nama berkasnya, sebaiknya tanpa aksen." }
      : guess
        ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
        : { en: "Put the file there, or take the link out.", id: "Simpan berkasnya di sana, atau hapus tautannya." },
  });
}

const nowhere = {
  "no-place": {
    message: { en: "names no place of this document", id: "tidak menamai tempat dalam dokumen ini" },
    fix: {
      en: "Write a heading in small letters with hyphens (#general-policies), a step (#s4) or a printed number (#5.2).",
      id: "Tulis judul dengan huruf kecil dan tanda hubung (#kebijakan-umum), langkah (#s4), atau nomor tercetak (#5.2).",
    },
  },
  "no-document": {
    message: { en: "leads to no document: folders are named by codes", id: "tidak mengarah ke dokumen: folder dinamai menurut kode" },
    fix: {
      en: "Write the document's code; it becomes a link by itself.",
      id: "Tulis kode dokumennya; kode menjadi tautan dengan sendirinya.",
    },
  },
  "place-elsewhere": {
    message: {
      en: "leads to a place within another document, which may move",
      id: "mengarah ke tempat di dalam dokumen lain, yang dapat berpindah",
    },
    fix: {
      en: "Link to the document, or name one of its steps by its RC: then it is followed.",
      id: "Tautkan ke dokumennya, atau sebut langkahnya dengan RC: tautan itu diikuti.",
    },
  },
  "file-elsewhere": {
    message: { en: "leads to a file of another document", id: "mengarah ke berkas milik dokumen lain" },
    fix: {
      en: "Link to that document, or keep the file in this one's folder “assets”.",
      id: "Tautkan ke dokumen itu, atau simpan berkasnya di folder “assets” dokumen ini.",
    },
  },
} as const;

/** A link that leads to no place, no document, or into another one's. */
export function reportNowhere({ address, at }: Link, why: keyof typeof nowhere, { report }: DocumentRuleContext): void {
  const { message, fix } = nowhere[why];
  report({
    at,
    key: `${why} ${address}`,
    message: { en: `The link “${address}” ${message.en}.`, id: `Tautan “${address}” ${message.id}.` },
    fix,
  });
}

/** A link that leaves the library. */
export function reportOutside({ address, at }: Link, { report }: DocumentRuleContext): void {
  report({
    at,
    key: `outside ${address}`,
    message: { en: `The link “${address}” leads out of the library.`, id: `Tautan “${address}” mengarah ke luar pustaka.` },
    fix: { en: "Link to the web, or to a file of the document's folder.", id: "Tautkan ke web, atau ke berkas di folder dokumen." },
  });
}

/** A link without an address leads in Markdown to the top of the page it stands on, which nobody means; a picture without one shows nothing. */
export function reportUnaddressed({ kind, words, at }: Link, { report }: DocumentRuleContext): void {
  const what = kind === "picture" ? { en: "picture", id: "Gambar" } : { en: "link", id: "Tautan" };
  const isBare = isBlank(words);
  report({
    at,
    key: `unaddressed ${words}`,
    message: isBare
      ? { en: `A ${what.en} has neither words nor an address.`, id: `${what.id} ini tidak memiliki kata maupun alamat.` }
      : { en: `The ${what.en} “${words}” has no address.`, id: `${what.id} “${words}” tidak memiliki alamat.` },
    fix:
      kind === "picture"
        ? {
            en: "Name its file between “(” and “)”, such as (assets/lid.png), or take the picture out.",
            id: "Sebutkan berkasnya di antara “(” dan “)”, misalnya (assets/tutup.png), atau hapus gambarnya.",
          }
        : {
            en: "Write where it leads between “(” and “)”, or take the link out.",
            id: "Tulis tujuannya di antara “(” dan “)”, atau hapus tautannya.",
          },
  });
}
