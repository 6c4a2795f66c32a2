import type { ChangeEntry } from "../../../schemas/front-matter.ts";
import { compareRevisions, firstRevision, isSameRevision, revisionMisfit, revisionsMissing } from "../../document/codes/revision-order.ts";
import type { Document } from "../../document/document.ts";
import { sectionsOfType } from "../../document/read-document.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const { changes, revision } = document.frontMatter;
  if (revision === undefined) return;
  if (changes.length === 0) {
    reportMissingLog(document, revision, context);
    return;
  }
  const entries = datedEntries(document);
  checkBeginning(document, entries[0], context);
  for (const [index, entry] of entries.entries()) checkEntry(entry, entries[index - 1], document, context);
}

interface DatedEntry {
  index: number;
  newest: boolean;
  entry: ChangeEntry;
  /** The entry's own, or for the newest the header's. */
  revision: string | undefined;
  effective: string | undefined;
}

function datedEntries({ frontMatter }: Document): DatedEntry[] {
  return frontMatter.changes.map((entry, index, all) => {
    const newest = index === all.length - 1;
    const header = newest ? frontMatter : undefined;
    return { index, newest, entry, revision: entry.revision ?? header?.revision, effective: entry.effective ?? header?.effective };
  });
}

function reportMissingLog(document: Document, revision: string, context: DocumentRuleContext): void {
  const has = sectionsOfType(document.frontMatter.code, context).some(({ from }) => from === "changes");
  // A log that is there but can't be read is SOP101's finding.
  const written = document.rawFrontMatter["changes"];
  if (!has || (written !== undefined && written !== null && !(Array.isArray(written) && written.length === 0))) return;
  context.report({
    at: document.locate(["changes"]),
    key: "no log",
    message: {
      en: `The document has no change log; revision ${revision} needs an entry.`,
      id: `Dokumen ini tidak memiliki catatan perubahan; revisi ${revision} memerlukan satu entri.`,
    },
    fix: { en: "Add changes: with an entry { summary: [ … ] }.", id: "Tambahkan changes: dengan entri { summary: [ … ] }." },
  });
}

/** A later revision inherits the beginning of its log; only who writes the log anew answers for it. */
function checkBeginning(document: Document, oldest: DatedEntry | undefined, { settings, report }: DocumentRuleContext): void {
  const { transcription, revision } = document.frontMatter;
  const name = firstRevision(settings.revision);
  if (settings.revision.style === "label" || (!transcription && !isSameRevision(revision, name))) return;
  if (oldest?.revision === undefined || isSameRevision(oldest.revision, name)) return;
  report({
    at: document.locate(["changes", 0, "revision"]),
    key: "beginning",
    message: {
      en: `The change log begins at revision ${oldest.revision}; the first revision of a document is ${name}.`,
      id: `Catatan perubahan dimulai dari revisi ${oldest.revision}; revisi pertama sebuah dokumen adalah ${name}.`,
    },
    fix: {
      en: `Add the entry of revision ${name} if its text is known.`,
      id: `Tambahkan entri revisi ${name} bila isinya diketahui.`,
    },
  });
}

function checkEntry(dated: DatedEntry, before: DatedEntry | undefined, document: Document, context: DocumentRuleContext): void {
  const { report } = context;
  if (dated.entry.summary.length === 0) {
    report({
      at: document.locate(["changes", dated.index]),
      key: `empty ${dated.revision ?? dated.index}`,
      message:
        dated.revision === undefined
          ? {
              en: `Entry ${dated.index + 1} of the change log does not say what changed.`,
              id: `Entri ${dated.index + 1} catatan perubahan tidak menyebut apa yang berubah.`,
            }
          : {
              en: `The entry of revision ${dated.revision} does not say what changed.`,
              id: `Entri revisi ${dated.revision} tidak menyebut apa yang berubah.`,
            },
      fix: { en: "Say what changed, one line each, under summary.", id: "Sebutkan apa yang berubah, satu baris per hal, pada summary." },
      ...(dated.newest && isBegun(document) ? { severity: "warning" as const } : {}),
    });
  }
  if (dated.newest) checkNewest(dated, document, context);
  else checkDated(dated, document, context);
  if (!before) return;
  checkRevisionOrder(dated, before, document, context);
  checkDateOrder(dated, before, document, context);
}

