import type { Document, FieldName, Step, StepField } from "../../document/document.ts";
import { meantField, stepFieldNames } from "../../document/steps/meant-field.ts";
import { readNumbers } from "../../document/steps/read-target.ts";
import { toldProblem } from "../../document/told-problem.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";
import { checkExceptions } from "./parts/check-exceptions.ts";
import { checkPhases } from "./parts/check-phases.ts";

function check(document: Document, context: DocumentRuleContext): void {
  for (const problem of document.problems) if (problem.kind === "field") context.report(toldProblem(problem));
  for (const flow of document.flows) {
    checkPhases(flow, context);
    for (const step of flow.steps) {
      checkFields(step, context);
      checkExceptions(step, context);
    }
  }
}

function checkFields(step: Step, { report }: DocumentRuleContext): void {
  const seen = new Set<FieldName>();
  for (const written of step.fields) {
    if (written.field === undefined) {
      reportUnknown(written, report);
      continue;
    }
    const name = written.name.value;
    if (seen.has(written.field)) {
      report({
        at: written.name.at,
        key: `twice ${written.field} ${step.title}`,
        message: {
          en: `“${name}” is written twice in step ${step.number}; only the first is read.`,
          id: `“${name}” ditulis dua kali pada langkah ${step.number}; hanya yang pertama dibaca.`,
        },
      });
    }
    seen.add(written.field);
    const branched =
      (written.field === "next" && step.next.kind === "branches") ||
      (written.field === "failure" &&
        step.exceptions.some(({ kind, target }) => kind === "failure" && target.at.start.line > written.name.at.start.line));
    if (written.value.value === "" && !branched) {
      report({
        at: written.name.at,
        key: `empty ${written.field} ${step.title}`,
        message: { en: `“${name}” of step ${step.number} is empty.`, id: `“${name}” pada langkah ${step.number} kosong.` },
        fix: { en: "Fill it, or delete the line.", id: "Isi, atau hapus barisnya." },
      });
    }
    if (written.field === "after" && written.value.value !== "" && !readNumbers(written.value.value)) {
      report({
        at: written.value.at,
        key: `after ${written.value.value}`,
        message: {
          en: `“${name}” of step ${step.number} is “${written.value.value}”; expected step numbers, such as “4 and 6”.`,
          id: `“${name}” pada langkah ${step.number} berisi “${written.value.value}”; yang diharapkan nomor langkah, misalnya “4 dan 6”.`,
        },
      });
    }
  }
}

function reportUnknown({ name: { value, at } }: StepField, report: DocumentRuleContext["report"]): void {
  const guess = meantField(value);
  report({
    at,
    key: `${guess ? "slip" : "unknown"} ${value}`,
    message: { en: `“${value}” is not a field of a step.`, id: `“${value}” bukan bidang langkah.` },
    fix: guess
      ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
      : {
          en: `Fields are ${stepFieldNames.join(", ")}. A list of prose comes after an empty line.`,
          id: `Bidang yang ada: ${stepFieldNames.join(", ")}. Daftar berupa teks ditulis setelah baris kosong.`,
        },
  });
}

