import type { ChangeEntry } from "../../../schemas/front-matter.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { revisionKey } from "../../document/codes/revision-order.ts";
import { beginning } from "../../document/words/beginning.ts";
import type { FactPath } from "../../library/fact-place.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import { textsOf } from "../../library/library.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import { previousRevision } from "../../library/previous-revision.ts";
import type { TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(life: LifeOnDay, _: unknown, tell: TellOfText): void {
  for (const document of life.documents) {
    for (const facts of textsOf(document)) {
      const before = previousRevision(document, facts);
      if (before) compareLogs(before, facts, tell);
    }
  }
}

interface LoggedEntry {
  revision: string;
  entry: ChangeEntry;
  at: FactPath;
}

/** A log's entries with their revisions; the newest takes its revision and day from the header. */
function entriesOf({ changes, revision, effective }: DocumentFacts): LoggedEntry[] {
  return changes.flatMap((entry, index) => {
    const newest = index === changes.length - 1;
    const number = entry.revision ?? (newest ? revision : undefined);
    if (number === undefined) return [];
    const date = entry.effective ?? (newest ? effective : undefined);
    return [{ revision: number, entry: date === undefined ? entry : { ...entry, effective: date }, at: ["changes", index] }];
  });
}

function compareLogs(before: DocumentFacts, facts: DocumentFacts, tell: TellOfText): void {
  const now = new Map(entriesOf(facts).map((logged) => [revisionKey(logged.revision), logged]));
  const dropped: LoggedEntry[] = [];
  for (const old of entriesOf(before)) {
    const kept = now.get(revisionKey(old.revision));
    const changed = kept && changedPart(old.entry, kept.entry);
    if (!kept) dropped.push(old);
    else if (changed) tellChanged(old, before, { facts, kept, changed }, tell);
  }
  if (dropped.length > 0) tellDropped(dropped, before, facts, tell);
}

/** All of them at once: a key of the log that is mistyped takes every entry along. */
function tellDropped(dropped: readonly LoggedEntry[], before: DocumentFacts, facts: DocumentFacts, tell: TellOfText): void {
  const revisions = dropped.map(({ revision }) => revision);
  const [entry, it] = dropped.length === 1 ? ["entry of revision", "it"] : ["entries of revisions", "them"];
  const names = revisions.join(", ");
  tell(facts, {
    at: facts.changes.length > 0 ? ["changes", 0] : ["revision"],
    key: `dropped ${revisions.join(" ")}`,
    message: {
      en: `The change log has lost the ${entry} ${names}, which revision ${before.revision} still had.`,
      id: `Catatan perubahan kehilangan entri revisi ${names}, yang masih ada pada revisi ${before.revision}.`,
    },
    fix: { en: `Copy ${it} from revision ${before.revision}.`, id: `Salin dari revisi ${before.revision}.` },
    related: dropped.map((old) => asItWas(old, before)),
  });
}

function tellChanged(
  old: LoggedEntry,
  before: DocumentFacts,
  { facts, kept, changed }: { facts: DocumentFacts; kept: LoggedEntry; changed: LocalText },
  tell: TellOfText,
): void {
  tell(facts, {
    at: kept.at,
    key: `changed ${old.revision}`,
    message: {
      en: `The entry of revision ${old.revision} does not read as it did in revision ${before.revision}: ${changed.en}.`,
      id: `Entri revisi ${old.revision} tidak berbunyi seperti pada revisi ${before.revision}: ${changed.id}.`,
    },
    fix:
      facts.state === "draft"
        ? {
            en: "Restore it; what was wrong in it is said in the newest entry.",
            id: "Pulihkan; kekeliruannya disebut pada entri terbaru.",
          }
        : {
            en: "Restore it in the next revision, and say so in that one's entry.",
            id: "Pulihkan pada revisi berikutnya, dan sebutkan hal itu pada entrinya.",
          },
    related: [asItWas(old, before)],
  });
}

function asItWas({ at }: LoggedEntry, { path, revision }: DocumentFacts) {
  return { path, at, message: { en: `as in revision ${revision}`, id: `seperti pada revisi ${revision}` } };
}

function changedPart(before: ChangeEntry, now: ChangeEntry): LocalText | undefined {
  if (before.effective !== undefined && before.effective !== now.effective) {
    return {
      en: `it was dated ${before.effective}, now ${now.effective ?? "it has no date"}`,
      id: `semula bertanggal ${before.effective}, kini ${now.effective ?? "tanpa tanggal"}`,
    };
  }
  const lines = before.summary.filter((line, index) => line !== now.summary[index]);
  const [lost] = lines.filter((line) => !now.summary.includes(line));
  if (lost !== undefined) return { en: `“${beginning(lost)}” is gone`, id: `“${beginning(lost)}” hilang` };
  if (lines.length > 0 || before.summary.length !== now.summary.length) {
    const [added] = now.summary.filter((line) => !before.summary.includes(line));
    return added === undefined
      ? { en: "its lines are in another order", id: "urutan barisnya berbeda" }
      : { en: `“${beginning(added)}” was not there`, id: `“${beginning(added)}” semula tidak ada` };
  }
  const same = (key: "affects" | "renumbered") => JSON.stringify(before[key]) === JSON.stringify(now[key]);
  const key = (["affects", "renumbered"] as const).find((candidate) => !same(candidate));
  return key && { en: `its ${key} is another`, id: `${key}-nya berbeda` };
}

export const changeLogKept = defineRule({
  id: "SOP205",
  name: "change-log-kept",
  scope: "life",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "Every earlier entry of the change log reads as it did in the revision before.",
    id: "Setiap entri lama catatan perubahan berbunyi sama seperti pada revisi sebelumnya.",
  },
  why: {
    en: "A log that is rewritten afterwards proves nothing.",
    id: "Catatan yang ditulis ulang kemudian tidak membuktikan apa-apa.",
  },
  examples: [
    {
      title: {
        en: "An entry reworded, one with another date, one dropped",
        id: "Entri diubah kata, entri berganti tanggal, entri dihapus",
      },
      invalid: {
        "IN.OCC.TELK.P-01/rev-02.md": sop`
          ---
          effective: 2020-02-01
          changes:
            - { revision: "00", effective: 2019-03-01, summary: [Terbitan pertama] }
            - { revision: "01", effective: 2019-12-03, summary: [Menambahkan layanan 108] }
            - { summary: [Mengganti logo] }
          ---
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "03"
          changes:
            - { revision: "01", effective: 2019-12-04, summary: [Menambahkan layanan 108] }
            - { revision: "02", effective: 2020-02-01, summary: [Mengganti logo dan alur] }
            - { summary: [] }
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 4:5-4:82 The entry of revision 01 does not read as it did in revision 02: it was dated 2019-12-03, now 2019-12-04.",
        "IN.OCC.TELK.P-01/draft.md 4:5-4:82 The change log has lost the entry of revision 00, which revision 02 still had.",
        "IN.OCC.TELK.P-01/draft.md 5:5-5:82 The entry of revision 02 does not read as it did in revision 02: “Mengganti logo” is gone.",
      ],
    },
    {
      title: { en: "The whole log gone, its key mistyped", id: "Seluruh catatan hilang karena kuncinya salah ketik" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-01.md": sop`
          ---
          effective: 2019-12-03
          changes:
            - { revision: "00", effective: 2019-03-01, summary: [Terbitan pertama] }
            - { summary: [Menambahkan layanan 108] }
          ---
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "02"
          chnages:
            - { revision: "00", effective: 2019-03-01, summary: [Terbitan pertama] }
            - { revision: "01", effective: 2019-12-03, summary: [Menambahkan layanan 108] }
            - { summary: [Mengganti logo] }
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 2:11-2:15 The change log has lost the entries of revisions 00, 01, which revision 01 still had.",
      ],
    },
    {
      title: { en: "Kept as they were, the newest dated", id: "Tetap seperti semula, yang terbaru diberi tanggal" },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2019-03-01
          changes:
            - { summary: [Terbitan pertama] }
          ---
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          changes:
            - { revision: "00", effective: 2019-03-01, summary: [Terbitan pertama] }
            - { summary: [] }
          ---
        `,
      },
    },
  ],
});
