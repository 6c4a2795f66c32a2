import type { Document, Placed, Step } from "../../document/document.ts";
import { rangeOnLine } from "../../document/position.ts";
import { clausesOf, type Quantity, quantitiesOf, subjectWords } from "../../document/words/quantity.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";
import { checkRecordsMade } from "./parts/check-records-made.ts";
import { checkRetentionInText } from "./parts/check-retention-in-text.ts";

/** The section that names a document's indicators, in every type's list of sections. */
const INDICATORS = "indicators";

function check(document: Document, context: DocumentRuleContext): void {
  const indicators = document.sections.find(({ id }) => id === INDICATORS);
  const stated = indicators ? statementsIn(document, indicators.body.first, indicators.body.end) : [];
  for (const step of document.flows.flatMap(({ steps }) => steps)) {
    const bound = boundOf(step.kpi);
    if (!bound) continue;
    const other = contradicting(bound, stated);
    if (other) tell(step, bound, other, { document, where: { en: "the indicators", id: "indikator" } }, context);
    const own = contradicting(bound, statementsIn(document, step.text.first, step.text.end));
    if (own) tell(step, bound, own, { document, where: { en: "its text", id: "teksnya" } }, context);
  }
  checkRetentionInText(document, context);
  checkRecordsMade(document, context);
}

/** One quantity and what it is said of. */
interface Statement {
  words: readonly string[];
  quantity: Quantity;
  at: Placed<string>["at"];
}

/** A KPI that names one bound of something; one that only names it, or several, is not compared. */
function boundOf(kpi: Placed<string> | undefined): Statement | undefined {
  const quantities = kpi && quantitiesOf(kpi.value);
  const [quantity, ...more] = quantities ?? [];
  if (!kpi || !quantity || more.length > 0) return undefined;
  const words = subjectWords(kpi.value, [quantity]);
  if (!words.some((word) => word.length >= 4)) return undefined;
  const { start } = kpi.at;
  const column = start.column + quantity.index;
  return { words, quantity, at: rangeOnLine(start.line, column, column + quantity.text.length) };
}

/** The clauses of some lines that state one quantity. */
function statementsIn({ lines }: Document, first: number, end: number): Statement[] {
  const found: Statement[] = [];
  for (let line = first; line < end; line++) {
    for (const { text, index } of clausesOf(lines[line - 1] ?? "")) {
      const quantities = quantitiesOf(text) ?? [];
      const [quantity, ...more] = quantities;
      if (!quantity || more.length > 0) continue;
      const column = index + quantity.index + 1;
      found.push({ words: subjectWords(text, [quantity]), quantity, at: rangeOnLine(line, column, column + quantity.text.length) });
    }
  }
  return found;
}

/** A statement of the same thing in another measure, where none says the same. */
function contradicting({ words, quantity }: Statement, statements: readonly Statement[]): Statement | undefined {
  const same = statements.filter((other) => other.quantity.kind === quantity.kind && words.every((word) => other.words.includes(word)));
  return same.some((other) => other.quantity.value === quantity.value) ? undefined : same[0];
}

function tell(
  { number }: Step,
  bound: Statement,
  other: Statement,
  { document, where }: { document: Document; where: { en: string; id: string } },
  { report }: DocumentRuleContext,
): void {
  const [mine, theirs] = [bound.quantity.text, other.quantity.text];
  report({
    at: bound.at,
    key: `bound ${bound.words.join(" ")} ${where.en}`,
    message: {
      en: `The KPI of step ${number} says “${mine}”; ${where.en} ${where.en === "its text" ? "says" : "say"} “${theirs}” of the same.`,
      id: `KPI langkah ${number} menyebut “${mine}”; ${where.id} menyebut “${theirs}” untuk hal yang sama.`,
    },
    fix: { en: "Write the one that holds in both places.", id: "Tulis yang berlaku di kedua tempat." },
    related: [{ path: document.path, at: other.at, message: { en: "what it says there", id: "yang tertulis di sana" } }],
  });
}

export const quantitiesAgree = defineRule({
  id: "SOP708",
  name: "quantities-agree",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.2.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "Bounds and times agree between KPI, indicators, text and records; records and the steps that make them name each other.",
    id: "Batas dan waktu sama pada KPI, indikator, teks, dan rekaman; rekaman dan langkah pembuatnya saling menyebut.",
  },
  why: {
    en: "Of two bounds everybody keeps the easier one, and an auditor asks for the other.",
    id: "Dari dua batas, orang memakai yang lebih longgar, dan auditor menanyakan yang lain.",
  },
  examples: [
    {
      title: { en: "20 seconds here, 30 there; a day that is a working day", id: "Di sini 20 detik, di sana 30; sehari dan sehari kerja" },
      invalid: sop`
        ## Indikator Kinerja Prosedur

        - Telepon dijawab paling lama 30 detik.
        - Keluhan selesai dalam 1 hari kerja, kecuali gangguan jaringan.

        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam Pembuka

        - KPI: Telepon dijawab ≤ 20 detik

        #### 2. Selesaikan keluhan

        - KPI: Keluhan selesai 1x24 jam
        - Lanjut: selesai

        Keluhan pelanggan selesai dalam 2 hari.
      `,
      reports: [
        "12:26-12:34 The KPI of step 1 says “20 detik”; the indicators say “30 detik” of the same.",
        "16:24-16:32 The KPI of step 2 says “1x24 jam”; its text says “2 hari” of the same.",
        "16:24-16:32 The KPI of step 2 says “1x24 jam”; the indicators say “1 hari kerja” of the same.",
      ],
    },
    {
      title: { en: "A record kept otherwise than its text says", id: "Rekaman yang disimpan lain dari teksnya" },
      invalid: sop`
        ---
        records:
          - { title: Buku Tiket, retention: 2 Tahun, custodian: SPV }
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Catat tiket

        - Lanjut: selesai

        Petugas mengisi Buku Tiket.

        Buku Tiket disimpan selama 12 bulan.
      `,
      reports: ["15:28-15:36 “Buku Tiket” is kept “12 bulan” here and “2 Tahun” among the records."],
    },
    {
      title: {
        en: "A record no step makes, and one that is made and not listed",
        id: "Rekaman yang tidak dibuat langkah mana pun, dan yang dibuat tetapi tidak terdaftar",
      },
      invalid: sop`
        ---
        records:
          - { title: Daftar hadir, retention: 2 Tahun, custodian: SPV }
          - { title: Buku Tiket, retention: 2 Tahun, custodian: SPV }
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Catat tiket

        - Hasil: IN.OCC.TELK.F-19 terisi
        - Lanjut: selesai

        Petugas mengisi Buku Tiket.
      `,
      reports: [
        "3:5-3:64 No step makes or names the record “Daftar hadir”.",
        "12:10-12:26 Step 1 makes “IN.OCC.TELK.F-19”, which is not among the records.",
      ],
    },
    {
      title: { en: "The same in other words", id: "Hal yang sama dengan kata lain" },
      valid: sop`
        ---
        records:
          - { title: Buku Tiket, retention: 2 Tahun, custodian: SPV }
        ---
        ## Indikator Kinerja Prosedur

        - Telepon dijawab dalam 0,5 menit, dan 95,5 % telepon terjawab.
        - Keluhan selesai dalam 1 hari.

        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam Pembuka

        - KPI: Telepon dijawab maksimal 30 detik

        #### 2. Selesaikan keluhan

        - KPI: Keluhan selesai 1x24 jam
        - Lanjut: selesai

        Buku Tiket disimpan 24 bulan; pelanggan dihubungi lagi dalam 5–10 menit.
      `,
    },
  ],
});
