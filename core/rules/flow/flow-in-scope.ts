import type { Document, Flow, Step } from "../../document/document.ts";
import { textOf } from "../../document/position.ts";
import { successorsOf, targetsOf } from "../../document/steps/step-targets.ts";
import { wordsOf } from "../../document/words/fold.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** The section that says what a document covers, in every type's list of sections. */
const SCOPE = "scope";

function check(document: Document, { report }: DocumentRuleContext): void {
  const section = document.sections.find(({ id }) => id === SCOPE);
  if (!section) return;
  const scope = wordsOf(textOf(document.lines, section.body));
  if (scope.length === 0) return;
  const end = endOf(textOf(document.lines, section.body));
  for (const flow of document.flows) {
    const past = end && stepPast(flow, end);
    if (past) {
      const { last, next } = past;
      report({
        at: next.at,
        key: `past ${flow.slug}`,
        message: {
          en: `“${section.title}” ends with “${end}” (step ${last.number} “${last.title}”), but the flow “${flow.title}” goes on with step ${next.number} “${next.title}”.`,
          id: `“${section.title}” berakhir pada “${end}” (langkah ${last.number} “${last.title}”), tetapi alur “${flow.title}” berlanjut dengan langkah ${next.number} “${next.title}”.`,
        },
        fix: { en: "Say in the scope how far the flow goes.", id: "Sebutkan pada ruang lingkup sampai di mana alurnya." },
        related: [{ path: document.path, at: section.at, message: { en: "the scope", id: "ruang lingkupnya" } }],
      });
    }
    if (isNamed(flow, scope)) continue;
    report({
      at: flow.at,
      key: `scope ${flow.slug}`,
      message: {
        en: `The flow “${flow.title}” is for something that “${section.title}” does not name.`,
        id: `Alur “${flow.title}” mengatur sesuatu yang tidak disebut pada “${section.title}”.`,
      },
      fix: { en: "Name it in the scope.", id: "Sebutkan pada ruang lingkup." },
      related: [{ path: document.path, at: section.at, message: { en: "the scope", id: "ruang lingkupnya" } }],
    });
  }
}

/** What a scope says it goes up to: “sampai percakapan ditutup”. A scope of several ends is not judged. */
function endOf(scope: string): string | undefined {
  const ends = [...scope.matchAll(/(?:^|\s)(?:sampai(?: dengan)?|hingga|until|up to)\s+([^.,;:()\n]+)/gi)];
  return ends.length === 1 ? ends[0]?.[1]?.trim() : undefined;
}

/** The last step that is what the scope ends with, where the flow goes on from it, or the source does not say. */
function stepPast(flow: Flow, end: string): { last: Step; next: Step } | undefined {
  const { steps } = flow;
  const telling = wordsOf(end).filter((word) => word.length >= 4 && !GENERIC.has(word));
  const index = steps.findLastIndex(({ title }) => wordsOf(title).some((word) => telling.some((other) => rootsMatch(word, other))));
  const last = steps[index];
  if (!last) return undefined;
  const isOpen = targetsOf(last).some(({ value }) => value.kind === "unknown");
  const after = isOpen ? [steps[index + 1]?.number] : successorsOf(flow, index);
  const next = steps.slice(index + 1).find(({ number }) => after.includes(number));
  return next && { last, next };
}

/** “Penutup” and “ditutup”: the same but for prefixes, of which some swallow the root's first letter, and suffixes. */
function rootsMatch(a: string, b: string): boolean {
  const [one, other] = [rootOf(a), rootOf(b)];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.length - short.length <= 1 && long.endsWith(short);
}

function rootOf(word: string): string {
  return word.replace(/^(?:di|ter|ber|[mp]e(?:ng|ny|n|m|r)?)(?=\p{L}{4})/u, "").replace(/(?<=\p{L}{4})(?:kan|an|nya)$/u, "");
}

/** Words that say what kind of thing a flow is, not which. */
const GENERIC = new Set(
  "alur proses prosedur langkah layanan pelayanan kerja tier level tahap bagian untuk dan atau pada di ke dari dengan flow process procedure service step of the for and or to in on with by a an".split(
    " ",
  ),
);

/** A title with a number is named by it; any other by one of its telling words. A title of generic words is not judged. */
function isNamed({ title }: Document["flows"][number], scope: readonly string[]): boolean {
  const words = wordsOf(title).filter((word) => !GENERIC.has(word));
  const numbers = words.filter((word) => /^\d{2,}$/.test(word));
  if (numbers.length > 0) return numbers.every((number) => scope.includes(number));
  const telling = words.filter((word) => word.length >= 3 && !/^\d+$/.test(word));
  // Where no blanks part words, a title is in the middle of one.
  return (
    telling.length === 0 ||
    telling.some((word) => scope.some((other) => isAlike(word, other))) ||
    scope.join("").includes(wordsOf(title).join(""))
  );
}

/** Five letters in common: “menangani” and “penanganan” share their stem. Shorter words are the same or not. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  for (let start = 0; start + 5 <= a.length; start++) if (b.includes(a.slice(start, start + 5))) return true;
  return false;
}

export const flowInScope = defineRule({
  id: "SOP408",
  name: "flow-in-scope",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "The scope section names the services the flows are for, and does not end before they do.",
    id: "Bagian ruang lingkup menyebut layanan yang diatur alurnya, dan tidak berakhir sebelum alurnya.",
  },
  why: {
    en: "Whoever reads the scope only must learn which service the document holds.",
    id: "Yang hanya membaca ruang lingkup harus tahu layanan apa saja yang diatur.",
  },
  examples: [
    {
      title: { en: "A flow for a service the scope does not name", id: "Alur untuk layanan yang tidak disebut" },
      invalid: sop`
        ## Ruang Lingkup

        Mencakup Layanan 108 sejak salam pembuka.

        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - Lanjut: selesai

        ### Layanan 147 Tier 1

        #### 2. Salam

        - Lanjut: selesai
      `,
      reports: ["13:1-13:23 The flow “Layanan 147 Tier 1” is for something that “Ruang Lingkup” does not name."],
    },
    {
      title: { en: "A flow that goes on after the scope's end", id: "Alur yang berlanjut setelah akhir ruang lingkup" },
      invalid: sop`
        ## Ruang Lingkup

        Mencakup Layanan 108 sejak pelanggan disapa sampai percakapan ditutup.

        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - Lanjut: 2

        #### 2. Salam Penutup

        - Lanjut: 3

        #### 3. Mengubah data

        - Lanjut: selesai
      `,
      reports: [
        "17:1-17:22 “Ruang Lingkup” ends with “percakapan ditutup” (step 2 “Salam Penutup”), but the flow “Layanan 108” goes on with step 3 “Mengubah data”.",
      ],
    },
    {
      title: { en: "Named by number, by name, or by the verb's noun", id: "Disebut dengan nomor, nama, atau kata bendanya" },
      valid: sop`
        ## Ruang Lingkup

        Mencakup 147, 108, Social Media Telkom Care, dan penanganan keluhan keras.

        ## Rincian Prosedur

        ### Layanan 147 Tier 1

        #### 1. Salam

        - Lanjut: selesai

        ### Layanan Social Media

        #### 2. Salam

        - Lanjut: selesai

        ### Menangani keluhan

        #### 3. Salam

        - Lanjut: selesai
      `,
    },
  ],
});
