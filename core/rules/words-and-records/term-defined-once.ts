import { beginning } from "../../document/words/beginning.ts";
import { fold, foldTerm } from "../../document/words/fold.ts";
import { type ComparedUse, comparedPairs, comparedTexts } from "../../library/compared-texts.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { GroupedUse, TellOfText, UseOf } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** A term's definition in a text: under the term, to compare meanings, and under the meaning, to compare terms. */
interface DefinitionUse extends ComparedUse {
  under: "term" | "meaning";
  /** Its number among the text's definitions. */
  index: number;
  term: string;
  meaning: string;
}

function* uses(life: LifeOnDay): Iterable<UseOf<DefinitionUse>> {
  for (const { text, ...compared } of life.documents.flatMap(comparedTexts)) {
    const terms = new Set<string>();
    for (const [index, { value }] of text.definitions.entries()) {
      const [term, meaning] = [foldTerm(value.term), foldMeaning(value.meaning)];
      const use = { ...compared, index, term: value.term, meaning: value.meaning };
      // A term that a text defines twice is looked at, even where both times agree.
      const again = terms.has(term) ? ` again in ${text.path}` : "";
      terms.add(term);
      yield { text, key: keyOf("term", term, text), differs: meaning + again, use: { ...use, under: "term" } };
      yield { text, key: keyOf("meaning", meaning, text), differs: term, use: { ...use, under: "meaning" } };
    }
  }
}

/** Languages define for themselves: a meaning in another one is a translation. */
function keyOf(under: DefinitionUse["under"], words: string, { language }: DocumentFacts): string {
  return `${under} ${language} ${words}`;
}

function foldMeaning(meaning: string): string {
  return fold(meaning).replace(/[.;]+$/, "");
}

function judge(group: readonly GroupedUse<DefinitionUse>[], _: unknown, tell: TellOfText): void {
  const said = new Set<GroupedUse<DefinitionUse>>();
  for (const { one, model } of comparedPairs(group)) {
    if (said.has(one) || !isWorthSaying(one, model)) continue;
    said.add(one);
    if (one.use.under === "term") tellMeanings(one, model, tell);
    else tellTerms(one, model, tell);
  }
}

function isWorthSaying({ text, use }: GroupedUse<DefinitionUse>, model: GroupedUse<DefinitionUse>): boolean {
  return use.under === "term"
    ? text.path === model.text.path || foldMeaning(use.meaning) !== foldMeaning(model.use.meaning)
    : foldTerm(use.term) !== foldTerm(model.use.term);
}

function tellMeanings({ text, use }: GroupedUse<DefinitionUse>, model: GroupedUse<DefinitionUse>, tell: TellOfText): void {
  const [here, there] = [beginning(use.meaning), beginning(model.use.meaning)];
  tell(text, {
    at: ["definitions", use.index],
    key: `term ${foldTerm(use.term)}`,
    message:
      text.path === model.text.path
        ? { en: `“${use.term}” is defined twice in this document.`, id: `“${use.term}” didefinisikan dua kali dalam dokumen ini.` }
        : {
            en: `“${use.term}” means “${here}” here and “${there}” in ${model.text.code}.`,
            id: `“${use.term}” di sini berarti “${here}”, di ${model.text.code} “${there}”.`,
          },
    fix: { en: "Agree on one meaning, or give one of them another term.", id: "Sepakati satu arti, atau beri salah satunya istilah lain." },
    related: [placeOf(model)],
  });
}

function tellTerms({ text, use }: GroupedUse<DefinitionUse>, model: GroupedUse<DefinitionUse>, tell: TellOfText): void {
  const isHere = text.path === model.text.path;
  tell(text, {
    at: ["definitions", use.index],
    key: `meaning ${foldTerm(use.term)}`,
    message: {
      en: `“${use.term}” has the same meaning as “${model.use.term}”${isHere ? "" : ` in ${model.text.code}`}: “${beginning(use.meaning)}”.`,
      id: `“${use.term}” berarti sama dengan “${model.use.term}”${isHere ? "" : ` di ${model.text.code}`}: “${beginning(use.meaning)}”.`,
    },
    fix: {
      en: "Say how they differ, or keep to one of the terms.",
      id: "Sebutkan perbedaannya, atau pakai salah satu istilah saja.",
    },
    related: [placeOf(model)],
  });
}

function placeOf({ text, use }: GroupedUse<DefinitionUse>) {
  return {
    path: text.path,
    at: ["definitions", use.index] as const,
    message: { en: `“${use.term}” here`, id: `“${use.term}” di sini` },
  };
}

export const termDefinedOnce = defineRule({
  id: "SOP703",
  name: "term-defined-once",
  scope: "shared",
  judgeWhen: "differing",
  uses,
  judge,
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
        en: "A draft that corrects a meaning, and the same meaning in two documents",
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
});
