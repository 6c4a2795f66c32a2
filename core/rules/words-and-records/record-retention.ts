import type { RecordEntry } from "../../../schemas/front-matter.ts";
import type { Document } from "../../document/document.ts";
import { isDuration } from "../../document/words/duration.ts";
import { fold } from "../../document/words/fold.ts";
import { nearest } from "../../document/words/nearest.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  for (const [index, record] of document.frontMatter.records.entries()) checkRecord(document, record, index, context);
  checkNumbers(document, context);
}

function checkRecord(document: Document, record: RecordEntry, index: number, { settings, report }: DocumentRuleContext): void {
  const name = record.code ?? record.title ?? `${index + 1}`;
  const { events } = settings.retention;
  if (record.code === undefined && record.title === undefined) {
    report({
      at: document.locate(["records", index]),
      key: `no name ${index + 1}`,
      message: {
        en: `Record ${index + 1} of the list names neither a code nor a title.`,
        id: `Rekaman ke-${index + 1} tidak menyebut kode ataupun judul.`,
      },
      fix: { en: "Add code: of its form, or title: as it is called.", id: "Tambahkan code: formulirnya, atau title: namanya." },
    });
  }
  if (record.retention === undefined) {
    report({
      at: document.locate(["records", index]),
      key: `no retention ${name}`,
      message: { en: `The record “${name}” has no retention.`, id: `Rekaman “${name}” tidak memiliki masa simpan.` },
      fix: { en: "Add retention: 2 Tahun.", id: "Tambahkan retention: 2 Tahun." },
    });
  } else if (
    (!isDuration(record.retention) || /^\s*0+\D/.test(record.retention)) &&
    !isForEver(record.retention) &&
    !events.some((event) => fold(event) === fold(record.retention ?? ""))
  ) {
    const guess = nearest(record.retention, events);
    report({
      at: document.locate(["records", index, "retention"]),
      key: `retention ${name}`,
      message: {
        en: `The retention “${record.retention}” of “${name}” is neither a duration nor an event of the library.`,
        id: `Masa simpan “${record.retention}” dari “${name}” bukan jangka waktu ataupun peristiwa yang dikenal pustaka.`,
      },
      fix: guess
        ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
        : {
            en: "Write a duration (2 Tahun, 24 bulan, 90 hari), or add it to retention.events in library.yaml.",
            id: "Tulis jangka waktu (2 Tahun, 24 bulan, 90 hari), atau tambahkan ke retention.events di library.yaml.",
          },
    });
  }
  if (record.custodian !== undefined) return;
  report({
    at: document.locate(["records", index]),
    key: `no custodian ${name}`,
    message: { en: `The record “${name}” has no custodian.`, id: `Rekaman “${name}” tidak memiliki penyimpan.` },
    fix: { en: "Add custodian: the position that keeps it.", id: "Tambahkan custodian: jabatan yang menyimpannya." },
  });
}

function isForEver(retention: string): boolean {
  return /^permanent?$/i.test(retention.trim());
}

function checkNumbers(document: Document, { report }: DocumentRuleContext): void {
  let previous = 0;
  document.frontMatter.records.forEach(({ no, code, title }, index) => {
    if (no === undefined) return;
    const at = document.locate(["records", index, "no"]);
    const name = code ?? title ?? "";
    if (no <= previous) {
      report({
        at,
        key: `number ${name}`,
        message: {
          en: `Record number ${no} (“${name}”) stands after number ${previous}.`,
          id: `Rekaman nomor ${no} (“${name}”) berada setelah nomor ${previous}.`,
        },
      });
    } else if (no > previous + 1) {
      const missing = no === previous + 2 ? `${previous + 1}` : `${previous + 1}–${no - 1}`;
      report({
        at,
        key: `gap ${name}`,
        message: {
          en: `Record number ${missing} is missing: “${name}” is number ${no}.`,
          id: `Rekaman nomor ${missing} tidak ada: “${name}” bernomor ${no}.`,
        },
        fix: {
          en: "Add the missing record, or leave the numbers out and they count themselves.",
          id: "Tambahkan rekaman yang hilang, atau hilangkan nomornya agar terhitung sendiri.",
        },
      });
    }
    previous = Math.max(previous, no);
  });
}

export const recordRetention = defineRule({
  id: "SOP705",
  name: "record-retention",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "Each record has a retention and a custodian, and printed numbers run without gap.",
    id: "Setiap rekaman memiliki masa simpan dan penyimpan, dan nomor tercetak tanpa sela.",
  },
  why: {
    en: "What nobody keeps for a set time is gone when the auditor asks for it.",
    id: "Yang tidak disimpan siapa pun selama waktu tertentu akan hilang saat auditor memintanya.",
  },
  examples: [
    {
      title: { en: "Nothing said, something unknown said, a number left out", id: "Tidak disebut, tidak dikenal, nomor terlewat" },
      settings: { retention: { events: ["Selama PKS"] } },
      invalid: sop`
        ---
        records:
          - { no: 1, code: IN.OCC.TELK.F-19 }
          - { no: 3, title: Rekaman panggilan, retention: Selama PSK, custodian: QC }
          - { no: 3, title: Daftar hadir, retention: agak lama, custodian: QC }
        ---
      `,
      reports: [
        "3:5-3:38 The record “IN.OCC.TELK.F-19” has no custodian.",
        "3:5-3:38 The record “IN.OCC.TELK.F-19” has no retention.",
        "4:11-4:12 Record number 2 is missing: “Rekaman panggilan” is number 3.",
        "4:51-4:61 The retention “Selama PSK” of “Rekaman panggilan” is neither a duration nor an event of the library.",
        "5:11-5:12 Record number 3 (“Daftar hadir”) stands after number 3.",
        "5:46-5:55 The retention “agak lama” of “Daftar hadir” is neither a duration nor an event of the library.",
      ],
    },
    {
      title: { en: "A duration, an event of the library, and for ever", id: "Jangka waktu, peristiwa yang dikenal, dan selamanya" },
      settings: { retention: { events: ["Selama PKS"] } },
      valid: sop`
        ---
        records:
          - { no: 1, code: IN.OCC.TELK.F-19, retention: 2 Tahun, custodian: SPV Operasional }
          - { no: 2, code: IN.QCC.TELK.S-01, retention: selama PKS, custodian: QC }
          - { no: 3, title: Akta pendirian, retention: Permanen, custodian: QMR }
        ---
      `,
    },
  ],
});
