import { printJson } from "../../core/document/prose/visible-text.ts";
import { pick } from "../../languages/language.ts";
import type { ReportInput } from "./report-input.ts";

const severities = { error: "major", warning: "minor", note: "info" } as const;

/** GitLab's Code Quality report. */
export function gitlabReport({ findings, language, origin }: ReportInput): string {
  const issues = findings.map((finding) => ({
    description: finding.fix ? `${pick(finding.message, language)} ${pick(finding.fix, language)}` : pick(finding.message, language),
    check_name: `${finding.rule} ${finding.name}`,
    fingerprint: finding.fingerprint,
    severity: severities[finding.severity],
    location: { path: origin?.pathOf(finding.path) ?? finding.path, lines: { begin: finding.at.start.line } },
  }));
  return `${printJson(issues, 2)}\n`;
}
