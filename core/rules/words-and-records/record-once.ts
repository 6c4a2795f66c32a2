import type { RecordEntry } from "../../../schemas/front-matter.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { addDuration } from "../../document/words/duration.ts";
import { fold } from "../../document/words/fold.ts";
import { type ComparedUse, comparedPairs, comparedTexts } from "../../library/compared-texts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { GroupedUse, TellOfText, UseOf } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** A record as a text lists it. */
interface RecordUse extends ComparedUse, Pick<RecordEntry, "retention" | "custodian"> {
  /** Its number in the text's list. */
  index: number;
  name: string;
}

function* uses(life: LifeOnDay): Iterable<UseOf<RecordUse>> {
  for (const { text, ...compared } of life.documents.flatMap(comparedTexts)) {
    for (const [index, { value }] of text.records.entries()) {
      const { code, title, retention, custodian } = value;
      const key = code ?? (title === undefined ? undefined : fold(title));
      if (key === undefined) continue;
      const differs = JSON.stringify([retention && lengthOf(retention), custodian && fold(custodian)]);
      yield { text, key, differs, use: { ...compared, index, name: code ?? title ?? "", retention, custodian } };
    }
  }
}

function judge(group: readonly GroupedUse<RecordUse>[], _: unknown, tell: TellOfText): void {
  for (const { one, model, isToCome } of comparedPairs(group)) {
    // What two revisions in force disagree in is said when the library in force is looked at.
    if (isToCome && one.use.isInForce) continue;
    compareRecords(one, model, tell);
  }
}

function compareRecords(one: GroupedUse<RecordUse>, model: GroupedUse<RecordUse>, tell: TellOfText): void {
  const time = [one.use.retention, model.use.retention] as const;
  if (time[0] !== undefined && time[1] !== undefined && lengthOf(time[0]) !== lengthOf(time[1])) {
    const text = { en: `is kept ${time[0]} here and ${time[1]}`, id: `di sini disimpan ${time[0]}, dan ${time[1]}` };
    tellDifference("retention", text, one, model, tell);
  }
  const holder = [one.use.custodian, model.use.custodian] as const;
  if (holder[0] !== undefined && holder[1] !== undefined && fold(holder[0]) !== fold(holder[1])) {
    const text = {
      en: `is kept by “${holder[0]}” here and by “${holder[1]}”`,
      id: `di sini disimpan oleh “${holder[0]}”, dan oleh “${holder[1]}”`,
    };
    tellDifference("custodian", text, one, model, tell);
  }
}

function tellDifference(
  what: string,
  difference: LocalText,
  { text, use }: GroupedUse<RecordUse>,
  model: GroupedUse<RecordUse>,
  tell: TellOfText,
): void {
  const where =
    text.path === model.text.path
      ? { en: "in another entry", id: "pada entri lain" }
      : { en: `in ${model.text.code}`, id: `di ${model.text.code}` };
  tell(text, {
    at: ["records", use.index],
    key: `${what} ${use.name}`,
    message: { en: `“${use.name}” ${difference.en} ${where.en}.`, id: `“${use.name}” ${difference.id} ${where.id}.` },
    fix: { en: "Agree on one, and write it in both.", id: "Sepakati satu, lalu tulis di keduanya." },
    related: [{ path: model.text.path, at: ["records", model.use.index], message: { en: "the other entry", id: "entri yang lain" } }],
  });
}

/** Two years and 24 months are one time: the day it ends tells them apart, an event by its name. */
function lengthOf(retention: string): string {
  return addDuration("2001-01-01" as IsoDate, retention) ?? fold(retention);
}

export const recordOnce = defineRule({
  id: "SOP706",
  name: "record-once",
  scope: "shared",
  judgeWhen: "differing",
  uses,
  judge,
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
});