/** A revision that was just begun has still to say what it changes, and must be able to be committed; it is not approved so. */
function isBegun({ state, frontMatter }: Document): boolean {
  return state === "draft" && Object.keys(frontMatter.approvals).length === 0;
}

function checkNewest({ index, entry, revision }: DatedEntry, document: Document, { report }: DocumentRuleContext): void {
  const header = document.frontMatter;
  if (entry.revision !== undefined && entry.revision !== header.revision) {
    report({
      at: document.locate(["changes", index, "revision"]),
      key: "newest revision",
      message: {
        en: `The newest entry of the change log is for revision ${revision}; this document is revision ${header.revision}.`,
        id: `Entri terbaru catatan perubahan untuk revisi ${revision}; dokumen ini revisi ${header.revision}.`,
      },
      fix: {
        en: `Add an entry { summary: [ … ] } for revision ${header.revision}.`,
        id: `Tambahkan entri { summary: [ … ] } untuk revisi ${header.revision}.`,
      },
    });
  }
  if (entry.revision !== header.revision || entry.effective === undefined || header.effective === undefined) return;
  if (entry.effective === header.effective) return;
  report({
    at: document.locate(["changes", index, "effective"]),
    key: "newest date",
    message: {
      en: `The entry of revision ${revision} is dated ${entry.effective}; the header says ${header.effective}.`,
      id: `Entri revisi ${revision} bertanggal ${entry.effective}; kepala dokumen menyebut ${header.effective}.`,
    },
    fix: {
      en: "Leave the date out: the newest entry takes it from the header.",
      id: "Hilangkan tanggalnya: entri terbaru mengambilnya dari kepala.",
    },
  });
}

function checkDated({ index, entry }: DatedEntry, document: Document, { report }: DocumentRuleContext): void {
  if (entry.revision !== undefined && entry.effective !== undefined) return;
  const missing =
    entry.revision !== undefined
      ? { en: "no date", id: "tanggal" }
      : entry.effective !== undefined
        ? { en: "no revision", id: "revisi" }
        : { en: "no revision and no date", id: "revisi dan tanggal" };
  report({
    at: document.locate(["changes", index]),
    key: `undated ${index}`,
    message: {
      en: `An older entry of the change log has ${missing.en}; only the newest takes them from the header.`,
      id: `Entri lama catatan perubahan tidak memuat ${missing.id}; hanya entri terbaru yang mengambilnya dari kepala.`,
    },
    fix: { en: "Write revision and effective as they were.", id: "Tulis revision dan effective sebagaimana dahulu." },
  });
}

function checkRevisionOrder(dated: DatedEntry, before: DatedEntry, document: Document, context: DocumentRuleContext): void {
  const { style } = context.settings.revision;
  const [last, next] = [before.revision, dated.revision];
  if (last === undefined || next === undefined || isMisfit(last, context) || isMisfit(next, context)) return;
  const at = document.locate(["changes", dated.index, "revision"]);
  if (style === "label" ? isSameRevision(last, next) : compareRevisions(next, last) <= 0) {
    context.report({
      at,
      key: `order ${next}`,
      message: {
        en: `The change log has revision ${next} after ${last}; entries go from the oldest to the newest, once each.`,
        id: `Catatan perubahan memuat revisi ${next} setelah ${last}; entri berurutan dari yang lama, masing-masing sekali.`,
      },
    });
    return;
  }
  const missing = revisionsMissing(last, next, style);
  if (missing === undefined) return;
  context.report({
    at,
    key: `gap ${next}`,
    message: {
      en: `The change log goes from revision ${last} to ${next}; the entry of ${missing} is missing.`,
      id: `Catatan perubahan melompat dari revisi ${last} ke ${next}; entri ${missing} tidak ada.`,
    },
    fix: { en: `Add the entry of revision ${missing}.`, id: `Tambahkan entri revisi ${missing}.` },
  });
}

function isMisfit(name: string, { settings }: DocumentRuleContext): boolean {
  return revisionMisfit(name, settings.revision) !== undefined;
}

