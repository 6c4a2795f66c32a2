import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { LifeContext, TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check({ files }: LifeOnDay, { settings }: LifeContext, tell: TellOfText): void {
  const issued = files.filter(({ state }) => state === "issued").sort((a, b) => numberOf(a) - numberOf(b));
  issued.forEach((facts, index) => {
    checkName(facts, tell);
    checkStep(facts, issued[index - 1], tell);
  });
  const draft = files.findLast(({ state }) => state === "draft");
  if (draft) checkDraft(draft, issued.at(-1), settings.revision, tell);
}

/** As the file is named: it says where a revision belongs even when its frontmatter can't be read. */
function printed({ fileName }: DocumentFacts): string {
  return /\d+/.exec(fileName)?.[0] ?? "";
}

function numberOf(facts: DocumentFacts): number {
  return Number(printed(facts));
}

function checkName(facts: DocumentFacts, tell: TellOfText): void {
  if (facts.revision === undefined || facts.revision === printed(facts)) return;
  tell(facts, {
    at: ["revision"],
    key: "file name",
    message: {
      en: `The file is named ${facts.fileName} but holds revision ${facts.revision}.`,
      id: `Berkas bernama ${facts.fileName}, tetapi berisi revisi ${facts.revision}.`,
    },
    fix: { en: "Bring the file back as it was issued.", id: "Kembalikan berkas seperti saat diterbitkan." },
  });
}

function checkStep(facts: DocumentFacts, before: DocumentFacts | undefined, tell: TellOfText): void {
  if (!before || numberOf(facts) === numberOf(before) + 1) return;
  if (numberOf(facts) === numberOf(before)) tellTwice(facts, before, tell);
  else tellGap(facts, before, tell);
}

function tellTwice(facts: DocumentFacts, before: DocumentFacts, tell: TellOfText): void {
  tell(facts, {
    at: ["revision"],
    key: "twice",
    message: {
      en: `${facts.fileName} and ${before.fileName} are both revision ${numberOf(facts)}.`,
      id: `${facts.fileName} dan ${before.fileName} sama-sama revisi ${numberOf(facts)}.`,
    },
    fix: { en: "Keep the one that was issued.", id: "Pertahankan yang diterbitkan." },
    related: [revisionBefore(before)],
  });
}

function tellGap(facts: DocumentFacts, before: DocumentFacts, tell: TellOfText): void {
  const missing = spanBetween(before, facts);
  tell(facts, {
    at: ["revision"],
    key: "gap",
    message: {
      en: `Revision ${printed(facts)} follows revision ${printed(before)}; ${missing} is missing.`,
      id: `Revisi ${printed(facts)} menyusul revisi ${printed(before)}; ${missing} tidak ada.`,
    },
    fix: {
      en: `Bring back ${missing} from the repository's history or from paper.`,
      id: `Kembalikan ${missing} dari riwayat repositori atau dari kertas.`,
    },
    related: [revisionBefore(before)],
  });
}

function spanBetween(before: DocumentFacts, after: DocumentFacts): string {
  const width = printed(before).length;
  const first = String(numberOf(before) + 1).padStart(width, "0");
  const last = String(numberOf(after) - 1).padStart(width, "0");
  return first === last ? first : `${first}–${last}`;
}

function checkDraft(
  draft: DocumentFacts,
  last: DocumentFacts | undefined,
  { first, digits }: LibrarySettings["revision"],
  tell: TellOfText,
): void {
  if (draft.revision === undefined) return;
  // A paper document typed over begins where the paper was.
  if (!last && draft.transcription) return;
  const expected = last ? String(numberOf(last) + 1).padStart(printed(last).length, "0") : first.padStart(digits, "0");
  if (draft.revision === expected) return;
  tell(draft, {
    at: ["revision"],
    key: "next",
    message: last
      ? {
          en: `The draft is revision ${draft.revision}; after revision ${printed(last)} comes ${expected}.`,
          id: `Draf ini revisi ${draft.revision}; setelah revisi ${printed(last)} seharusnya ${expected}.`,
        }
      : {
          en: `The draft is revision ${draft.revision}; the first revision of a document is ${expected}.`,
          id: `Draf ini revisi ${draft.revision}; revisi pertama sebuah dokumen adalah ${expected}.`,
        },
    fix: last
      ? { en: `Write revision: "${expected}".`, id: `Tulis revision: "${expected}".` }
      : {
          en: `Write revision: "${expected}"; or, for an old paper document, issue its transcription first.`,
          id: `Tulis revision: "${expected}"; atau, untuk dokumen kertas lama, terbitkan dulu transkripsinya.`,
        },
    ...(Number(draft.revision) === Number(expected) ? { edit: { at: ["revision"], text: `"${expected}"` } } : {}),
    ...(last ? { related: [revisionBefore(last)] } : {}),
  });
}

function revisionBefore({ path }: DocumentFacts) {
  return { path, at: ["revision"] as const, message: { en: "the revision before", id: "revisi sebelumnya" } };
}

export const revisionSequence = defineRule({
  id: "SOP203",
  name: "revision-sequence",
  scope: "life",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "File name and revision agree; revisions run without gap from the first one held, and the draft is the next one.",
    id: "Nama berkas dan revisi sama; revisi berurutan tanpa lompatan sejak yang pertama dipegang, dan draf adalah yang berikutnya.",
  },
  why: {
    en: "A number left out is a revision somebody may still hold on paper, and nobody can show what it said.",
    id: "Nomor yang terlewat bisa jadi revisi yang masih dipegang seseorang di atas kertas, dan isinya tidak dapat ditunjukkan.",
  },
  examples: [
    {
      title: { en: "A draft that leaves one out", id: "Draf yang melewati satu revisi" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-05.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "07"
          ---
        `,
      },
      reports: ["IN.OCC.TELK.P-01/draft.md 2:11-2:15 The draft is revision 07; after revision 05 comes 06."],
    },
    {
      title: { en: "A gap, and a file named otherwise", id: "Ada lompatan, dan nama berkas yang lain" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/rev-02.md": sop`
          ---
          revision: "01"
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/rev-02.md 2:11-2:15 The file is named rev-02.md but holds revision 01.",
        "IN.OCC.TELK.P-01/rev-02.md 2:11-2:15 Revision 02 follows revision 00; 01 is missing.",
      ],
    },
    {
      title: { en: "The first draft of a document", id: "Draf pertama sebuah dokumen" },
      invalid: sop`
        ---
        revision: "1"
        ---
      `,
      reports: ["2:11-2:14 The draft is revision 1; the first revision of a document is 00."],
    },
    {
      title: { en: "A number written with fewer digits", id: "Nomor dengan angka lebih sedikit" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-05.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "6"
          ---
        `,
      },
      reports: ["IN.OCC.TELK.P-01/draft.md 2:11-2:14 The draft is revision 6; after revision 05 comes 06."],
    },
    {
      title: { en: "From the first one held to the draft", id: "Sejak yang pertama dipegang sampai draf" },
      valid: {
        "IN.OCC.TELK.P-01/rev-05.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/rev-06.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "07"
          ---
        `,
      },
    },
  ],
});
