import { type CodeScheme, folderName } from "../../document/codes/code-scheme.ts";
import type { Document } from "../../document/document.ts";
import { nearest } from "../../document/words/nearest.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";
import type { Report } from "../kit/define-summary.ts";

function check(document: Document, { scheme, report }: DocumentRuleContext): void {
  const { code } = document.frontMatter;
  if (code === undefined) return;
  const at = document.locate(["code"]);
  const trouble = describeTrouble(code, scheme);
  if (trouble) report({ at, key: "scheme", ...trouble });
  const expected = folderName(code);
  if (document.folder === expected) return;
  report({
    at,
    key: "folder",
    message: {
      en: `The document “${code}” stands in the folder “${document.folder}”, not in “${expected}”.`,
      id: `Dokumen “${code}” berada di folder “${document.folder}”, bukan di “${expected}”.`,
    },
    fix: {
      en: `Name the folder “${expected}”, or correct the code.`,
      id: `Namai foldernya “${expected}”, atau betulkan kodenya.`,
    },
  });
}

function describeTrouble(code: string, scheme: CodeScheme): Pick<Report, "message" | "fix"> | undefined {
  if (scheme.parse(code)) return undefined;
  const misfit = scheme.misfit(code);
  if (!misfit) {
    const patterns = scheme.patterns.map(({ pattern }) => pattern);
    return {
      message: {
        en: `The code “${code}” does not have the form ${list(patterns, "or")}.`,
        id: `Kode “${code}” tidak berbentuk ${list(patterns, "atau")}.`,
      },
      fix: {
        en: `Write it like this: sop rename ${code} NEW-CODE changes it wherever drafts cite it. Or correct code in library.yaml; sop init --dry-run --code ${code} says a pattern for it.`,
        id: `Tulis seperti itu: sop rename ${code} KODE-BARU menggantinya di semua draf yang merujuknya. Atau betulkan code di library.yaml; sop init --dry-run --code ${code} menyebutkan polanya.`,
      },
    };
  }
  const { part, value, allowed } = misfit;
  if (part === "number") {
    const digits = allowed[0]?.length ?? 0;
    return {
      message: {
        en: `The code “${code}” has the number “${value}”, where the scheme has ${digits} digits.`,
        id: `Kode “${code}” bernomor “${value}”, padahal skemanya ${digits} angka.`,
      },
      fix: {
        en: `Write the number with ${digits} digits; where all codes are like this one, write digits: ${value.length} under code in library.yaml.`,
        id: `Tulis nomornya dengan ${digits} angka; bila semua kode seperti ini, tulis digits: ${value.length} di bawah code di library.yaml.`,
      },
    };
  }
  const guess = nearest(value, allowed);
  return {
    message: {
      en: `The code “${code}” has “${value}” for {${part}}, where the scheme has ${list(allowed, "or")}.`,
      id: `Kode “${code}” berisi “${value}” untuk {${part}}, padahal skemanya mengenal ${list(allowed, "atau")}.`,
    },
    fix: guess
      ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
      : {
          en: `Add “${value}” to ${part === "type" ? "types" : `code.parts.${part}`} in library.yaml, or correct the code.`,
          id: `Tambahkan “${value}” ke ${part === "type" ? "types" : `code.parts.${part}`} di library.yaml, atau betulkan kodenya.`,
        },
  };
}

function list(values: readonly string[], word: string): string {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} ${word} ${values.at(-1)}`;
}

export const codeScheme = defineRule({
  id: "SOP201",
  name: "code-scheme",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "The code fits the library's scheme, and the document's folder is named by it.",
    id: "Kode sesuai dengan skema pustaka, dan folder dokumen dinamai menurut kode itu.",
  },
  why: {
    en: "The code is how people ask for the document; one that fits no scheme is found by nobody.",
    id: "Dengan kode itulah orang mencari dokumen; kode di luar skema tidak akan ditemukan siapa pun.",
  },
  examples: [
    {
      title: { en: "A unit the scheme does not know", id: "Unit yang tidak dikenal skema" },
      invalid: {
        "IN.OOC.TELK.P-01/draft.md": sop`
          ---
          code: IN.OOC.TELK.P-01
          ---
        `,
      },
      reports: ["IN.OOC.TELK.P-01/draft.md 2:7-2:23 The code “IN.OOC.TELK.P-01” has “OOC” for {unit}, where the scheme has OCC or QCC."],
    },
    {
      title: { en: "A code of another form, in a folder of another name", id: "Kode berbentuk lain, di folder bernama lain" },
      invalid: sop`
        ---
        code: SOP/CC/2019
        ---
      `,
      reports: [
        "2:7-2:18 The document “SOP/CC/2019” stands in the folder “IN.OCC.TELK.P-01”, not in “SOP-CC-2019”.",
        "2:7-2:18 The code “SOP/CC/2019” does not have the form {company}.{unit}.{client}.{type}-{number}.",
      ],
    },
    {
      title: { en: "A number with a digit too many", id: "Nomor dengan satu angka berlebih" },
      invalid: {
        "IN.OCC.TELK.P-001/draft.md": sop`
          ---
          code: IN.OCC.TELK.P-001
          ---
        `,
      },
      reports: ["IN.OCC.TELK.P-001/draft.md 2:7-2:24 The code “IN.OCC.TELK.P-001” has the number “001”, where the scheme has 2 digits."],
    },
    {
      title: { en: "A code of the scheme in its own folder", id: "Kode menurut skema di foldernya sendiri" },
      valid: { "IN.QCC.TELK.S-01/draft.md": "## Tujuan\n" },
    },
  ],
});
