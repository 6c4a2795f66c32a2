import type { Verification } from "../../core/seal/verify-revision.ts";
import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";

const marks = { good: "✔", signed: "✔", recorded: "•", unchecked: "?", bad: "✖" } as const;

/** What was found of one file when it was verified, as lines: the file, then a line for each result. */
export function verificationLines(
  { code, revision, path, results }: { code: string; revision: string | undefined; path: string; results: readonly Verification[] },
  language: Language,
): string[] {
  return [
    `${revision === undefined ? code : `${code} rev ${revision}`}  ${path}`,
    ...results.map(({ outcome, message }) => `  ${marks[outcome]} ${pick(message, language)}`),
  ];
}
