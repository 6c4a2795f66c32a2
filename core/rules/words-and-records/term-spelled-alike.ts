import type { Placed } from "../../document/document.ts";
import { foldTerm } from "../../document/words/fold.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import { currentFacts, type Library } from "../../library/library.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

export const termSpelledAlike = defineRule({
  id: "SOP702",
  name: "term-spelled-alike",
  scope: "library",
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
  check(library, { report }) {
    for (const uses of usesByTerm(library).values()) {
      const spellings = new Set(uses.map(({ value }) => value));
      if (spellings.size < 2) continue;
      const model = modelOf(uses);
      const reported = new Set<string>();
      for (const { facts, value, at } of uses) {
        const once = JSON.stringify([facts.path, value]);
        if (value === model.value || reported.has(once)) continue;
        reported.add(once);
        report(facts, {
          at,
          key: `spelling ${value}`,
          message: {
            en: `“${value}” is spelled “${model.value}” ${model.facts === facts ? "elsewhere in this document" : `in ${model.facts.code}`}.`,
            id: `“${value}” dieja “${model.value}” ${model.facts === facts ? "di tempat lain dalam dokumen ini" : `di ${model.facts.code}`}.`,
          },
          fix: { en: "Choose one spelling and keep to it.", id: "Pilih satu ejaan dan pakai di semua tempat." },
          related: [{ path: model.facts.path, at: model.at, message: { en: `“${model.value}” here`, id: `“${model.value}” di sini` } }],
        });
      }
    }
  },
});

interface TermUse extends Placed<string> {
  facts: DocumentFacts;
  defined: boolean;
}

/** Terms defined, applications listed and applications used in steps. Nothing else: a name in prose may be a person's. */
function usesByTerm(library: Library): Map<string, TermUse[]> {
  const byTerm = new Map<string, TermUse[]>();
  for (const document of library.documents.values()) {
    for (const facts of currentFacts(document, library.date)) {
      const uses = [
        ...facts.definitions.map(({ value, at }) => ({ facts, value: value.term, at, defined: true })),
        ...[...facts.applications, ...facts.applicationUses].map(({ value, at }) => ({ facts, value, at, defined: false })),
      ];
      for (const use of uses) {
        const key = foldTerm(use.value);
        const own = byTerm.get(key);
        if (own) own.push(use);
        else byTerm.set(key, [use]);
      }
    }
  }
  return byTerm;
}

/** The spelling the others are measured by: issued before draft, defined before listed, then the first. */
function modelOf(uses: readonly TermUse[]): TermUse {
  const rank = ({ facts, defined }: TermUse) => (facts.state === "issued" ? 2 : 0) + (defined ? 1 : 0);
  return uses.reduce((best, use) => (rank(use) > rank(best) ? use : best));
}
