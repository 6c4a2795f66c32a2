import type { Definition } from "../../../schemas/front-matter.ts";
import type { Placed } from "../../document/document.ts";
import { fold, foldTerm } from "../../document/words/fold.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import { type LibraryView, viewsOf } from "../../library/views.ts";
import { defineRule, type LibraryRuleContext, sop } from "../kit/define-rule.ts";

export const termDefinedOnce = defineRule({
  id: "SOP703",
  name: "term-defined-once",
  scope: "library",
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "A term has one meaning throughout the library, and a meaning one term.",
    id: "Satu istilah memiliki satu arti di seluruh pustaka, dan satu arti memiliki satu istilah.",
  },
  why: {
    en: "Two who mean different things by one word agree on something neither of them meant.",
    id: "Dua orang yang mengartikan satu kata secara berbeda menyepakati hal yang tidak dimaksud keduanya.",
  },
  examples: [
    {
      title: {
        en: "Two terms with one meaning, and a term defined twice",
        id: "Dua istilah dengan satu arti, dan istilah yang didefinisikan dua kali",
      },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          definitions:
            - { term: Callback, kind: application, meaning: Aplikasi pencatat data. }
            - { term: Sephia 2.0, kind: application, meaning: aplikasi pencatat data }
            - { term: Fastel, kind: term, meaning: nomor layanan }
            - { term: fastel, kind: term, meaning: nomor layanan }
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 4:13-4:23 “Sephia 2.0” has the same meaning as “Callback”: “aplikasi pencatat data”.",
        "IN.OCC.TELK.P-01/draft.md 6:13-6:19 “fastel” is defined twice in this document.",
      ],
    },
    {
      title: { en: "Two meanings in two documents: said at the draft", id: "Dua arti di dua dokumen: disebut pada draf" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2019-12-03
          definitions:
            - { term: Hard complaint, kind: term, meaning: keluhan keras }
          ---
        `,
        "IN.OCC.TELK.W-10/draft.md": sop`
          ---
          definitions:
            - { term: Hard Complaint, kind: term, meaning: keluhan yang ditolak }
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.W-10/draft.md 3:13-3:27 “Hard Complaint” means “keluhan yang ditolak” here and “keluhan keras” in IN.OCC.TELK.P-01.",
      ],
    },
    {
      title: {
        en: "A draft that mends a meaning, and the same meaning in two documents",
        id: "Draf yang membetulkan arti, dan arti yang sama di dua dokumen",
      },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2019-12-03
          definitions:
            - { term: Callback, kind: application, meaning: aplikasi tiket }
          ---
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          definitions:
            - { term: Callback, kind: application, meaning: aplikasi telepon kembali }
          ---
        `,
        "IN.OCC.TELK.W-10/draft.md": sop`
          ---
          definitions:
            - { term: Callback, kind: application, meaning: Aplikasi telepon kembali }
          ---
        `,
      },
    },
  ],
  check(library, context) {
    const said = new Set<string>();
    for (const view of viewsOf(library)) {
      const uses = usesIn(view);
      compare(uses, termKey, meaningKey, view, said, (own, model) => reportMeanings(own, model, context));
      compare(uses, meaningKey, termKey, view, said, (own, model) => reportTerms(own, model, context));
    }
  },
});

interface DefinitionUse extends Placed<Definition> {
  facts: DocumentFacts;
}

/** What is in force before what is coming, so that the first is what the others are measured by. */
function usesIn({ facts, isComing }: LibraryView): DefinitionUse[] {
  const sorted = [...facts.filter((own) => !isComing(own)), ...facts.filter(isComing)];
  return sorted.flatMap((own) => own.definitions.map((definition) => ({ ...definition, facts: own })));
}

/** Languages define for themselves: a meaning in another one is a translation. */
function termKey({ facts, value }: DefinitionUse): string {
  return `${facts.language} ${foldTerm(value.term)}`;
}

function meaningKey({ facts, value }: DefinitionUse): string {
  return `${facts.language} ${fold(value.meaning).replace(/[.;]+$/, "")}`;
}

type Key = (use: DefinitionUse) => string;

/** Uses that agree in one key and differ in the other; of terms, also those of one document that agree in both. */
function compare(
  uses: readonly DefinitionUse[],
  same: Key,
  different: Key,
  view: LibraryView,
  said: Set<string>,
  tell: (own: DefinitionUse, model: DefinitionUse) => void,
): void {
  for (const [model, ...others] of Map.groupBy(uses, same).values()) {
    for (const own of others) {
      if (!model) continue;
      const twice = same === termKey && own.facts === model.facts;
      if (different(own) === different(model) && !twice) continue;
      const both = view.facts.includes(own.facts) && !view.isComing(own.facts) && !view.isComing(model.facts);
      const key = JSON.stringify([own.facts.path, own.at, same === termKey]);
      if (said.has(key) || (!both && !view.isComing(own.facts))) continue;
      said.add(key);
      tell(own, model);
    }
  }
}

function reportMeanings(own: DefinitionUse, model: DefinitionUse, { report }: LibraryRuleContext): void {
  const inside = own.facts === model.facts;
  report(own.facts, {
    at: own.at,
    key: `term ${foldTerm(own.value.term)}`,
    message: inside
      ? {
          en: `“${own.value.term}” is defined twice in this document.`,
          id: `“${own.value.term}” didefinisikan dua kali dalam dokumen ini.`,
        }
      : {
          en: `“${own.value.term}” means “${shorten(own.value.meaning)}” here and “${shorten(model.value.meaning)}” in ${model.facts.code}.`,
          id: `“${own.value.term}” di sini berarti “${shorten(own.value.meaning)}”, di ${model.facts.code} “${shorten(model.value.meaning)}”.`,
        },
    fix: { en: "Agree on one meaning, or give one of them another term.", id: "Sepakati satu arti, atau beri salah satunya istilah lain." },
    related: [relatedTo(model)],
  });
}

function reportTerms(own: DefinitionUse, model: DefinitionUse, { report }: LibraryRuleContext): void {
  report(own.facts, {
    at: own.at,
    key: `meaning ${foldTerm(own.value.term)}`,
    message: {
      en: `“${own.value.term}” has the same meaning as “${model.value.term}”${own.facts === model.facts ? "" : ` in ${model.facts.code}`}: “${shorten(own.value.meaning)}”.`,
      id: `“${own.value.term}” berarti sama dengan “${model.value.term}”${own.facts === model.facts ? "" : ` di ${model.facts.code}`}: “${shorten(own.value.meaning)}”.`,
    },
    fix: {
      en: "Say in what they differ, or keep to one of the terms.",
      id: "Sebutkan perbedaannya, atau pakai salah satu istilah saja.",
    },
    related: [relatedTo(model)],
  });
}

function relatedTo({ facts, at, value }: DefinitionUse) {
  return { path: facts.path, at, message: { en: `“${value.term}” here`, id: `“${value.term}” di sini` } };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
