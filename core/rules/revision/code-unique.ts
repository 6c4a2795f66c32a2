import type { DocumentCode } from "../../../schemas/identifier.ts";
import { compareRevisions } from "../../document/codes/revision-order.ts";
import { compareText } from "../../document/words/compare-text.ts";
import { fold } from "../../document/words/fold.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { GroupedUse, LifeContext, NamedText, TellOfText, UseOf } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** A folder that claims a code. */
interface Claim {
  /** Whoever has an issued revision owns the code. */
  isIssued: boolean;
  /** The first of the folder's texts that claims it. */
  first: string;
}

function* uses(life: LifeOnDay): Iterable<UseOf<Claim>> {
  const isIssued = life.files.some(({ state }) => state === "issued");
  for (const [code, { first, newest }] of claimsOf(life)) {
    yield { text: newest, key: alike(code), differs: JSON.stringify([life.folder, code]), use: { isIssued, first: first.path } };
  }
}

/** Codes that differ only by capitals or punctuation are one here. */
function alike(code: string): string {
  return fold(code).replace(/[^\p{L}\p{N}]+/gu, "-");
}

function judge(group: readonly GroupedUse<Claim>[], _: unknown, tell: TellOfText): void {
  const [first, ...others] = group.toSorted(
    ({ use: a }, { use: b }) => Number(b.isIssued) - Number(a.isIssued) || compareText(a.first, b.first),
  );
  if (first) for (const { text } of others) tellTaken(text, first.text, tell);
}

/** The codes a folder's texts claim, each with the text it is told at: the draft, else the newest revision. */
function claimsOf({ files }: LifeOnDay): Map<DocumentCode, { first: DocumentFacts; newest: DocumentFacts }> {
  const claims = new Map<DocumentCode, { first: DocumentFacts; newest: DocumentFacts }>();
  for (const facts of files) {
    if (facts.code === undefined) continue;
    const held = claims.get(facts.code);
    if (!held) claims.set(facts.code, { first: facts, newest: facts });
    else if (isNewer(facts, held.newest)) held.newest = facts;
  }
  return claims;
}

function isNewer(facts: DocumentFacts, held: DocumentFacts): boolean {
  return held.state !== "draft" && (facts.state === "draft" || compareRevisions(facts.revision ?? "", held.revision ?? "") > 0);
}

function tellTaken(text: NamedText, first: NamedText, tell: TellOfText): void {
  const same = text.code === first.code;
  tell(text, {
    at: ["code"],
    key: `taken ${first.code}`,
    message: same
      ? {
          en: `The code “${text.code}” already belongs to the document in “${first.folder}”.`,
          id: `Kode “${text.code}” sudah dimiliki dokumen di “${first.folder}”.`,
        }
      : {
          en: `The code “${text.code}” differs from “${first.code}” only by capitals or punctuation.`,
          id: `Kode “${text.code}” hanya berbeda huruf besar atau tanda baca dari “${first.code}”.`,
        },
    fix: {
      en: "Give this document the next free number; a code is never used again, even after withdrawal.",
      id: "Beri dokumen ini nomor berikutnya yang kosong; kode tidak pernah dipakai ulang, juga setelah dokumennya ditarik.",
    },
    related: [{ path: first.path, at: ["code"], message: { en: "the code's owner", id: "pemilik kode" } }],
  });
}

/** A code that the library also lists as held elsewhere. */
function checkExternal(life: LifeOnDay, { settings }: LifeContext, tell: TellOfText): void {
  for (const [code, { newest }] of claimsOf(life)) {
    const external = settings.external.findLast((document) => alike(document.code) === alike(code));
    if (!external) continue;
    const isSame = external.code === code;
    tell(newest, {
      at: ["code"],
      key: `external ${code}`,
      message: {
        en: `The code “${code}” is also listed under external, ${isSame ? "" : `written “${external.code}”, `}as “${external.title}” held by ${external.heldBy}.`,
        id: `Kode “${code}” juga tercantum pada external, ${isSame ? "" : `ditulis “${external.code}”, `}sebagai “${external.title}” yang dipegang ${external.heldBy}.`,
      },
      fix: {
        en: "Take it out of external in library.yaml if it is now held here; otherwise give this document a code of its own.",
        id: "Hapus dari external di library.yaml bila kini dipegang di sini; jika tidak, beri dokumen ini kode tersendiri.",
      },
    });
  }
}

export const codeUnique = defineRule({
  id: "SOP202",
  name: "code-unique",
  scope: "shared",
  judgeWhen: "differing",
  uses,
  judge,
  also: { scope: "life", check: checkExternal },
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
});
