import { revisionOfFile } from "../../document/codes/revision-file.ts";
import {
  firstRevision,
  isSameRevision,
  loggedBefore,
  nextRevision,
  orderRevisions,
  type RevisionSettings,
  revisionKey,
  revisionsMissing,
} from "../../document/codes/revision-order.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import { issuedAlready } from "../../library/issued-already.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { LifeContext, TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check({ files }: LifeOnDay, { settings }: LifeContext, tell: TellOfText): void {
  const { revision: counting } = settings;
  const named = files
    .filter(({ state }) => state === "issued")
    .map((facts) => ({ revision: printed(facts), changes: facts.changes, facts }));
  const issued = orderRevisions(named, counting.style).map(({ facts }) => facts);
  issued.forEach((facts, index) => {
    checkName(facts, tell);
    checkStep(facts, issued[index - 1], counting, tell);
    if (counting.style === "label") checkStatedOrder(facts, issued.slice(0, index), tell);
  });
  const draft = files.findLast(({ state }) => state === "draft");
  if (draft) checkDraft(draft, issued, counting, tell);
}

/** As the file is named: it says where a revision belongs even when its frontmatter can't be read. */
function printed({ fileName }: DocumentFacts): string {
  return revisionOfFile(fileName) ?? "";
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

function checkStep(facts: DocumentFacts, before: DocumentFacts | undefined, { style }: RevisionSettings, tell: TellOfText): void {
  if (!before) return;
  const missing = revisionsMissing(printed(before), printed(facts), style);
  if (isSameRevision(printed(before), printed(facts))) tellTwice(facts, before, tell);
  else if (missing !== undefined) tellGap(facts, before, missing, tell);
  else if (style === "label" && before.changes.length === 0 && !names(facts, before)) tellUnstated(facts, before, tell);
}

function names({ changes }: DocumentFacts, before: DocumentFacts): boolean {
  return loggedBefore(changes).some((name) => isSameRevision(name, printed(before)));
}

/** Labels follow each other as change logs say, and all of them say the same. */
function checkStatedOrder(facts: DocumentFacts, before: readonly DocumentFacts[], tell: TellOfText): void {
  const logged = loggedBefore(facts.changes);
  const stated = before
    .map((earlier) => ({ earlier, place: logged.findIndex((name) => isSameRevision(name, printed(earlier))) }))
    .filter(({ place }) => place >= 0);
  for (const [index, moved] of stated.entries()) {
    const after = stated.slice(0, index).findLast(({ place }) => place > moved.place);
    if (!after) continue;
    tellStatedOrder(facts, moved.earlier, after.earlier, tell);
    return;
  }
}

function tellStatedOrder(facts: DocumentFacts, moved: DocumentFacts, after: DocumentFacts, tell: TellOfText): void {
  tell(facts, {
    at: ["changes", facts.changes.findIndex(({ revision }) => isSameRevision(revision, printed(moved)))],
    key: `stated order ${printed(moved)}`,
    message: {
      en: `The change log has revision ${printed(moved)} before ${printed(after)}; the log of an earlier revision says otherwise.`,
      id: `Catatan perubahan menaruh revisi ${printed(moved)} sebelum ${printed(after)}; catatan revisi terdahulu menyatakan sebaliknya.`,
    },
    fix: {
      en: "Bring the entries into the order in which the revisions were issued.",
      id: "Urutkan entri sesuai urutan terbitnya revisi.",
    },
    related: [revisionBefore(moved)],
  });
}

function tellUnstated(facts: DocumentFacts, before: DocumentFacts, tell: TellOfText): void {
  tell(facts, {
    at: ["revision"],
    key: "unstated",
    message: {
      en: `Nothing says whether revision ${printed(facts)} or ${printed(before)} came first: no change log names the other.`,
      id: `Tidak ada yang menyatakan mana yang lebih dahulu, revisi ${printed(facts)} atau ${printed(before)}: catatan perubahan keduanya tidak saling menyebut.`,
    },
    fix: {
      en: `Add the entry of revision ${printed(before)} to the change log of the later one.`,
      id: `Tambahkan entri revisi ${printed(before)} ke catatan perubahan revisi yang kemudian.`,
    },
    related: [revisionBefore(before)],
  });
}

function tellTwice(facts: DocumentFacts, before: DocumentFacts, tell: TellOfText): void {
  tell(facts, {
    at: ["revision"],
    key: "twice",
    message: {
      en: `${facts.fileName} and ${before.fileName} are both revision ${revisionKey(printed(facts))}.`,
      id: `${facts.fileName} dan ${before.fileName} sama-sama revisi ${revisionKey(printed(facts))}.`,
    },
    fix: { en: "Keep the one that was issued.", id: "Pertahankan yang diterbitkan." },
    related: [revisionBefore(before)],
  });
}

function tellGap(facts: DocumentFacts, before: DocumentFacts, missing: string, tell: TellOfText): void {
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

function checkDraft(draft: DocumentFacts, issued: readonly DocumentFacts[], counting: RevisionSettings, tell: TellOfText): void {
  const { revision } = draft;
  if (revision === undefined) return;
  const last = issued.at(-1);
  const taken = issued.find((facts) => isSameRevision(printed(facts), revision));
  if (taken) {
    const related = [{ path: taken.path, at: ["revision"] as const, message: { en: "as issued", id: "yang terbit" } }];
    tell(draft, { at: ["revision"], key: "next", ...issuedAlready(draft, taken), related });
  }
  if (taken || counting.style === "label") return;
  // A paper document typed over begins where the paper was.
  if (!last && draft.transcription) return;
  const expected = last ? nextRevision(printed(last), counting.style) : firstRevision(counting);
  if (expected === undefined) return;
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
    ...(isSameRevision(draft.revision, expected) ? { edit: { at: ["revision"], text: `"${expected}"` } } : {}),
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
      title: { en: "A draft left beside the revision issued from it", id: "Draf yang tertinggal di samping revisi yang terbit darinya" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-05.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "05"
          ---
        `,
      },
      reports: ["IN.OCC.TELK.P-01/draft.md 2:11-2:15 The draft is revision 05, which was issued already (rev-05.md)."],
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
      title: { en: "Letters, of which one is left out", id: "Huruf, satu di antaranya terlewat" },
      settings: { revision: { style: "letter" } },
      invalid: {
        "IN.OCC.TELK.P-01/rev-Y.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/rev-AA.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "AC"
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 2:11-2:15 The draft is revision AC; after revision AA comes AB.",
        "IN.OCC.TELK.P-01/rev-AA.md 4:11-4:15 Revision AA follows revision Y; Z is missing.",
      ],
    },
    {
      title: {
        en: "Labels whose order nobody states, and one taken",
        id: "Label yang urutannya tidak dinyatakan, dan satu sudah terpakai",
      },
      settings: { revision: { style: "label", first: "R07" } },
      invalid: {
        "IN.OCC.TELK.P-01/rev-R07.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/rev-v1.0.3.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "r07"
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 2:11-2:16 The draft is revision r07, which was issued already (rev-R07.md).",
        "IN.OCC.TELK.P-01/rev-v1.0.3.md 4:11-4:19 Nothing says whether revision v1.0.3 or R07 came first: no change log names the other.",
      ],
    },
    {
      title: { en: "Labels in the order that the change log states", id: "Label dalam urutan yang dinyatakan catatan perubahan" },
      settings: { revision: { style: "label", first: "R08" } },
      valid: {
        "IN.OCC.TELK.P-01/rev-R08.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/rev-2024-03.md": sop`
          ---
          changes: [{ revision: R08, effective: 2023-02-01, summary: [Terbitan pertama] }, { summary: [Sejak kini bertanggal] }]
          ---
        `,
      },
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
