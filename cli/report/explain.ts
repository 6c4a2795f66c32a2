import { type Finding, orderFindings } from "../../core/finding.ts";
import type { GateExample, GateRule } from "../../core/rules/kit/define-gate-rule.ts";
import type { Rule } from "../../core/rules/kit/define-rule.ts";
import type { Example, ExampleText } from "../../core/rules/kit/define-summary.ts";
import { runExample, shownReport } from "../../core/rules/kit/run-example.ts";
import { checkChange } from "../../core/rules/kit/run-gate.ts";
import { changeOf } from "../../core/rules/kit/run-gate-example.ts";
import { textsIn } from "../../languages/index.ts";
import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";

/** A rule as a page of text: what must hold, why, how severe, and its examples with what they report. */
export function explainRule(rule: Rule | GateRule, language: Language): string {
  const level = (state: "draft" | "issued") => {
    const severity = rule.severity[state];
    return `${textsIn(language).reports.explain[state]}: ${severity ? textsIn(language).reports.explain[severity] : textsIn(language).reports.explain.notThere}`;
  };
  return [
    `${rule.id} ${rule.name}`,
    `  ${pick(rule.summary, language)}`,
    `  ${textsIn(language).reports.explain.why}: ${pick(rule.why, language)}\n  ${level("draft")} · ${level("issued")}`,
    ...(rule.scope === "gate"
      ? rule.examples.map((example) => explainChange(rule, example, language))
      : [...rule.examples]
          .sort((a, b) => Number("valid" in a) - Number("valid" in b))
          .map((example) => explainExample(rule, example, language))),
    `  ${textsIn(language).reports.explain.level.replace("ID", rule.id)}`,
  ].join("\n\n");
}

/** All rules, a line each. */
export function explainCatalogue(rules: readonly (Rule | GateRule)[], language: Language): string {
  const rows = rules.map(({ id, name, summary }) => `${id}  ${name.padEnd(23)} ${pick(summary, language)}`);
  return [...rows, "", textsIn(language).reports.explain.more].join("\n");
}

function explainExample(rule: Rule, example: Example, language: Language): string {
  const isInvalid = "invalid" in example;
  const head = `  ${isInvalid ? `✖ ${textsIn(language).reports.explain.invalid}` : `✔ ${textsIn(language).reports.explain.valid}`}: ${pick(example.title, language)}`;
  const body = filesOf(isInvalid ? example.invalid : example.valid).map(([name, text]) =>
    indent(name === "" ? text : `${name}\n${text}`, "    │ "),
  );
  const { findings, files } = runExample(rule, example);
  const told = findings.map((finding) => toldReport(shownReport(finding, example, files, language), finding, language));
  const reports = isInvalid ? [`  ${textsIn(language).reports.explain.found}\n${told.join("\n")}`] : [];
  return [head, ...body, ...reports].join("\n\n");
}

/** A change: the files it touches, before and after. */
function explainChange(rule: GateRule, example: GateExample, language: Language): string {
  const { title, base, head, reports } = example;
  const changed = [...new Set([...Object.keys(base), ...Object.keys(head)])].filter((name) => base[name] !== head[name]);
  const side = (mark: string, text: string | undefined) => (text === undefined ? [] : [indent(text, `    ${mark} `)]);
  const files = changed.map((name) => [`    ${name}`, ...side("-", base[name]), ...side("+", head[name])].join("\n"));
  const verdict = reports ? `✖ ${textsIn(language).reports.explain.invalid}` : `✔ ${textsIn(language).reports.explain.valid}`;
  const told = orderFindings(checkChange(changeOf(example), [rule]).findings).map((finding) =>
    toldReport(`${finding.path} ${finding.at.start.line}:${finding.at.start.column} ${pick(finding.message, language)}`, finding, language),
  );
  const found = reports ? [`  ${textsIn(language).reports.explain.found}\n${told.join("\n")}`] : [];
  return [`  ${verdict}: ${pick(title, language)}`, ...files, ...found].join("\n\n");
}

/** What a reader is told of a finding, what to do about it, and whether the tool can. */
function toldReport(report: string, { fix, edit }: Finding, language: Language): string {
  const mended = edit ? [`      ${textsIn(language).reports.explain.fixable}`] : [];
  return [`    ${report}`, ...(fix ? [`      ${textsIn(language).reports.explain.fix}: ${pick(fix, language)}`] : []), ...mended].join(
    "\n",
  );
}

function filesOf(text: ExampleText): [string, string][] {
  return typeof text === "string" ? [["", text]] : Object.entries(text);
}

function indent(text: string, mark: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `${mark}${line}`.trimEnd())
    .join("\n");
}
