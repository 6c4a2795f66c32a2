import type { RecordEntry } from "../../../schemas/front-matter.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Placed } from "../../document/document.ts";
import { addDuration } from "../../document/words/duration.ts";
import { fold } from "../../document/words/fold.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import { viewsOf } from "../../library/views.ts";
import { defineRule, type LibraryRuleContext, sop } from "../kit/define-rule.ts";

export const recordOnce = defineRule({
  id: "SOP706",
  name: "record-once",
  scope: "library",
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "A record is kept for one time and by one custodian, in all documents that list it.",
    id: "Satu rekaman memiliki satu masa simpan dan satu penyimpan di semua dokumen yang mencantumkannya.",
  },
  why: {
    en: "Where two documents say different times, the record is destroyed at the shorter one.",
    id: "Bila dua dokumen menyebut waktu berbeda, rekaman dimusnahkan pada waktu yang lebih pendek.",
  },
  examples: [
    {
      title: { en: "Another retention and another custodian", id: "Masa simpan dan penyimpan yang berbeda" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2019-12-03
          records:
            - { code: IN.OCC.TELK.F-19, retention: 2 Tahun, custodian: SPV Operasional }
            - { title: Rekaman panggilan, retention: 90 hari, custodian: QC }
          ---
        `,
        "IN.OCC.TELK.W-18/draft.md": sop`
          ---
          records:
            - { code: IN.OCC.TELK.F-19, retention: 3 Tahun, custodian: Team Leader }
            - { title: rekaman  panggilan, retention: 90 hari, custodian: qc }
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.W-18/draft.md 3:5-3:75 “IN.OCC.TELK.F-19” is kept by “Team Leader” here and by “SPV Operasional” in IN.OCC.TELK.P-01.",
        "IN.OCC.TELK.W-18/draft.md 3:5-3:75 “IN.OCC.TELK.F-19” is kept 3 Tahun here and 2 Tahun in IN.OCC.TELK.P-01.",
      ],
    },
    {
      title: {
        en: "The same time in other words, and a draft that changes its own document's",
        id: "Waktu yang sama dengan kata lain, dan draf yang mengubah milik dokumennya sendiri",
      },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2019-12-03
          records:
            - { code: IN.OCC.TELK.F-19, retention: 1 Tahun, custodian: SPV Operasional }
          ---
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          records:
            - { code: IN.OCC.TELK.F-19, retention: 2 Tahun, custodian: SPV Operasional }
          ---
        `,
        "IN.OCC.TELK.W-18/draft.md": sop`
          ---
          records:
            - { code: IN.OCC.TELK.F-19, retention: 24 bulan, custodian: SPV operasional }
          ---
        `,
      },
    },
  ],
  check(library, context) {
    for (const { facts, isComing } of viewsOf(library)) {
      const sorted = [...facts.filter((own) => !isComing(own)), ...facts.filter(isComing)];
      const uses = sorted.flatMap((own) => own.records.map((record) => ({ ...record, facts: own })));
      const isComingView = facts.some(isComing);
      for (const [model, ...others] of Map.groupBy(uses, recordKey).values()) {
        for (const own of others) {
          // What two revisions in force disagree in is said when the library in force is looked at.
          if (!model || own.facts === model.facts || (isComingView && !isComing(own.facts))) continue;
          compareRecords(own, model, context);
        }
      }
    }
  },
});

interface RecordUse extends Placed<RecordEntry> {
  facts: DocumentFacts;
}

function recordKey({ value, facts }: RecordUse): string {
  return (
    value.code ?? (value.title === undefined ? `${facts.path} ${facts.records.findIndex((own) => own.value === value)}` : fold(value.title))
  );
}

function compareRecords(own: RecordUse, model: RecordUse, context: LibraryRuleContext): void {
  const time = [own.value.retention, model.value.retention] as const;
  if (time[0] !== undefined && time[1] !== undefined && lengthOf(time[0]) !== lengthOf(time[1])) {
    tell(
      "retention",
      { en: `is kept ${time[0]} here and ${time[1]}`, id: `di sini disimpan ${time[0]}, dan ${time[1]}` },
      own,
      model,
      context,
    );
  }
  const holder = [own.value.custodian, model.value.custodian] as const;
  if (holder[0] !== undefined && holder[1] !== undefined && fold(holder[0]) !== fold(holder[1])) {
    const text = {
      en: `is kept by “${holder[0]}” here and by “${holder[1]}”`,
      id: `di sini disimpan oleh “${holder[0]}”, dan oleh “${holder[1]}”`,
    };
    tell("custodian", text, own, model, context);
  }
}

function tell(what: string, text: LocalText, own: RecordUse, model: RecordUse, { report }: LibraryRuleContext): void {
  const name = own.value.code ?? own.value.title ?? "";
  report(own.facts, {
    at: own.at,
    key: `${what} ${name}`,
    message: { en: `“${name}” ${text.en} in ${model.facts.code}.`, id: `“${name}” ${text.id} di ${model.facts.code}.` },
    fix: { en: "Agree on one, and write it in both.", id: "Sepakati satu, lalu tulis di keduanya." },
    related: [{ path: model.facts.path, at: model.at, message: { en: "the other entry", id: "entri yang lain" } }],
  });
}

/** Two years and 24 months are one time: the day it ends tells them apart, an event by its name. */
function lengthOf(retention: string): string {
  return addDuration("2001-01-01" as IsoDate, retention) ?? fold(retention);
}
