import type { Document } from "../../document/document.ts";
import { holdsField, isFieldPath } from "../../document/marked-fields.ts";
import { reconstructionMarks } from "../../document/reconstructed.ts";
import { nearest } from "../../document/words/nearest.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, { report, unread }: DocumentRuleContext): void {
  if (document.state === "draft") checkNamed(document, { report, unread });
  const marks = reconstructionMarks(document);
  const [first, ...others] = marks;
  if (!first) return;
  const { revision = "?" } = document.frontMatter;
  const count = marks.length;
  const draft = document.state === "draft";
  report({
    at: first,
    key: "reconstructed",
    message: draft
      ? {
          en: `${count} ${count === 1 ? "place is" : "places are"} marked as reconstructed and still to be confirmed before revision ${revision} is approved.`,
          id: `${count} tempat bertanda rekonstruksi dan masih harus dibenarkan sebelum revisi ${revision} disetujui.`,
        }
      : {
          en: `Revision ${revision} was issued with ${count} ${count === 1 ? "place" : "places"} still marked as reconstructed.`,
          id: `Revisi ${revision} terbit dengan ${count} tempat yang masih bertanda rekonstruksi.`,
        },
    fix: draft
      ? {
          en: "Have the process owner read each place, correct it, and take its mark out.",
          id: "Mintakan pemilik proses membaca tiap tempat, membetulkannya, lalu menghapus tandanya.",
        }
      : {
          en: `Open the next revision (sop bump ${document.frontMatter.code ?? document.folder}), confirm what is marked, and issue it.`,
          id: `Buka revisi berikutnya (sop bump ${document.frontMatter.code ?? document.folder}), benarkan yang bertanda, lalu terbitkan.`,
        },
    related: others.slice(0, 3).map((at) => ({ path: document.path, at, message: { en: "also marked", id: "juga bertanda" } })),
  });
}

/** A mark that names nothing tells the owner of nothing, and what it was meant for is confirmed unread. */
function checkNamed({ frontMatter, locate }: Document, { report, unread }: Pick<DocumentRuleContext, "report" | "unread">): void {
  for (const [index, entry] of (frontMatter.reconstructed ?? []).entries()) {
    const key = entry.trim().replace(/\..*/s, "");
    if (!isFieldPath(entry) || holdsField(frontMatter, entry) || unread.has(key)) continue;
    const guess = nearest(key, Object.keys(frontMatter));
    report({
      at: locate(["reconstructed", index]),
      key: `names nothing ${entry}`,
      severity: "warning",
      message: {
        en: `“${entry}” is marked as reconstructed, and names nothing of this document's frontmatter.`,
        id: `“${entry}” ditandai sebagai rekonstruksi, tetapi tidak menyebut isi frontmatter dokumen ini.`,
      },
      fix:
        guess !== undefined && guess !== key
          ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
          : {
              en: "Write a key, or a key and what is named in its list, such as owner or definitions.Mediasel; or take the mark out.",
              id: "Tulis sebuah kunci, atau kunci dan yang disebut pada daftarnya, misalnya owner atau definitions.Mediasel; atau hapus tandanya.",
            },
    });
  }
}

export const reconstructionConfirmed = defineRule({
  id: "SOP307",
  name: "reconstruction-confirmed",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.1.0",
  severity: { draft: "note", issued: "error" },
  summary: {
    en: "No issued revision holds text marked as reconstructed.",
    id: "Tidak ada revisi terbit yang memuat teks bertanda rekonstruksi.",
  },
  why: {
    en: "What the source did not say is a guess until the process owner has confirmed it.",
    id: "Yang tidak ada pada sumber hanyalah dugaan sampai pemilik proses membenarkannya.",
  },
  examples: [
    {
      title: {
        en: "A step and a definition still to be confirmed, in a draft",
        id: "Langkah dan definisi yang belum dibenarkan, dalam draf",
      },
      invalid: sop`
        ---
        definitions:
          - { term: Mediasel, kind: application, meaning: aplikasi pencari nomor }
        reconstructed: [definitions.Mediasel]
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Cari data

        > [!RECONSTRUCTED]

        - Lanjut: selesai
      `,
      reports: ["4:17-4:37 2 places are marked as reconstructed and still to be confirmed before revision 00 is approved."],
    },
    {
      title: { en: "Marks that name nothing of the document", id: "Tanda yang tidak menyebut isi dokumen" },
      invalid: sop`
        ---
        owner: Telkom Operation
        parties: [Agent v1.2]
        reconstructed: [ownr, definitions.Mediasel, owner, parties.agent v1.2, "komentar oleh A. B.: “lihat 3.1”"]
        ---
      `,
      reports: [
        "4:17-4:21 “ownr” is marked as reconstructed, and names nothing of this document's frontmatter.",
        "4:17-4:21 5 places are marked as reconstructed and still to be confirmed before revision 00 is approved.",
        "4:23-4:43 “definitions.Mediasel” is marked as reconstructed, and names nothing of this document's frontmatter.",
      ],
    },
    {
      title: { en: "Issued with a mark", id: "Terbit dengan tanda rekonstruksi" },
      file: "rev-00.md",
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Cari data

        > [!RECONSTRUCTED]
        > Dari catatan perubahan.

        - Lanjut: selesai
      `,
      reports: ["7:1-7:19 Revision 00 was issued with 1 place still marked as reconstructed."],
    },
    {
      title: { en: "Confirmed: the marks are gone", id: "Sudah dibenarkan: tandanya hilang" },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Cari data

        - Lanjut: selesai
      `,
    },
  ],
});
