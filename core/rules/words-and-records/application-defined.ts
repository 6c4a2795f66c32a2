import type { Document, Placed, Step } from "../../document/document.ts";
import { sectionsOfType } from "../../document/read-document.ts";
import { foldTerm } from "../../document/words/fold.ts";
import { nearest } from "../../document/words/nearest.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const { applications } = document.frontMatter;
  const definitions = document.frontMatter.definitions.map((definition, index) => ({ ...definition, index }));
  const defined = definitions.filter(({ kind }) => kind === "application");
  const listedNames = new Set(applications.map(foldTerm));
  const explained = new Set(definitions.map(({ term }) => foldTerm(term)));
  const sections = sectionsOfType(document.frontMatter.code, context).map(({ from }) => from);
  if (sections.includes("definitions") && !context.unread.has("definitions")) {
    applications.forEach((name, index) => {
      if (!explained.has(foldTerm(name))) reportUndefined({ value: name, at: document.locate(["applications", index]) }, context);
    });
  }
  if (sections.includes("applications") && !context.unread.has("applications")) {
    for (const { term, index } of defined) {
      if (!listedNames.has(foldTerm(term))) reportUnlisted({ value: term, at: document.locate(["definitions", index, "term"]) }, context);
    }
  }
  if (!context.unread.has("applications")) checkUsed(document, listedNames, context);
  const named = applications.map((value, index) => ({ value, at: document.locate(["applications", index]) }));
  for (const again of namedBefore(named)) reportTwice(again, undefined, context);
  for (const step of document.flows.flatMap(({ steps }) => steps))
    for (const again of namedBefore(step.applications)) reportTwice(again, step, context);
}

/** What a list names that it named before: one was meant to be another. */
function namedBefore(list: readonly Placed<string>[]): Placed<string>[] {
  const before = new Set<string>();
  return list.filter(({ value }) => before.has(foldTerm(value)) || !before.add(foldTerm(value)));
}

function reportTwice({ value, at }: Placed<string>, step: Step | undefined, { report }: DocumentRuleContext): void {
  report({
    at,
    key: `twice ${foldTerm(value)}${step ? ` ${step.title}` : ""}`,
    message: step
      ? {
          en: `Step ${step.number} names the application “${value}” twice.`,
          id: `Langkah ${step.number} menyebut aplikasi “${value}” dua kali.`,
        }
      : { en: `The application “${value}” is listed twice.`, id: `Aplikasi “${value}” tercantum dua kali.` },
    fix: { en: "Take one out, or name the other one.", id: "Hapus salah satu, atau sebutkan aplikasi yang lain." },
  });
}

function reportUndefined({ value, at }: Placed<string>, { report }: DocumentRuleContext): void {
  report({
    at,
    key: `undefined ${foldTerm(value)}`,
    message: {
      en: `The application “${value}” is listed but not defined.`,
      id: `Aplikasi “${value}” tercantum, tetapi tidak didefinisikan.`,
    },
    fix: { en: "Say under definitions what it is for.", id: "Sebutkan kegunaannya pada definitions." },
  });
}

function reportUnlisted({ value, at }: Placed<string>, { report }: DocumentRuleContext): void {
  report({
    at,
    key: `unlisted ${foldTerm(value)}`,
    message: {
      en: `The application “${value}” is defined but not listed among the supporting applications.`,
      id: `Aplikasi “${value}” didefinisikan, tetapi tidak tercantum pada aplikasi pendukung.`,
    },
    fix: { en: "Add it to applications, or drop the definition.", id: "Tambahkan ke applications, atau hapus definisinya." },
  });
}

function checkUsed(document: Document, listed: ReadonlySet<string>, { report }: DocumentRuleContext): void {
  for (const step of document.flows.flatMap(({ steps }) => steps)) {
    for (const { value, at } of step.applications) {
      if (listed.has(foldTerm(value))) continue;
      const guess = nearest(value, document.frontMatter.applications);
      report({
        at,
        key: `used ${foldTerm(value)}`,
        message: {
          en: `Step ${step.number} uses “${value}”, which is not listed among the supporting applications.`,
          id: `Langkah ${step.number} memakai “${value}”, yang tidak tercantum pada aplikasi pendukung.`,
        },
        fix: guess
          ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
          : { en: "Add it to applications.", id: "Tambahkan ke applications." },
      });
    }
  }
}

export const applicationDefined = defineRule({
  id: "SOP701",
  name: "application-defined",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "Each application listed is defined, each one defined is listed, each one used in a step is listed.",
    id: "Setiap aplikasi yang tercantum didefinisikan, yang didefinisikan tercantum, dan yang dipakai langkah tercantum.",
  },
  why: {
    en: "A new agent must find out what an application is for, and what access to ask for.",
    id: "Agent baru perlu tahu kegunaan setiap aplikasi dan akses apa yang harus diminta.",
  },
  examples: [
    {
      title: {
        en: "Listed and not defined, defined and not listed, used and not listed",
        id: "Tercantum tanpa definisi, didefinisikan tanpa tercantum, dipakai tanpa tercantum",
      },
      invalid: sop`
        ---
        definitions:
          - { term: I-SISKA, kind: application, meaning: aplikasi profil pelanggan }
          - { term: NOSSA, kind: application, meaning: aplikasi tiket }
        applications: [I-Siska, MyArms]
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Buat tiket

        - Aplikasi: Remedy
        - Lanjut: selesai
      `,
      reports: [
        "4:13-4:18 The application “NOSSA” is defined but not listed among the supporting applications.",
        "5:25-5:31 The application “MyArms” is listed but not defined.",
        "13:13-13:19 Step 1 uses “Remedy”, which is not listed among the supporting applications.",
      ],
    },
    {
      title: { en: "Named twice, in the list and in a step", id: "Disebut dua kali, pada daftar dan pada langkah" },
      invalid: sop`
        ---
        definitions:
          - { term: NOSSA, kind: application, meaning: aplikasi tiket }
        applications: [NOSSA, Nossa]
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Buat tiket

        - Aplikasi: NOSSA, NOSSA
        - Lanjut: selesai
      `,
      reports: ["4:23-4:28 The application “Nossa” is listed twice.", "12:20-12:25 Step 1 names the application “NOSSA” twice."],
    },
    {
      title: { en: "Blanks, hyphens and capitals don't matter", id: "Spasi, tanda hubung, dan kapital tidak berpengaruh" },
      valid: sop`
        ---
        definitions:
          - { term: My CX, kind: application, meaning: aplikasi keluhan }
          - { term: Up selling, kind: term, meaning: menawarkan produk }
        applications: [MyCX]
        ---
      `,
    },
  ],
});
