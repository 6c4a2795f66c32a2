import type { Rule } from "../../../core/rules/kit/define-rule.ts";
import type { Example } from "../../../core/rules/kit/define-summary.ts";
import { runExample, shownReport } from "../../../core/rules/kit/run-example.ts";
import { languages } from "../../../languages/index.ts";
import type { Texts } from "../../../languages/language.ts";

/** What a rule reports of one of its examples, in each language; null where nothing is wrong, which a test of each rule has seen. */
export type ExampleReports = Texts<readonly string[]> | null;

export function reportsOfExample(rule: Rule, example: Example): ExampleReports {
  if (!("invalid" in example)) return null;
  const { findings, files } = runExample(rule, example);
  const shown = languages.map((language) => [language, findings.map((finding) => shownReport(finding, example, files, language))]);
  return Object.fromEntries(shown);
}
