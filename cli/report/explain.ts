import { type Finding, orderFindings } from "../../core/finding.ts";
import type { GateExample, GateRule } from "../../core/rules/kit/define-gate-rule.ts";
import type { Rule } from "../../core/rules/kit/define-rule.ts";
import type { Example, ExampleText } from "../../core/rules/kit/define-summary.ts";
import { runExample, shownReport } from "../../core/rules/kit/run-example.ts";
import { checkChange } from "../../core/rules/kit/run-gate.ts";
import { changeOf } from "../../core/rules/kit/run-gate-example.ts";
import { pick } from "../../languages/language.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";

const texts = {
  why: { en: "why", id: "sebab" },
  draft: { en: "in a draft", id: "dalam draf" },
  issued: { en: "in an issued revision", id: "dalam revisi terbit" },
  notThere: { en: "does not apply", id: "tidak berlaku" },
  invalid: { en: "Not so", id: "Keliru" },
  valid: { en: "But so", id: "Benar" },
  found: { en: "is reported as", id: "dilaporkan sebagai" },
  fix: { en: "fix", id: "perbaikan" },
  fixable: { en: "sop check --fix mends it", id: "sop check --fix memperbaikinya" },
  level: {
    en: "Another level in this library: rules: { ID: off | note | warning | error } in library.yaml",
    id: "Tingkat lain di pustaka ini: rules: { ID: off | note | warning | error } di library.yaml",
  },
  error: { en: "error", id: "kesalahan" },
  warning: { en: "warning", id: "peringatan" },
  note: { en: "note", id: "catatan" },
  more: { en: "sop explain RULE shows a rule with its examples.", id: "sop explain ATURAN menjelaskan satu aturan dengan contohnya." },
} as const satisfies Record<string, LocalText>;

/** A rule as a page of text: what must hold, why, how severe, and its examples with what they report. */
export function explainRule(rule: Rule | GateRule, language: Language): string {
  const level = (state: "draft" | "issued") => {
    const severity = rule.severity[state];
    return `${pick(texts[state], language)}: ${severity ? pick(texts[severity], language) : pick(texts.notThere, language)}`;
  };
  return [
    `${rule.id} ${rule.name}`,
    `  ${pick(rule.summary, language)}`,
    `  ${pick(texts.why, language)}: ${pick(rule.why, language)}\n  ${level("draft")} · ${level("issued")}`,
    ...(rule.scope === "gate"
      ? rule.examples.map((example) => explainChange(rule, example, language))
      : [...rule.examples]
          .sort((a, b) => Number("valid" in a) - Number("valid" in b))
          .map((example) => explainExample(rule, example, language))),
    `  ${pick(texts.level, language).replace("ID", rule.id)}`,
  ].join("\n\n");
}

/** All rules, a line each. */
export function explainCatalogue(rules: readonly (Rule | GateRule)[], language: Language): string {
  const rows = rules.map(({ id, name, summary }) => `${id}  ${name.padEnd(23)} ${pick(summary, language)}`);
  return [...rows, "", pick(texts.more, language)].join("\n");
}

function explainExample(rule: Rule, example: Example, language: Language): string {
  const isInvalid = "invalid" in example;
  const head = `  ${isInvalid ? `✖ ${pick(texts.invalid, language)}` : `✔ ${pick(texts.valid, language)}`}: ${pick(example.title, language)}`;
  const body = filesOf(isInvalid ? example.invalid : example.valid).map(([name, text]) =>
    indent(name === "" ? text : `${name}\n${text}`, "    │ "),
  );
  const { findings, files } = runExample(rule, example);
  const told = findings.map((finding) => toldReport(shownReport(finding, example, files, language), finding, language));
  const reports = isInvalid ? [`  ${pick(texts.found, language)}\n${told.join("\n")}`] : [];
  return [head, ...body, ...reports].join("\n\n");
}

/** A change: the files it touches, before and after. */
function explainChange(rule: GateRule, example: GateExample, language: Language): string {
  const { title, base, head, reports } = example;
  const changed = [...new Set([...Object.keys(base), ...Object.keys(head)])].filter((name) => base[name] !== head[name]);
  const side = (mark: string, text: string | undefined) => (text === undefined ? [] : [indent(text, `    ${mark} `)]);
  const files = changed.map((name) => [`    ${name}`, ...side("-", base[name]), ...side("+", head[name])].join("\n"));
  const verdict = reports ? `✖ ${pick(texts.invalid, language)}` : `✔ ${pick(texts.valid, language)}`;
  const told = orderFindings(checkChange(changeOf(example), [rule]).findings).map((finding) =>
    toldReport(`${finding.path} ${finding.at.start.line}:${finding.at.start.column} ${pick(finding.message, language)}`, finding, language),
  );
  const found = reports ? [`  ${pick(texts.found, language)}\n${told.join("\n")}`] : [];
  return [`  ${verdict}: ${pick(title, language)}`, ...files, ...found].join("\n\n");
}

/** What a reader is told of a finding, what to do about it, and whether the tool can. */
function toldReport(report: string, { fix, edit }: Finding, language: Language): string {
  const mended = edit ? [`      ${pick(texts.fixable, language)}`] : [];
  return [`    ${report}`, ...(fix ? [`      ${pick(texts.fix, language)}: ${pick(fix, language)}`] : []), ...mended].join("\n");
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
