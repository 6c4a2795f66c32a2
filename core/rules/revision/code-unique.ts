import { fold } from "../../document/words/fold.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { Library } from "../../library/library.ts";
import { defineRule, type LibraryRuleContext, sop } from "../kit/define-rule.ts";

export const codeUnique = defineRule({
  id: "SOP202",
  name: "code-unique",
  scope: "library",
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "A code belongs to one document, for ever; no two codes differ only by capitals or punctuation.",
    id: "Satu kode milik satu dokumen untuk selamanya; tidak ada dua kode yang hanya berbeda huruf besar atau tanda baca.",
  },
  why: {
    en: "Two documents of one code are one document to whoever asks for it, and half of the readers get the wrong one.",
    id: "Dua dokumen berkode sama tampak satu bagi yang mencarinya, dan separuh pembaca mendapat yang salah.",
  },
  examples: [
    {
      title: { en: "A draft takes the code of an issued document", id: "Draf memakai kode dokumen yang sudah terbit" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n",
        "salinan/draft.md": sop`
          ---
          code: IN.OCC.TELK.P-01
          ---
        `,
      },
      reports: ["salinan/draft.md 2:7-2:23 The code “IN.OCC.TELK.P-01” already belongs to the document in “IN.OCC.TELK.P-01”."],
    },
    {
      title: { en: "The code of a document held elsewhere", id: "Kode dokumen yang dipegang pihak lain" },
      settings: { external: [{ code: "IN.QCC.TELK.S-01", title: "Standar penilaian panggilan", heldBy: "QC" }] },
      invalid: {
        "IN.QCC.TELK.S-01/draft.md": sop`
          ---
          code: IN.QCC.TELK.S-01
          ---
        `,
      },
      reports: [
        "IN.QCC.TELK.S-01/draft.md 2:7-2:23 The code “IN.QCC.TELK.S-01” is also listed under external, as “Standar penilaian panggilan” held by QC.",
      ],
    },
    {
      title: { en: "Two codes that differ by a capital", id: "Dua kode yang berbeda satu huruf besar" },
      invalid: {
        "IN.OCC.TELK.W-10/rev-00.md": "## Tujuan\n",
        "IN.OCC.Telk.W-10/rev-00.md": sop`
          ---
          code: IN.OCC.Telk.W-10
          ---
        `,
      },
      reports: [
        "IN.OCC.Telk.W-10/rev-00.md 2:7-2:23 The code “IN.OCC.Telk.W-10” differs from “IN.OCC.TELK.W-10” only by capitals or punctuation.",
      ],
    },
    {
      title: { en: "Revisions and the draft of one document", id: "Revisi-revisi dan draf satu dokumen" },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n",
        "IN.OCC.TELK.P-02/draft.md": "## Tujuan\n",
      },
    },
  ],
  check(library, { report }) {
    for (const [first, ...others] of groupAlike(library)) {
      if (first) for (const other of others) reportTaken(other, first, report);
    }
    for (const held of groupByFolder(library)) {
      const external = held.code === undefined ? undefined : library.external.get(held.code);
      if (!external) continue;
      report(held, {
        at: held.at.code,
        key: `external ${held.code}`,
        message: {
          en: `The code “${held.code}” is also listed under external, as “${external.title}” held by ${external.heldBy}.`,
          id: `Kode “${held.code}” juga tercantum pada external, sebagai “${external.title}” yang dipegang ${external.heldBy}.`,
        },
        fix: {
          en: "Take it out of external in library.yaml if it is now held here; otherwise give this document a code of its own.",
          id: "Hapus dari external di library.yaml bila kini dipegang di sini; jika tidak, beri dokumen ini kode tersendiri.",
        },
      });
    }
  },
});

/** One file for each folder and code: the draft, else the newest revision. */
function groupByFolder({ files }: Library): DocumentFacts[] {
  const newest = new Map<string, DocumentFacts>();
  for (const facts of files) {
    if (facts.code === undefined) continue;
    const key = JSON.stringify([facts.folder, facts.code]);
    const held = newest.get(key);
    if (held?.state === "draft") continue;
    if (!held || facts.state === "draft" || Number(facts.revision) > Number(held.revision)) newest.set(key, facts);
  }
  return [...newest.values()];
}

/** Documents whose codes look alike; whoever has an issued revision owns the code and comes first. */
function groupAlike(library: Library): DocumentFacts[][] {
  const issued = new Set(library.files.flatMap((facts) => (facts.state === "issued" ? [facts.folder] : [])));
  const groups = new Map<string, DocumentFacts[]>();
  for (const facts of groupByFolder(library)) {
    const key = fold(facts.code ?? "").replace(/[^\p{L}\p{N}]+/gu, "-");
    const group = groups.get(key);
    if (group) group.push(facts);
    else groups.set(key, [facts]);
  }
  const rank = (facts: DocumentFacts) => (issued.has(facts.folder) ? 0 : 1);
  return [...groups.values()].map((group) => group.sort((a, b) => rank(a) - rank(b)));
}

function reportTaken(facts: DocumentFacts, first: DocumentFacts, report: LibraryRuleContext["report"]): void {
  const same = facts.code === first.code;
  report(facts, {
    at: facts.at.code,
    key: `taken ${first.code}`,
    message: same
      ? {
          en: `The code “${facts.code}” already belongs to the document in “${first.folder}”.`,
          id: `Kode “${facts.code}” sudah dimiliki dokumen di “${first.folder}”.`,
        }
      : {
          en: `The code “${facts.code}” differs from “${first.code}” only by capitals or punctuation.`,
          id: `Kode “${facts.code}” hanya berbeda huruf besar atau tanda baca dari “${first.code}”.`,
        },
    fix: {
      en: "Give this document the next free number; a code is never used again, even after withdrawal.",
      id: "Beri dokumen ini nomor berikutnya yang kosong; kode tidak pernah dipakai ulang, juga setelah dokumennya ditarik.",
    },
    related: [{ path: first.path, at: first.at.code, message: { en: "the code's owner", id: "pemilik kode" } }],
  });
}
