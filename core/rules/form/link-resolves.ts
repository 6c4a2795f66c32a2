import type { Document } from "../../document/document.ts";
import { numberSections, sectionsHeld } from "../../document/number-sections.ts";
import { HANDED_OUT, type LinkTarget, linkReader } from "../../document/prose/link-target.ts";
import { type Link, linksOf } from "../../document/prose/links.ts";
import { sectionsOfType } from "../../document/read-document.ts";
import { nearest } from "../../document/words/nearest.ts";
import { picturesShown, SHOWABLE } from "../../seal/pictures-shown.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const links = linksOf(document);
  if (links.length === 0) return;
  const sections = numberSections(sectionsOfType(document.frontMatter.code, context), sectionsHeld(document), context.settings);
  const readLink = linkReader(document, { ...context, sections });
  const shown = new Set(picturesShown(document));
  for (const link of links) {
    const target = readLink(link.address);
    if (link.kind === "picture") checkPicture(link, target, shown, context);
    else checkLink(link, target, shown, context);
  }
}

function checkPicture(link: Link, target: LinkTarget, shown: ReadonlySet<string>, context: DocumentRuleContext): void {
  const { address, words, at } = link;
  const { report } = context;
  if (words.trim() === "") {
    report({
      at,
      key: `words ${address}`,
      message: { en: `The picture “${address}” has no text alternative.`, id: `Gambar “${address}” tidak memiliki teks pengganti.` },
      fix: {
        en: `Say what it shows: ![the label on the lid](${address}).`,
        id: `Sebutkan apa yang tampak: ![label pada tutup](${address}).`,
      },
    });
  }
  if (target.kind === "web") {
    report({
      at,
      key: `remote ${address}`,
      message: {
        en: `The picture “${address}” lies outside the library, where it can change or vanish unseen.`,
        id: `Gambar “${address}” berada di luar pustaka, sehingga dapat berubah atau hilang tanpa diketahui.`,
      },
      fix: { en: "Put it into the document's folder “assets”.", id: "Simpan di folder “assets” milik dokumen." },
    });
  } else if (target.kind !== "file") reportOutside(link, context);
  else if (!context.assets.has(target.path)) reportMissing(link, target.path, context);
  else if (!SHOWABLE.test(target.path)) {
    report({
      at,
      key: `kind ${target.path}`,
      message: {
        en: `“${target.path}” can't be shown as a picture; expected assets/NAME as png, jpg, gif, webp, avif or svg.`,
        id: `“${target.path}” tidak dapat ditampilkan sebagai gambar; yang diharapkan assets/NAMA berjenis png, jpg, gif, webp, avif, atau svg.`,
      },
    });
  } else if (!shown.has(target.path)) {
    report({
      at,
      key: `unsealed ${target.path}`,
      message: {
        en: `An approval would not cover the picture “${address}”: its address is not read in this form.`,
        id: `Persetujuan tidak akan mencakup gambar “${address}”: alamatnya tidak terbaca dalam bentuk ini.`,
      },
      fix: {
        en: `Put the address into < > on one line, or rename the file: letters, digits, “-” and “_” always work.`,
        id: `Tulis alamatnya di antara < > dalam satu baris, atau ganti nama berkasnya: huruf, angka, “-”, dan “_” selalu dapat dipakai.`,
      },
    });
  }
}

const reachable = new Set(["http", "https", "mailto", "tel"]);

function checkLink(link: Link, target: LinkTarget, shown: ReadonlySet<string>, context: DocumentRuleContext): void {
  switch (target.kind) {
    case "web":
      if (!reachable.has(target.scheme)) reportOutside(link, context);
      return;
    case "place":
      return;
    case "document":
      checkWords(link, target.code, context);
      return;
    case "file":
      if (!context.assets.has(target.path)) reportMissing(link, target.path, context);
      else if (!HANDED_OUT.test(target.path) && !shown.has(target.path)) reportKind(link, context);
      return;
    case "nowhere":
      if (target.why === "outside") reportOutside(link, context);
      else reportNowhere(link, target.why, context);
  }
}

/** A link that says one code and leads to another. */
function checkWords({ words, address, at }: Link, code: string, { findCodes, report }: DocumentRuleContext): void {
  const named = findCodes(words).map((found) => found.code);
  if (named.length === 0 || named.some((one) => one === code)) return;
  report({
    at,
    key: `other ${named[0]} ${address}`,
    message: {
      en: `The link says “${named[0]}” and leads to “${code}”.`,
      id: `Tautan ini menyebut “${named[0]}”, tetapi mengarah ke “${code}”.`,
    },
    fix: { en: "A code is a link by itself: write the code alone.", id: "Kode sudah menjadi tautan: tulis kodenya saja." },
  });
}

