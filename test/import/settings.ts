import { compileCodeScheme } from "../../core/document/codes/code-scheme.ts";
import type { ImportRequest } from "../../core/import/make-draft.ts";
import { defaultTypes } from "../../schemas/default-types.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const { P, W, F } = defaultTypes;
const accepts: Readonly<Record<string, string[]>> = { workInstructions: ["WI"], records: ["FRM"] };

/** The settings of a library whose procedures are QA-SOP-014, and revisions 1, 2, 3. */
export const settings = librarySettings.parse({
  organisation: "Contoh",
  language: "en",
  code: { pattern: "{unit}-{type}-{number}", parts: { unit: ["QA"] }, digits: 3 },
  revision: { first: "1", digits: 1 },
  types: {
    SOP: { ...P, sections: P.sections.map((section) => ({ ...section, ...(accepts[section.id] && { accepts: accepts[section.id] }) })) },
    WI: W,
    FRM: F,
  },
});

export const request: ImportRequest = { settings, scheme: compileCodeScheme(settings), isIssued: false, isKnown: () => false };
