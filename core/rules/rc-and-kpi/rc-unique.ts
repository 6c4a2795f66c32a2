import type { Placed } from "../../document/document.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import { currentFacts, type Library } from "../../library/library.ts";
import { defineRule, type LibraryRuleContext, sop } from "../kit/define-rule.ts";

export const rcUnique = defineRule({
  id: "SOP503",
  name: "rc-unique",
  scope: "library",
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "An RC stands for one step: within a revision and across documents.",
    id: "Satu RC mewakili satu langkah: dalam satu revisi dan antardokumen.",
  },
  why: {
    en: "What is recorded under a shared RC can be told of neither step.",
    id: "Catatan pada RC yang dipakai bersama tidak dapat dikaitkan dengan langkah mana pun.",
  },
  examples: [
    {
      title: { en: "Two steps of one revision, and steps of two documents", id: "Dua langkah satu revisi, dan langkah dua dokumen" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2020-01-01
          ---
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          - RC: IN.OCC.TELK.P-01_R1
          - Lanjut: selesai
        `,
        "IN.OCC.TELK.P-02/draft.md": sop`
          ## Rincian Prosedur

          ### Layanan 147

          #### 1. Salam

          - RC: IN.OCC.TELK.P-01_R1

          #### 2. Cari data

          - RC: IN.OCC.TELK.P-02_R2

          #### 3. Salam Penutup

          - RC: IN.OCC.TELK.P-02_R2
          - Lanjut: selesai
        `,
      },
      reports: [
        "IN.OCC.TELK.P-02/draft.md 7:7-7:26 The RC “IN.OCC.TELK.P-01_R1” of step 1 already stands for step 1 of IN.OCC.TELK.P-01.",
        "IN.OCC.TELK.P-02/draft.md 15:7-15:26 The RC “IN.OCC.TELK.P-02_R2” of step 3 already stands for step 2.",
      ],
    },
    {
      title: { en: "The same step in two revisions", id: "Langkah yang sama pada dua revisi" },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2020-01-01
          ---
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          - RC: IN.OCC.TELK.P-01_R1
          - Lanjut: selesai
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          ---
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          - RC: IN.OCC.TELK.P-01_R1
          - Lanjut: selesai
        `,
      },
    },
  ],
  check(library, { report }) {
    for (const [rc, uses] of usesByRc(library)) {
      const owner = ownerOf(uses);
      const inRevision = new Map<DocumentFacts, RcUse>();
      for (const use of uses) {
        const before = inRevision.get(use.facts);
        inRevision.set(use.facts, before ?? use);
        const other = before ?? (use.facts.code === owner.facts.code ? undefined : owner);
        if (other) reportShared(rc, use, other, report);
      }
    }
  },
});

interface RcUse {
  facts: DocumentFacts;
  step: number;
  rc: Placed<string>;
}

function usesByRc(library: Library): Map<string, RcUse[]> {
  const uses = new Map<string, RcUse[]>();
  for (const document of library.documents.values()) {
    for (const facts of currentFacts(document, library.date)) {
      for (const { number, rc } of facts.flows.flatMap(({ steps }) => steps)) {
        if (!rc) continue;
        const own = uses.get(rc.value) ?? [];
        own.push({ facts, step: number, rc });
        uses.set(rc.value, own);
      }
    }
  }
  return uses;
}

/** Whose RC it is: the document whose code it carries, else an issued one, else the first. */
function ownerOf(uses: readonly RcUse[]): RcUse {
  const [first] = uses as [RcUse, ...RcUse[]];
  return (
    uses.find(({ facts, rc }) => facts.code !== undefined && rc.value.startsWith(facts.code)) ??
    uses.find(({ facts }) => facts.state === "issued") ??
    first
  );
}

function reportShared(rc: string, use: RcUse, other: RcUse, report: LibraryRuleContext["report"]): void {
  const same = other.facts === use.facts;
  const where = same ? { en: "", id: "" } : { en: ` of ${other.facts.code}`, id: ` pada ${other.facts.code}` };
  report(use.facts, {
    at: use.rc.at,
    key: `shared ${rc} ${same ? use.step : other.facts.code}`,
    message: {
      en: `The RC “${rc}” of step ${use.step} already stands for step ${other.step}${where.en}.`,
      id: `RC “${rc}” pada langkah ${use.step} sudah mewakili langkah ${other.step}${where.id}.`,
    },
    related: [{ path: other.facts.path, at: other.rc.at, message: { en: "stands for this step", id: "mewakili langkah ini" } }],
  });
}
