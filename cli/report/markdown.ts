import { countBySeverity, type FingerprintedFinding } from "../../core/finding.ts";
import { textsIn } from "../../languages/index.ts";
import { pick } from "../../languages/language.ts";
import type { ReportInput } from "./report-input.ts";

const marks = { error: "❌", warning: "⚠️", note: "ℹ️" } as const;

/** The findings as Markdown, for a comment on a change: one table for each file. */
export function markdownReport(input: ReportInput): string {
  const { findings, language, documents, rules } = input;
  if (findings.length === 0) return `✔ ${textsIn(language).reports.check.clean(documents, rules)}\n`;
  const counts = countBySeverity(findings);
  const head = (["error", "warning", "note"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${marks[severity]} ${counts[severity]}`);
  const files = [...Map.groupBy(findings, ({ path }) => path)].map(([path, inFile]) => fileTable(path, inFile, input));
  return `${[head.join(" · "), ...files].join("\n\n")}\n`;
}

function fileTable(path: string, findings: readonly FingerprintedFinding[], { language }: ReportInput): string {
  const rows = findings.map(({ at, severity, rule, name, message, fix }) => {
    const text = [message, fix].flatMap((part) => (part ? [escapeCell(pick(part, language))] : [])).join("<br>");
    return `| ${at.start.line}:${at.start.column} | ${marks[severity]} ${text} | ${rule} ${name} |`;
  });
  return [
    `**${escapeCell(path)}**`,
    "",
    `| ${textsIn(language).reports.check.place} | ${textsIn(language).reports.check.finding} | ${textsIn(language).reports.check.rule} |`,
    "| --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/** Text in a table cell: no markup of its own, one line. */
export function escapeCell(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|#@~!]/g, (mark) => (mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : mark === "@" ? "&#64;" : `\\${mark}`))
    .replace(/\s+/g, " ");
}
