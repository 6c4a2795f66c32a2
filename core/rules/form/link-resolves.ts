import type { Document } from "../../document/document.ts";
import { type Link, linksOf } from "../../document/prose/links.ts";
import { nearest } from "../../document/words/nearest.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  for (const link of linksOf(document)) {
    checkWords(link, context);
    checkAddress(link, context);
  }
}

function checkWords({ kind, words, address, at }: Link, { report }: DocumentRuleContext): void {
  if (kind !== "picture" || words.trim() !== "") return;
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

function checkAddress(link: Link, context: DocumentRuleContext): void {
  const { address } = link;
  if (address.startsWith("#") || address === "") return;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined || address.startsWith("//")) checkRemote(link, scheme, context);
  else checkLocal(link, context);
}

const reachable = new Set(["http", "https", "mailto", "tel"]);

function checkRemote({ kind, address, at }: Link, scheme: string | undefined, { report }: DocumentRuleContext): void {
  if (kind === "picture") {
    report({
      at,
      key: `remote ${address}`,
      message: {
        en: `The picture “${address}” lies outside the library, where it can change or vanish unseen.`,
        id: `Gambar “${address}” berada di luar pustaka, sehingga dapat berubah atau hilang tanpa diketahui.`,
      },
      fix: { en: "Put it into the document's folder “assets”.", id: "Simpan di folder “assets” milik dokumen." },
    });
  } else if (scheme === undefined || !reachable.has(scheme)) reportOutside(address, at, { report });
}

function checkLocal({ kind, address, at }: Link, { assets, report }: DocumentRuleContext): void {
  const path = resolveInside(address);
  if (path === undefined) {
    reportOutside(address, at, { report });
    return;
  }
  // What lies in another document's folder is not this rule's to know, and texts of this one come and go by issue.
  if (path.startsWith("../") || path === "" || /^(?:draft|rev-\d+)\.md$/.test(path) || assets.has(path)) return;
  const guess = nearest(path, assets);
  const what = kind === "picture" ? { en: "picture", id: "Gambar" } : { en: "file", id: "Berkas" };
  report({
    at,
    key: `missing ${path}`,
    message: {
      en: `The ${what.en} “${address}” is not in the document's folder.`,
      id: `${what.id} “${address}” tidak ada di folder dokumen.`,
    },
    fix: guess
      ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
      : { en: "Put the file there, or take the link out.", id: "Simpan berkasnya di sana, atau hapus tautannya." },
  });
}

function reportOutside(address: string, at: Link["at"], { report }: Pick<DocumentRuleContext, "report">): void {
  report({
    at,
    key: `outside ${address}`,
    message: { en: `The link “${address}” leads out of the library.`, id: `Tautan “${address}” mengarah ke luar pustaka.` },
    fix: { en: "Link to the web, or to a file of the document's folder.", id: "Tautkan ke web, atau ke berkas di folder dokumen." },
  });
}

/** The file an address names, relative to the document's folder: `../` once is another document; undefined beyond. */
function resolveInside(address: string): string | undefined {
  const path = decoded(address.replace(/[?#].*$/, ""))
    .normalize("NFC")
    .replaceAll("\\", "/");
  if (path.startsWith("/")) return undefined;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "." || part === "") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts[1] === ".." ? undefined : parts.join("/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const linkResolves = defineRule({
  id: "SOP105",
  name: "link-resolves",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Pictures and files linked to are there, every picture says in words what it shows, and no link leads out of the library.",
    id: "Gambar dan berkas yang ditautkan ada, setiap gambar disertai teks pengganti, dan tidak ada tautan keluar dari pustaka.",
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
      title: {
        en: "A picture, the web, a place in this document, another document",
        id: "Gambar, web, tempat dalam dokumen ini, dokumen lain",
      },
      assets: ["assets/denah loket.png"],
      valid: sop`
        ## Tujuan

        ![Denah loket: pintu di kiri](assets/denah%20loket.png)

        Lihat [situs](https://example.org), [surat](mailto:qmr@example.org), [tujuan](#tujuan) dan [instruksinya](../IN.OCC.TELK.W-10/draft.md).
      `,
    },
  ],
});
