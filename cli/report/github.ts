import type { FingerprintedFinding } from "../../core/finding.ts";
import { pick } from "../../languages/language.ts";
import type { ReportInput } from "./report-input.ts";

const commands = { error: "error", warning: "warning", note: "notice" } as const;

/** GitHub's workflow commands: each finding is an annotation at its line of the change. */
export function githubReport({ findings, language, origin }: ReportInput): string {
  const from = (finding: FingerprintedFinding) => ({ ...finding, path: origin?.pathOf(finding.path) ?? finding.path });
  return findings.map((finding) => annotation(from(finding), pick(finding.message, language), pick(finding.fix, language))).join("");
}

function annotation({ path, at, severity, rule, name }: FingerprintedFinding, message: string, fix: string | undefined): string {
  const sameLine = at.start.line === at.end.line;
  const properties = [
    `file=${escapeProperty(path)}`,
    `line=${at.start.line}`,
    `endLine=${at.end.line}`,
    ...(sameLine ? [`col=${at.start.column}`, `endColumn=${at.end.column}`] : []),
    `title=${escapeProperty(`${rule} ${name}`)}`,
  ];
  return `::${commands[severity]} ${properties.join(",")}::${escapeData(fix ? `${message}\n${fix}` : message)}\n`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
