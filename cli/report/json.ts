import { countBySeverity, printFinding } from "../../core/finding.ts";
import type { CheckReport } from "../../schemas/finding.ts";
import type { ReportInput } from "./report-input.ts";

/** The findings as one JSON value; its schema is `checkReport`. */
export function jsonReport({ findings, date, documents, known, silenced, language }: ReportInput): CheckReport {
  return {
    version: 1,
    date,
    documents,
    findings: findings.map((finding) => printFinding(finding, language)),
    summary: { ...countBySeverity(findings), known, silenced },
  };
}
