import { escapeMarkup } from "../../core/document/words/escape.ts";
import { type FingerprintedFinding, reaches } from "../../core/finding.ts";
import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";
import type { ReportInput } from "./report-input.ts";

/** JUnit's XML as Jenkins reads it: one test case for each file, one failure for each finding at or above the threshold. */
export function junitReport({ findings, paths, language, threshold }: ReportInput): string {
  const byPath = Map.groupBy(findings, ({ path }) => path);
  const files = [...new Set([...paths, ...byPath.keys()])].sort();
  const failed = findings.filter(({ severity }) => reaches(severity, threshold));
  const isFailed = new Set(failed);
  const cases = files.map((path) => testCase(path, byPath.get(path) ?? [], isFailed, language));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sop check" tests="${files.length}" failures="${failed.length}" errors="0">`,
    `  <testsuite name="sop check" tests="${files.length}" failures="${failed.length}" errors="0">`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(
  path: string,
  findings: readonly FingerprintedFinding[],
  isFailed: ReadonlySet<FingerprintedFinding>,
  language: Language,
): string {
  const opening = `    <testcase name="${escapeMarkup(path)}" classname="sop.check"`;
  if (findings.length === 0) return `${opening}/>`;
  const failures = findings.filter((finding) => isFailed.has(finding)).map((finding) => failure(finding, language));
  const others = findings.filter((finding) => !isFailed.has(finding)).map((finding) => line(finding, language));
  const output = others.length > 0 ? [`      <system-out>${escapeMarkup(others.join("\n"))}</system-out>`] : [];
  return [`${opening}>`, ...failures, ...output, "    </testcase>"].join("\n");
}

function failure(finding: FingerprintedFinding, language: Language): string {
  const message = escapeMarkup(pick(finding.message, language));
  const detail = escapeMarkup(
    [line(finding, language), pick(finding.why, language), pick(finding.fix, language) ?? ""].filter((text) => text !== "").join("\n"),
  );
  return `      <failure type="${finding.rule}" message="${message}">${detail}</failure>`;
}

function line({ path, at, severity, rule, name, message }: FingerprintedFinding, language: Language): string {
  return `${path}:${at.start.line}:${at.start.column} ${severity} ${rule} ${name}: ${pick(message, language)}`;
}
