import type { Document } from "../document/document.ts";
import { wordsOf } from "../document/fold.ts";
import { textOf } from "../document/position.ts";
import { defineRule, sop } from "./define-rule.ts";

/** The section that says what a document covers, in every type's list of sections. */
const SCOPE = "scope";

export const flowInScope = defineRule({
  id: "SOP408",
  name: "flow-in-scope",
  scope: "document",
  since: "0.1.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "The scope section names the services the flows are for.",
    id: "Bagian ruang lingkup menyebut layanan yang dialirkan dalam prosedur.",
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
  check(document, { report }) {
    const section = document.sections.find(({ id }) => id === SCOPE);
    if (!section) return;
    const scope = wordsOf(textOf(document.lines, section.body));
    if (scope.length === 0) return;
    for (const flow of document.flows) {
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
  },
});

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
  return telling.length === 0 || telling.some((word) => scope.some((other) => isAlike(word, other)));
}

/** Five letters in common: “menangani” and “penanganan” share their stem. Shorter words are the same or not. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  for (let start = 0; start + 5 <= a.length; start++) if (b.includes(a.slice(start, start + 5))) return true;
  return false;
}