export const fieldsWellFormed = defineRule({
  id: "SOP407",
  name: "fields-well-formed",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "A step's fields are known, written once, filled, and listed as the notation says.",
    id: "Bidang langkah dikenal, ditulis satu kali, terisi, dan tersusun menurut notasi.",
  },
  why: {
    en: "A field nobody reads, such as a mistyped Next, sends the agent down the wrong path.",
    id: "Bidang yang tidak terbaca, misalnya Lanjut yang salah ketik, menyesatkan agent.",
  },
  examples: [
    {
      title: { en: "Mistyped, empty and written twice", id: "Salah ketik, kosong, dan ditulis dua kali" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - Pelaksna: Agent
        - KPI:
        - Lanjut: 2
        - Lanjut: selesai

        #### 2. Salam Penutup

        - Setelah: langkah satu
        - Lanjut: selesai
      `,
      reports: [
        "7:3-7:11 “Pelaksna” is not a field of a step.",
        "8:3-8:6 “KPI” of step 1 is empty.",
        "10:3-10:9 “Lanjut” is written twice in step 1; only the first is read.",
        "14:12-14:24 “Setelah” of step 2 is “langkah satu”; expected step numbers, such as “4 and 6”.",
      ],
    },
    {
      title: { en: "A list not written as the notation says", id: "Daftar yang tidak ditulis menurut notasi" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Data tersedia?

        * Pelaksana: Agent
        - KPI: Ketepatan
          informasi
        - Lanjut:
            - Ya → 2
            - Tidak → selesai
        Agent memeriksa data.

        #### Salam Penutup

        - Lanjut: selesai
      `,
      reports: [
        "7:1-7:19 The field is written “* Pelaksana: Agent”; expected “- Pelaksana: Agent”.",
        "9:3-9:12 The value of “KPI” runs over two lines; a field is one line.",
        "11:1-11:13 The branch is written “- Ya → 2”; expected “  - Ya → 2”.",
        "12:1-12:22 The branch is written “- Tidak → selesai”; expected “  - Tidak → selesai”.",
        "13:1-13:22 Prose follows the field list at once; expected a blank line between them.",
        "15:1-15:19 The step “Salam Penutup” has no number; expected “#### 2. Salam Penutup”.",
      ],
    },
    {
      title: { en: "A start and keywords without words", id: "Awal dan kata kunci tanpa isi" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        Dimulai:
        Kata kunci: ,

        Yang dijawab hanya nomor umum.

        #### 1. Salam

        - Pelaksana: Agent
        - Lanjut: selesai
      `,
      reports: ["5:1-5:9 “Dimulai:” is empty.", "6:1-6:14 “Kata kunci: ,” is empty."],
    },
    {
      title: { en: "A mistyped start and keywords", id: "Awal dan kata kunci yang salah ketik" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        Dimulia: Pelanggan menelepon
        Katakunci: nomor, telepon
        Catatan: hanya nomor umum.

        #### 1. Salam

        - Pelaksana: Agent
        - Lanjut: selesai
      `,
      reports: [
        "5:1-5:8 “Dimulia” is not a line of a flow's head, and is read as introduction.",
        "6:1-6:10 “Katakunci” is not a line of a flow's head, and is read as introduction.",
      ],
    },
    {
      title: { en: "Keywords below their name", id: "Kata kunci di bawah namanya" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        Kata kunci:
        nomor, telepon

        #### 1. Salam

        - Pelaksana: Agent
        - Lanjut: selesai
      `,
      reports: ["6:1-6:15 Text follows “Kata kunci:” at once and is read as introduction; expected one line, and a blank one below it."],
    },
    {
      title: { en: "Branches where they don't belong", id: "Cabang yang salah tempat" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Data tersedia?

        - Pelaksana: Agent
          - Ya → 1
        - Lanjut: selesai
          - Ya → 1
          - Tidak → selesai
      `,
      reports: [
        "8:5-8:11 “Ya → 1” stands below “Pelaksana”, which takes one value; only Lanjut (Next) and Bila gagal (On failure) have branches.",
        "9:11-9:18 “Lanjut” has the value “selesai” and branches below it; expected one or the other.",
      ],
    },
    {
      title: { en: "Keywords and a start amid the introduction", id: "Kata kunci dan awal di tengah pengantar" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        Pelanggan bertanya nomor telepon.

        Kata kunci: nomor, telepon
        Dimulai: pelanggan menelepon

        Yang dijawab hanya nomor umum.

        #### 1. Salam

        - Lanjut: selesai
      `,
      reports: [
        "7:1-7:27 “Kata kunci: nomor, telepon” stands within the introduction and is read as part of it; expected once, directly below the flow's title.",
        "8:1-8:29 “Dimulai: pelanggan menelepon” stands within the introduction and is read as part of it; expected once, directly below the flow's title.",
      ],
    },
    {
      title: { en: "Time limits, failures and phases that say too little", id: "Tenggat, kegagalan, dan fase yang kurang jelas" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Hubungi pelanggan

        - Tenggat: secepatnya → 2
        - Bila gagal:
          - nomor tidak aktif → 2
          - Nomor tidak aktif → selesai

        #### 2. Tunggu jawaban

        - Fase: Penutup
        - Batas waktu: 2 jam → 3
        - Tenggat: 24 jam
        - Bila gagal: tidak dijawab

        #### 3. Salam Penutup

        - Lanjut: selesai
      `,
      reports: [
        "7:12-7:22 The deadline of step 1 is “secepatnya”; expected a duration, such as “30 minutes”, “1x24 hours” or “2 working days”.",
        "10:5-10:22 Step 1 names the failure “Nomor tidak aktif” twice.",
        "14:9-14:16 The flow “Layanan 108” has phases, but its first step 1 names none.",
        "15:3-15:14 “Batas waktu” is not a field of a step.",
        "16:12-16:18 “Tenggat” of step 2 does not say where it goes on when the time is up.",
        "17:15-17:28 “Bila gagal” of step 2 does not say where it goes on.",
      ],
    },
    {
      title: { en: "A time limit, ways to fail, and phases", id: "Tenggat, cara gagal, dan fase" },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Hubungi pelanggan

        - Fase: Hubungi
        - Tenggat: 1x24 jam → 2
        - Bila gagal:
          - nomor tidak aktif → 2
          - tidak diangkat → 1

        #### 2. Tutup tiket

        - Fase: Tutup
        - Lanjut: selesai
      `,
    },
    {
      title: { en: "In English, in any order", id: "Dalam bahasa Inggris, dengan urutan apa pun" },
      valid: sop`
        ## Procedure

        ### Service 108

        Keywords: number, telephone

        Callers ask for a number.

        #### 1. Greeting

        - Next: end
        - Actor: Agent

        - The list after the empty line is prose.
      `,
    },
  ],
});