function checkDateOrder(dated: DatedEntry, before: DatedEntry, document: Document, { report }: DocumentRuleContext): void {
  if (dated.effective === undefined || before.effective === undefined || dated.effective >= before.effective) return;
  const path = dated.entry.effective === undefined ? ["effective"] : ["changes", dated.index, "effective"];
  report({
    at: document.locate(path),
    key: `date ${dated.revision}`,
    message: {
      en: `Revision ${dated.revision} is dated ${dated.effective}, before revision ${before.revision} (${before.effective}).`,
      id: `Revisi ${dated.revision} bertanggal ${dated.effective}, sebelum revisi ${before.revision} (${before.effective}).`,
    },
    fix: { en: "Correct the date that was mistyped.", id: "Betulkan tanggal yang salah ketik." },
  });
}

export const changeLogComplete = defineRule({
  id: "SOP204",
  name: "change-log-complete",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "The change log has an entry for each revision, oldest first; revisions and dates ascend, and no entry is empty.",
    id: "Catatan perubahan memuat satu entri per revisi, yang lama lebih dahulu; revisi dan tanggal menaik, dan tak ada entri kosong.",
  },
  why: {
    en: "The log is what readers of the previous revision read first, and what an auditor reads to see that change is controlled.",
    id: "Catatan inilah yang pertama dibaca pemakai revisi sebelumnya, dan yang dibaca auditor untuk melihat perubahan terkendali.",
  },
  examples: [
    {
      title: { en: "An entry left out, one out of order, one empty", id: "Satu entri terlewat, satu tidak urut, satu kosong" },
      invalid: sop`
        ---
        revision: "05"
        effective: 2019-12-03
        changes:
          - revision: "01"
            effective: 2011-05-01
            summary: [Mengganti format formulir]
          - revision: "03"
            effective: 2010-08-11
            summary: [Menambahkan layanan 108]
          - revision: "04"
            effective: 2017-06-05
            summary: []
          - summary: [Menyesuaikan alur Tier 1]
        ---
      `,
      reports: [
        "8:15-8:19 The change log goes from revision 01 to 03; the entry of 02 is missing.",
        "9:16-9:26 Revision 03 is dated 2010-08-11, before revision 01 (2011-05-01).",
        "11:5-13:16 The entry of revision 04 does not say what changed.",
      ],
    },
    {
      title: { en: "A transcription whose log begins late", id: "Transkripsi dengan catatan yang mulai terlambat" },
      file: "rev-02.md",
      invalid: sop`
        ---
        effective: 2019-12-03
        transcription: { source: salinan Malang }
        changes:
          - revision: "01"
            effective: 2011-05-01
            summary: [Mengganti format formulir]
          - summary: [Menambahkan layanan 108]
        ---
      `,
      reports: ["5:15-5:19 The change log begins at revision 01; the first revision of a document is 00."],
    },
    {
      title: {
        en: "An older entry without revision, a newest one with another",
        id: "Entri lama tanpa revisi, entri terbaru dengan revisi lain",
      },
      invalid: sop`
        ---
        revision: "02"
        changes:
          - summary: [Terbitan pertama]
          - revision: "01"
            effective: 2019-12-03
            summary: [Menyesuaikan alur Tier 1]
        ---
      `,
      reports: [
        "4:5-4:32 An older entry of the change log has no revision and no date; only the newest takes them from the header.",
        "5:15-5:19 The newest entry of the change log is for revision 01; this document is revision 02.",
      ],
    },
    {
      title: {
        en: "A draft just begun, which still has to say what it changes",
        id: "Draf yang baru dimulai, yang masih harus menyebut perubahannya",
      },
      file: "draft.md",
      invalid: sop`
        ---
        revision: "01"
        changes:
          - revision: "00"
            effective: 2019-12-03
            summary: [Terbitan pertama]
          - summary: []
        ---
      `,
      reports: ["7:5-7:16 The entry of revision 01 does not say what changed."],
    },
    {
      title: { en: "No log at all", id: "Tanpa catatan sama sekali" },
      invalid: sop`
        ---
        revision: "02"
        ---
      `,
      reports: ["2:1-2:15 The document has no change log; revision 02 needs an entry."],
    },
    {
      title: { en: "Every revision from the first to this one", id: "Setiap revisi dari yang pertama sampai yang ini" },
      valid: sop`
        ---
        revision: "01"
        changes:
          - revision: "00"
            effective: 2019-12-03
            summary: [Terbitan pertama]
          - summary: [Menambahkan layanan 108]
        ---
      `,
    },
  ],
});
