import type { Document, LineSpan, Placed } from "../../document/document.ts";
import { ownText } from "../../document/loose-text.ts";
import { hasMarkup } from "../../document/outline.ts";
import { rangeOfLine } from "../../document/position.ts";
import { tangledSpans } from "../../document/prose/links.ts";
import { changedNumbers } from "../../document/prose/list-numbers.ts";
import { sectionsOfType } from "../../document/read-document.ts";
import { toldProblem } from "../../document/told-problem.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const { report } = context;
  for (const problem of document.problems) if (problem.kind === "text") report(toldProblem(problem));
  for (const { kind: _, ...problem } of changedNumbers(document, countedSpans(document, context))) report(problem);
  for (const { first } of tangledSpans(document)) {
    report({
      at: rangeOfLine(document.lines, first),
      key: "tangled",
      message: {
        en: "The text that begins here is too long or has too many marks, levels or open brackets to be read as Markdown; it is shown as it is written.",
        id: "Teks yang dimulai di sini terlalu panjang atau memiliki terlalu banyak tanda, tingkat, atau kurung terbuka untuk dibaca sebagai Markdown; teks ditampilkan seperti tertulis.",
      },
      fix: {
        en: "Divide it by headings, and write it as plain paragraphs, lists and tables.",
        id: "Bagi dengan judul, dan tulis sebagai paragraf, daftar, dan tabel biasa.",
      },
    });
  }
  for (const { start, at, steps } of document.flows) {
    if (start !== undefined) checkPlain({ value: start, at });
    for (const step of steps) {
      for (const { value } of step.fields) checkPlain(value);
      const branches = step.next.kind === "branches" ? step.next.branches : [];
      for (const { label, target } of [...branches, ...step.exceptions]) {
        checkPlain(label);
        if (target.value.kind === "end") checkPlain({ value: target.value.outcome ?? "", at: target.at });
      }
    }
  }

  function checkPlain({ value, at }: Placed<string>): void {
    if (!hasMarkup(value)) return;
    report({
      at,
      key: `value-markup ${value}`,
      message: {
        en: `The value “${value}” holds markup; expected plain text.`,
        id: `Nilai “${value}” memuat markah; yang diharapkan teks biasa.`,
      },
    });
  }
}

/** The texts of sections whose items are counted: 5.1, 5.2 … */
function countedSpans(document: Document, context: DocumentRuleContext): (span: LineSpan) => boolean {
  const texts = new Set(sectionsOfType(document.frontMatter.code, context).flatMap(({ id, from }) => (from === "text" ? id : [])));
  const firsts = new Set(document.sections.flatMap((one) => (one.id && texts.has(one.id) ? ownText(document, one).first : [])));
  return ({ first }) => firsts.has(first);
}

