import type { FingerprintedFinding } from "../../core/finding.ts";
import type { RuleSummary } from "../../core/rules/define-rule.ts";
import { rules } from "../../core/rules/index.ts";
import type { Range, Severity } from "../../schemas/finding.ts";
import type { Language } from "../../schemas/local-text.ts";
import type { ReportInput } from "./report-input.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", note: "note" };

/** SARIF 2.1.0 (OASIS), for code scanning: rules with their help, results with fingerprints that stay when lines move. */
export function sarifReport({ findings, language, version }: ReportInput): string {
  const used = rules.filter(({ id }) => findings.some(({ rule }) => rule === id));
  const indexes = new Map(used.map(({ id }, index) => [id, index]));
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "sop", semanticVersion: version, rules: used.map((rule) => sarifRule(rule, language)) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => sarifResult(finding, indexes.get(finding.rule) ?? -1, language)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function sarifRule(rule: RuleSummary, language: Language) {
  const summary = rule.summary[language];
  const why = rule.why[language];
  return {
    id: rule.id,
    name: rule.name,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    help: { text: `${summary}\n\n${why}\n\nsop explain ${rule.id}`, markdown: `${summary}\n\n${why}\n\n\`sop explain ${rule.id}\`` },
    defaultConfiguration: { level: levels[rule.severity.draft ?? rule.severity.issued ?? "note"] },
  };
}

function sarifResult(finding: FingerprintedFinding, ruleIndex: number, language: Language) {
  const fix = finding.fix?.[language];
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: fix ? `${finding.message[language]} ${fix}` : finding.message[language] },
    locations: [location(finding.path, finding.at)],
    ...(finding.related.length > 0
      ? {
          relatedLocations: finding.related.map(({ path, at, message }, id) => ({
            id,
            ...location(path, at),
            message: { text: message[language] },
          })),
        }
      : {}),
    partialFingerprints: { "sopFinding/v1": finding.fingerprint },
  };
}

function location(path: string, { start, end }: Range) {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(path).replace(/[?#]/g, encodeURIComponent) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}
