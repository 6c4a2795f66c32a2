import type { Placed } from "../../document/document.ts";
import { foldTerm } from "../../document/words/fold.ts";
import type { FactPath } from "../../library/fact-place.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { GroupedUse, TellOfText, UseOf } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** A spelling of a term in a text, at its first place. */
interface TermUse {
  spelling: string;
  at: FactPath;
  isDefined: boolean;
}

function* uses(life: LifeOnDay): Iterable<UseOf<TermUse>> {
  for (const text of life.documents.flatMap(({ current }) => current)) {
    for (const use of spellingsIn(text).values()) yield { text, key: foldTerm(use.spelling), differs: use.spelling, use };
  }
}

/** Terms defined, applications listed and applications used in steps. Nothing else: a name in prose may be a person's. */
function spellingsIn({ definitions, applications, applicationUses }: DocumentFacts): Map<string, TermUse> {
  const all: TermUse[] = [
    ...definitions.map(({ value }, index) => ({ spelling: value.term, at: ["definitions", index] as const, isDefined: true })),
    ...listed("applications", applications),
    ...listed("applicationUses", applicationUses),
  ];
  const first = new Map<string, TermUse>();
  for (const use of all) if (!first.has(use.spelling)) first.set(use.spelling, use);
  return first;
}

function listed(list: "applications" | "applicationUses", names: readonly Placed<string>[]): TermUse[] {
  return names.map(({ value }, index) => ({ spelling: value, at: [list, index], isDefined: false }));
}

function judge(group: readonly GroupedUse<TermUse>[], _: unknown, tell: TellOfText): void {
  const model = modelOf(group);
  for (const { text, use } of group) {
    if (use.spelling === model.use.spelling) continue;
    const isHere = text.path === model.text.path;
    tell(text, {
      at: use.at,
      key: `spelling ${use.spelling}`,
      message: {
        en: `“${use.spelling}” is spelled “${model.use.spelling}” ${isHere ? "elsewhere in this document" : `in ${model.text.code}`}.`,
        id: `“${use.spelling}” dieja “${model.use.spelling}” ${isHere ? "di tempat lain dalam dokumen ini" : `di ${model.text.code}`}.`,
      },
      fix: { en: "Choose one spelling and keep to it.", id: "Pilih satu ejaan dan pakai di semua tempat." },
      related: [
        {
          path: model.text.path,
          at: model.use.at,
          message: { en: `“${model.use.spelling}” here`, id: `“${model.use.spelling}” di sini` },
        },
      ],
    });
  }
}

/** The spelling the others are measured by: issued before draft, defined before listed, then the first. */
function modelOf(group: readonly GroupedUse<TermUse>[]): GroupedUse<TermUse> {
  const rank = ({ text, use }: GroupedUse<TermUse>) => (text.state === "issued" ? 2 : 0) + (use.isDefined ? 1 : 0);
  return group.reduce((best, use) => (rank(use) > rank(best) ? use : best));
}

export const termSpelledAlike = defineRule({
  id: "SOP702",
  name: "term-spelled-alike",
  scope: "shared",
  judgeWhen: "differing",
  uses,
  judge,
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "A term or application is spelled in one way throughout the library.",
    id: "Istilah dan nama aplikasi dieja dengan satu cara di seluruh pustaka.",
  },
  why: {
    en: "Two spellings look like two applications, to a newcomer and to every search.",
    id: "Dua ejaan tampak seperti dua aplikasi, bagi orang baru maupun bagi pencarian.",
  },
  examples: [
    {
      title: { en: "One application in two spellings", id: "Satu aplikasi dengan dua ejaan" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2020-01-01
          definitions:
            - { term: My CX, kind: application, meaning: aplikasi keluhan }
          applications: [MyCX]
          ---
        `,
        "IN.OCC.TELK.W-10/draft.md": sop`
          ---
          applications: [MY-CX]
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/rev-00.md 5:16-5:20 “MyCX” is spelled “My CX” elsewhere in this document.",
        "IN.OCC.TELK.W-10/draft.md 2:16-2:21 “MY-CX” is spelled “My CX” in IN.OCC.TELK.P-01.",
      ],
    },
    {
      title: { en: "One spelling everywhere", id: "Satu ejaan di mana-mana" },
      valid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          definitions:
            - { term: My CX, kind: application, meaning: aplikasi keluhan }
          applications: [My CX]
          ---
        `,
      },
    },
  ],
});