export const textPlain = defineRule({
  id: "SOP102",
  name: "text-plain",
  scope: "document",
  alsoForeign: true,
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "The text is UTF-8 without hidden characters, HTML, open merge conflicts, or Markdown outside the notation.",
    id: "Teks berupa UTF-8 tanpa karakter tersembunyi, HTML, konflik penggabungan, atau Markdown di luar notasi.",
  },
  why: {
    en: "What is stored and what is read must be the same, for every reader and every program.",
    id: "Yang tersimpan dan yang terbaca harus sama, bagi setiap pembaca dan setiap program.",
  },
  examples: [
    {
      title: {
        en: "A cell beyond the table's head, and words behind a fence",
        id: "Sel di luar kepala tabel, dan kata di belakang pagar kode",
      },
      invalid: sop`
        ## Tujuan

        | Jenis | Batas |
        | --- | --- |
        | Gangguan | 2 jam | 3 jam |
        | Keluhan \\| saran | 1 hari |

        \`\`\` contoh perintah
        periksa
        \`\`\`
      `,
      reports: [
        "5:22-5:27 This row has 3 cells, its table's head 2: “3 jam” is not shown.",
        "8:1-8:20 “contoh perintah” stands behind the marks of a code fence, where no reader sees it.",
      ],
    },
    {
      title: { en: "HTML at a line's beginning and within it", id: "HTML di awal baris dan di tengahnya" },
      invalid: sop`
        ## Tujuan

        <b>Penting</b>

        Isi <nama pelanggan> pada layar.
      `,
      reports: [
        "3:1-3:15 The line begins with the HTML “<b”; a document is Markdown without HTML.",
        "3:11-3:15 “</b>” is HTML, which a reader would not see; a document is Markdown without HTML.",
        "5:5-5:21 “<nama pelanggan>” is HTML, which a reader would not see; a document is Markdown without HTML.",
      ],
    },
    {
      title: { en: "A hidden character and a reversed text", id: "Karakter tersembunyi dan teks terbalik" },
      invalid: "## Tujuan\n\nMelayani pelang\u200bgan \u202esegera.\n",
      reports: [
        "3:16-3:17 The invisible character U+200B ZERO WIDTH SPACE stands in the text.",
        "3:21-3:22 The bidirectional control U+202E RIGHT-TO-LEFT OVERRIDE makes the text read otherwise than it is stored.",
      ],
    },
    {
      title: { en: "A code with a Cyrillic letter", id: "Kode dengan huruf Kiril" },
      invalid: "## Tujuan\n\nLihat IN.ОCC.TELK.W-10.\n",
      reports: ["3:7-3:23 The code “IN.ОCC.TELK.W-10” is written with letters that only look like those of “IN.OCC.TELK.W-10”."],
    },
    {
      title: { en: "Headings Markdown sees and the notation does not", id: "Judul yang dilihat Markdown tetapi tidak oleh notasi" },
      invalid: sop`
        # Prosedur

        ## Tujuan

         ## Ruang Lingkup

        Melayani
        ========

        [iso]: https://www.iso.org

        \`\`\`
        tidak ditutup
      `,
      reports: [
        "1:1-1:11 A heading with 1 “#” is not part of the notation; expected “##” (section), “###” (flow) or “####” (step).",
        "5:2-5:18 The heading “## Ruang Lingkup” does not begin at the first column, so it is not read as one.",
        "8:1-8:9 An underline makes the text above it a heading in Markdown, but not in this notation.",
        "10:1-10:27 “[iso]:” defines a link or footnote away from its place; the notation has none.",
        "12:1-12:4 The code fence is never closed, so all that follows is read as code.",
      ],
    },
    {
      title: { en: "Emphasis in a title and in a field", id: "Penekanan pada judul dan pada bidang" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan **108**

        Dimulai: \`telepon\`

        #### 1. Salam

        - Pelaksana: *Agent*
        - Lanjut:
          - Ya → selesai (*tertolong*)
          - Tidak → selesai
      `,
      reports: [
        "3:1-3:20 The title “Layanan **108**” holds markup; expected plain text.",
        "3:1-3:20 The value “`telepon`” holds markup; expected plain text.",
        "9:14-9:21 The value “*Agent*” holds markup; expected plain text.",
        "11:10-11:31 The value “*tertolong*” holds markup; expected plain text.",
      ],
    },
    {
      title: { en: "A merge conflict that nobody resolved", id: "Konflik penggabungan yang belum diselesaikan" },
      invalid: sop`
        ## Tujuan

        <<<<<<< HEAD
        Melayani pelanggan.
        =======

        Melayani setiap pelanggan.
        >>>>>>> perbaikan

        Menjaga mutu.
        >>>>>>> lama
      `,
      reports: [
        "3:1-3:13 “<<<<<<< HEAD” marks a merge conflict that is not resolved: both texts stand here.",
        "11:1-11:13 “>>>>>>> lama” marks a merge conflict that is not resolved: both texts stand here.",
      ],
    },
    {
      title: { en: "Hundreds of brackets that never close", id: "Ratusan kurung yang tidak pernah ditutup" },
      invalid: `## Tujuan\n\nLihat: ${"[".repeat(201)}\n`,
      reports: [
        "3:1-3:209 The text that begins here is too long or has too many marks, levels or open brackets to be read as Markdown; it is shown as it is written.",
      ],
    },
    {
      title: { en: "Plain Markdown", id: "Markdown biasa" },
      valid: sop`
        ## Tujuan

        Tekan \`<Enter>\` bila 3 < 5; lihat <https://www.iso.org>, lalu **catat**.

        | Segmen | Nomor |
        | --- | --- |
        | Informasi | 108 |

        \`\`\`
        <b>contoh layar</b>
        <<<<<<< HEAD
        =======
        >>>>>>> contoh
        \`\`\`
      `,
    },
  ],
});