function reportMissing({ kind, address, at }: Link, path: string, { assets, report }: DocumentRuleContext): void {
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

function reportKind({ address, at }: Link, { report }: DocumentRuleContext): void {
  report({
    at,
    key: `kind ${address}`,
    message: {
      en: `The portal doesn't hand out “${address}”: only files of “assets” of common kinds, such as pdf, docx, xlsx, csv and png.`,
      id: `Portal tidak membagikan “${address}”: hanya berkas di “assets” berjenis umum, misalnya pdf, docx, xlsx, csv, dan png.`,
    },
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

function reportNowhere({ address, at }: Link, why: keyof typeof nowhere, { report }: DocumentRuleContext): void {
  const { message, fix } = nowhere[why];
  report({
    at,
    key: `${why} ${address}`,
    message: { en: `The link “${address}” ${message.en}.`, id: `Tautan “${address}” ${message.id}.` },
    fix,
  });
}

function reportOutside({ address, at }: Link, { report }: DocumentRuleContext): void {
  report({
    at,
    key: `outside ${address}`,
    message: { en: `The link “${address}” leads out of the library.`, id: `Tautan “${address}” mengarah ke luar pustaka.` },
    fix: { en: "Link to the web, or to a file of the document's folder.", id: "Tautkan ke web, atau ke berkas di folder dokumen." },
  });
}

export const linkResolves = defineRule({
  id: "SOP105",
  name: "link-resolves",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Links lead to a place, a document or a file that is there, pictures are there and say in words what they show, and nothing leads out of the library.",
    id: "Tautan mengarah ke tempat, dokumen, atau berkas yang ada; gambar ada dan disertai teks pengganti; tidak ada yang keluar dari pustaka.",
  },
  why: {
    en: "A picture that is missing, or that someone can't see, is an instruction that is not given.",
    id: "Gambar yang hilang, atau yang tidak dapat dilihat seseorang, adalah petunjuk yang tidak sampai.",
  },
  examples: [
    {
      title: {
        en: "A picture mistyped, one without words, one from the web",
        id: "Gambar salah ketik, gambar tanpa teks, gambar dari web",
      },
      assets: ["assets/denah.png", "assets/label.png"],
      invalid: sop`
        ## Tujuan

        ![Denah loket](assets/denha.png)

        Label: ![](assets/label.png) dan ![Logo](https://example.org/logo.png)
      `,
      reports: [
        "3:1-3:33 The picture “assets/denha.png” is not in the document's folder.",
        "5:8-5:29 The picture “assets/label.png” has no text alternative.",
        "5:34-5:71 The picture “https://example.org/logo.png” lies outside the library, where it can change or vanish unseen.",
      ],
    },
    {
      title: { en: "Links out of the library and to a script", id: "Tautan keluar pustaka dan ke skrip" },
      invalid: sop`
        ## Tujuan

        Lihat [catatan](../../rahasia.md), [berkas](C:/sop/daftar.xlsx), [tombol](javascript:buka()) dan [daftar](assets/daftar.pdf).
      `,
      reports: [
        "3:7-3:34 The link “../../rahasia.md” leads out of the library.",
        "3:36-3:64 The link “C:/sop/daftar.xlsx” leads out of the library.",
        "3:66-3:93 The link “javascript:buka()” leads out of the library.",
        "3:98-3:125 The file “assets/daftar.pdf” is not in the document's folder.",
      ],
    },
    {
      title: { en: "Links that lead nowhere", id: "Tautan yang tidak mengarah ke mana pun" },
      assets: ["assets/buka.html", "assets/denah(1).png"],
      invalid: sop`
        ## Tujuan

        [a](#di-mana) [b](../catatan/) [c](../IN.OCC.TELK.W-10/#tujuan) [d](../IN.OCC.TELK.W-10/assets/x.pdf)

        [IN.OCC.TELK.W-10](../IN.OCC.TELK.W-11/) [e](assets/buka.html) ![Denah](assets/denah(1).png)
      `,
      reports: [
        "3:1-3:14 The link “#di-mana” names no place of this document.",
        "3:15-3:31 The link “../catatan/” leads to no document: folders are named by codes.",
        "3:32-3:64 The link “../IN.OCC.TELK.W-10/#tujuan” leads to a place within another document, which may move.",
        "3:65-3:102 The link “../IN.OCC.TELK.W-10/assets/x.pdf” leads to a file of another document.",
        "5:1-5:41 The link says “IN.OCC.TELK.W-10” and leads to “IN.OCC.TELK.W-11”.",
        "5:42-5:63 The portal doesn't hand out “assets/buka.html”: only files of “assets” of common kinds, such as pdf, docx, xlsx, csv and png.",
        "5:64-5:93 An approval would not cover the picture “assets/denah(1).png”: its address is not read in this form.",
      ],
    },
    {
      title: {
        en: "A picture, the web, a place in this document, another document",
        id: "Gambar, web, tempat dalam dokumen ini, dokumen lain",
      },
      assets: ["assets/denah loket.png", "assets/daftar.pdf"],
      valid: sop`
        ## Tujuan

        ![Denah loket: pintu di kiri](assets/denah%20loket.png)

        Lihat [situs](https://example.org), [surat](mailto:qmr@example.org), [tujuan](#tujuan) dan [instruksinya](../IN.OCC.TELK.W-10/draft.md).

        [Daftar](assets/daftar.pdf), [langkah](#1-salam), [alur](#layanan-108), [alur itu](#8.1), [langkah itu](#s1), [butir](#2.1)

        - Satu butir

        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - Lanjut: selesai
      `,
    },
  ],
});
