import type { Document } from "../../document/document.ts";
import { toldProblem } from "../../document/told-problem.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, { report }: DocumentRuleContext): void {
  for (const problem of document.problems) if (problem.kind === "frontMatter") report(toldProblem(problem));
}

export const frontmatterValid = defineRule({
  id: "SOP101",
  name: "frontmatter-valid",
  scope: "document",
  alsoForeign: true,
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "The frontmatter can be read and fits its schema, value by value.",
    id: "Frontmatter dapat dibaca dan sesuai dengan skemanya, nilai demi nilai.",
  },
  why: {
    en: "What can't be read is not controlled: it reaches no register, no portal and no approval.",
    id: "Yang tidak terbaca tidak terkendali: tidak masuk daftar induk, portal, ataupun persetujuan.",
  },
  examples: [
    {
      title: { en: "A letter where revisions are numbers", id: "Huruf, padahal revisi berupa angka" },
      invalid: sop`
        ---
        revision: "B"
        ---
      `,
      reports: ["2:11-2:14 Revision “B” is not a number, such as “00”."],
    },
    {
      title: { en: "A mistyped key and a revision without quotes", id: "Kunci salah ketik dan revisi tanpa tanda kutip" },
      invalid: sop`
        ---
        revision: 05
        ownr: Telkom Operation
        records:
          - { code: IN.OCC.TELK.F-19, retention: 2 Tahun, custodion: SPV }
        ---
      `,
      reports: [
        "2:11-2:13 “revision”, here “05”, is not written in quotes, as printed.",
        "3:1-3:5 “ownr” is not a key known here.",
        "5:51-5:60 “custodion” is not a key known here.",
      ],
    },
    {
      title: { en: "A key written twice", id: "Kunci ditulis dua kali" },
      invalid: sop`
        ---
        owner: Telkom Operation
        owner: QMR
        ---
      `,
      reports: ["3:1-3:6 The key is written twice; one value was not read."],
    },
    {
      title: { en: "A merge conflict that nobody resolved", id: "Konflik penggabungan yang belum diselesaikan" },
      invalid: sop`
        ---
        code: IN.OCC.TELK.P-01
        <<<<<<< HEAD
        revision: "05"
        =======
        revision: "06"
        >>>>>>> perbaikan
        ---
      `,
      reports: ["3:1-3:13 “<<<<<<< HEAD” marks a merge conflict that is not resolved: both texts stand here."],
    },
    {
      title: { en: "A date that is none", id: "Tanggal yang tidak ada" },
      invalid: sop`
        ---
        effective: 2019-02-30
        ---
      `,
      reports: ["2:12-2:22 “effective”, here “2019-02-30”, is not a day of the calendar written YYYY-MM-DD."],
    },
    {
      title: { en: "Texts that YAML takes for something else", id: "Teks yang dikira YAML sebagai hal lain" },
      invalid: sop`
        ---
        references:
          - { standard: "ISO 9001:2015", clause: 8.10 }
        keywords: [147, true]
        ---
      `,
      reports: [
        "3:42-3:46 “references[1].clause” is a text, but YAML reads “8.10” as the number 8.1; expected it in quotes.",
        "4:12-4:15 “keywords[1]” is a text, but YAML reads “147” as a number; expected it in quotes.",
        "4:17-4:21 “keywords[2]” is a text, but YAML reads “true” as true or false; expected it in quotes.",
      ],
    },
    {
      title: { en: "Revision in quotes", id: "Revisi di antara tanda kutip" },
      valid: sop`
        ---
        revision: "05"
        owner: Telkom Operation
        ---
      `,
    },
  ],
});
