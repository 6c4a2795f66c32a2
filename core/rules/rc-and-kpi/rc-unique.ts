import type { FactPath } from "../../library/fact-place.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { GroupedUse, LateReport, NamedText, TellOfText, UseOf } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** A step that carries an RC. */
interface RcUse {
  rc: string;
  step: number;
  at: FactPath;
}

/** Each RC once a text: that two of its steps share one is told below. */
function* uses(life: LifeOnDay): Iterable<UseOf<RcUse>> {
  for (const { code, current } of life.documents) {
    for (const text of current) {
      for (const use of firstOfEach(rcsOf(text)).values()) yield { text, key: use.rc, differs: code, use };
    }
  }
}

/** RCs that steps of several documents carry. */
function judge(group: readonly GroupedUse<RcUse>[], _: unknown, tell: TellOfText): void {
  const owner = ownerOf(group);
  for (const { text, use } of group) if (text.code !== owner.text.code) tell(text, shared(use, owner.use, owner.text));
}

/** Whose RC it is: the document whose code it carries, else an issued one, else the first. */
function ownerOf(group: readonly GroupedUse<RcUse>[]): GroupedUse<RcUse> {
  const [first] = group as [GroupedUse<RcUse>, ...GroupedUse<RcUse>[]];
  return (
    group.find(({ text, use }) => text.code !== undefined && use.rc.startsWith(text.code)) ??
    group.find(({ text }) => text.state === "issued") ??
    first
  );
}

/** RCs that two steps of one text carry. */
function checkText(life: LifeOnDay, _: unknown, tell: TellOfText): void {
  for (const text of life.documents.flatMap(({ current }) => current)) {
    const all = rcsOf(text);
    const first = firstOfEach(all);
    for (const use of all) {
      const before = first.get(use.rc);
      if (before && before !== use) tell(text, shared(use, before, text, String(use.step)));
    }
  }
}

function rcsOf({ flows }: DocumentFacts): RcUse[] {
  return flows.flatMap(({ steps }, flow) =>
    steps.flatMap(({ number, rc }, index) => (rc ? [{ rc: rc.value, step: number, at: ["rcs", flow, index] as const }] : [])),
  );
}

function firstOfEach(all: readonly RcUse[]): Map<string, RcUse> {
  const first = new Map<string, RcUse>();
  for (const use of all) if (!first.has(use.rc)) first.set(use.rc, use);
  return first;
}

/** @param inText of two steps of one text the later one's number */
function shared({ rc, step, at }: RcUse, other: RcUse, text: NamedText, inText?: string): LateReport {
  const where = inText === undefined ? { en: ` of ${text.code}`, id: ` pada ${text.code}` } : { en: "", id: "" };
  return {
    at,
    key: `shared ${rc} ${inText ?? text.code}`,
    message: {
      en: `The RC “${rc}” of step ${step} already stands for step ${other.step}${where.en}.`,
      id: `RC “${rc}” pada langkah ${step} sudah mewakili langkah ${other.step}${where.id}.`,
    },
    related: [{ path: text.path, at: other.at, message: { en: "stands for this step", id: "mewakili langkah ini" } }],
  };
}

export const rcUnique = defineRule({
  id: "SOP503",
  name: "rc-unique",
  scope: "shared",
  judgeWhen: "differing",
  uses,
  judge,
  also: { scope: "life", check: checkText },
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
});
