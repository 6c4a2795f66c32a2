import type { LinkTarget } from "../../../document/prose/link-target.ts";
import type { Link } from "../../../document/prose/links.ts";
import { isBlank } from "../../../document/words/is-blank.ts";
import { SHOWABLE } from "../../../seal/pictures-shown.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";
import { reportMissing, reportOutside, reportUnaddressed } from "./report-unfound.ts";

/** A picture is there, says in words what it shows, can be shown, and is part of what is approved. */
export function checkPicture(link: Link, target: LinkTarget, shown: ReadonlySet<string>, context: DocumentRuleContext): void {
  const { address, words, at } = link;
  const { report } = context;
  if (address === "") {
    reportUnaddressed(link, context);
    return;
  }
  if (isBlank(words)) {
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
