import type { Document } from "../../document/document.ts";
import { toldProblem } from "../../document/told-problem.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, { report }: DocumentRuleContext): void {
  for (const problem of document.problems) if (problem.kind === "value") report(toldProblem(problem));
}

export const valueReadAsWritten = defineRule({
  id: "SOP707",
  name: "value-read-as-written",
  scope: "document",
  check,
  since: "0.2.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "What YAML makes of a value is what stands there.",
    id: "Nilai yang dibaca YAML sama dengan yang tertulis.",
  },
  why: {
    en: "Who signs reads what stands in the file; every register, print and reader gets what YAML made of it.",
    id: "Penanda tangan membaca yang tertulis dalam berkas; daftar, cetakan, dan pembaca mendapat hasil bacaan YAML.",
  },
  examples: [
    {
      title: { en: "Ends that YAML takes for comments", id: "Akhir nilai yang dikira YAML komentar" },
      invalid: sop`
        ---
        title: Requests #2
        owner: Kelas A # dan B
        keywords: [pelanggan]
        ---
      `,
      reports: [
        "2:8-2:19 “Requests #2” is read as “Requests”: “ #” begins a comment.",
        "3:8-3:23 “Kelas A # dan B” is read as “Kelas A”: “ #” begins a comment.",
      ],
    },
    {
      title: { en: "A number, a tag, an anchor and its repetition", id: "Bilangan, tag, jangkar, dan pengulangannya" },
      invalid: sop`
        ---
        title: !penting Layanan
        owner: &pemilik QMR
        parties: [*pemilik]
        records:
          - { no: 07, title: Daftar hadir, retention: 2 Tahun, custodian: QC }
        ---
      `,
      reports: [
        "2:8-2:24 “!penting Layanan” is read as “Layanan”: “!” begins a tag of YAML.",
        "3:8-3:20 “&pemilik QMR” is read as “QMR”: “&” begins an anchor of YAML.",
        "4:11-4:19 “*pemilik” is read as “QMR”: “*” repeats a value that stands elsewhere.",
        "6:11-6:13 “07” is read as “7”: without quotes it is a number to YAML.",
      ],
    },
    {
      title: { en: "Lines that YAML joins", id: "Baris yang disambung YAML" },
      invalid: sop`
        ---
        parties:
          - Agent
            - Team Leader
        ---
      `,
      reports: ["3:5-4:18 “Agent ↵ - Team Leader” is read as “Agent - Team Leader”: YAML joins the lines by a blank."],
    },
    {
      title: { en: "Values in quotes, and comments that stand off", id: "Nilai di antara tanda kutip, dan komentar yang terpisah" },
      valid: sop`
        ---
        title: "Requests #2"
        owner: QMR  # the process owner
        language: id # its language
        keywords: # what people search for
          - C#
        parties: [Agent] # the lanes
        definitions:
          - term: NOSSA
            kind: application
            meaning: aplikasi untuk mengambil tiket,
              memperbarui statusnya
        ---
      `,
    },
  ],
});
