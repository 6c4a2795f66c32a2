import type { Document } from "../../document/document.ts";
import { numberSections, sectionsHeld } from "../../document/number-sections.ts";
import { linkReader } from "../../document/prose/link-target.ts";
import { type Link, linksOf } from "../../document/prose/links.ts";
import { sectionsOfType } from "../../document/read-document.ts";
import { picturesShown } from "../../seal/pictures-shown.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";
import { checkLink } from "./parts/check-link.ts";
import { checkPicture } from "./parts/check-picture.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const links = linksOf(document);
  if (links.length === 0) return;
  const sections = numberSections(sectionsOfType(document.frontMatter.code, context), sectionsHeld(document), context.settings);
  const readLink = linkReader(document, { ...context, sections });
  const shown = new Set(picturesShown(document));
  for (const link of links) {
    const target = readLink(link.address);
    checkTitle(link, context);
    if (link.kind === "picture") checkPicture(link, target, shown, context);
    else checkLink(link, target, shown, context);
  }
}

/** Words behind an address are shown nowhere: not on a page, not on paper. */
function checkTitle({ title = "", at }: Link, { report }: DocumentRuleContext): void {
  if (title.trim() === "") return;
  report({
    at,
    key: `title ${title}`,
    message: {
      en: `“${title}” stands behind an address, where no reader sees it.`,
      id: `“${title}” berada di belakang alamat, yang tidak terlihat pembaca.`,
    },
    fix: { en: "Write it as text, or take it out.", id: "Tulis sebagai teks, atau hapus." },
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

        [IN.OCC.TELK.W-10](../IN.OCC.TELK.W-11/) [e](assets/buka.html) ![Denah](assets/denah(1).png) [f]()

        ![]() ![Denah]() []() [](#tujuan)
      `,
      reports: [
        "3:1-3:14 The link “#di-mana” names no place of this document.",
        "3:15-3:31 The link “../catatan/” leads to no document: folders are named by codes.",
        "3:32-3:64 The link “../IN.OCC.TELK.W-10/#tujuan” leads to a place within another document, which may move.",
        "3:65-3:102 The link “../IN.OCC.TELK.W-10/assets/x.pdf” leads to a file of another document.",
        "5:1-5:41 The link says “IN.OCC.TELK.W-10” and leads to “IN.OCC.TELK.W-11”.",
        "5:42-5:63 The portal doesn't hand out “assets/buka.html”: only files of “assets” of common kinds, such as pdf, docx, xlsx, csv and png.",
        "5:64-5:93 An approval would not cover the picture “assets/denah(1).png”: its address is not read in this form.",
        "5:94-5:99 The link “f” has no address.",
        "7:1-7:6 A picture has neither words nor an address.",
        "7:7-7:17 The picture “Denah” has no address.",
        "7:18-7:22 A link has neither words nor an address.",
        "7:23-7:34 The link to “#tujuan” has no words, so no reader sees it.",
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
