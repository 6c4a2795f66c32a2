import stringWidth from "fast-string-width";
import pc from "picocolors";
import { countBySeverity, type FingerprintedFinding } from "../../core/finding.ts";
import { textsIn } from "../../languages/index.ts";
import { pick } from "../../languages/language.ts";
import type { Range, Severity } from "../../schemas/finding.ts";
import type { Language } from "../../schemas/local-text.ts";
import { placesOf } from "./count-documents.ts";
import type { ReportInput } from "./report-input.ts";
import { type SparedGroup, spare } from "./spare-findings.ts";

/** The findings for a person at a terminal: 80 columns, understandable without colour, the same bytes each time. */
export function prettyReport(input: ReportInput): string {
  const paint = pc.createColors(input.colour);
  const { shown: printed, groups, superseded } = spare(input);
  const blocks = printed.map((finding) => findingBlock(finding, input, paint));
  const counts = groups.map((group) => groupLine(group, input.language, paint)).join("\n");
  const parts = [...blocks, ...(counts === "" ? [] : [counts]), summaryLine(input, superseded, paint)];
  return `${parts.join("\n\n")}\n`;
}

type Paint = ReturnType<typeof pc.createColors>;
const WIDTH = 80;

function findingBlock(finding: FingerprintedFinding, input: ReportInput, paint: Paint): string {
  const { language } = input;
  const { start } = finding.at;
  const heading = `${paint.bold(`${finding.path}:${start.line}:${start.column}`)}  ${severityText(finding.severity, language, paint)}  ${finding.rule} ${finding.name}`;
  const said = textsIn(language).reports.check;
  const details: ["why" | "fix" | "also" | "more", string | undefined][] = [
    ["why", pick(finding.why, language)],
    ["fix", pick(finding.fix, language)],
    ...finding.related.map(
      ({ path, at, message }) => ["also", `${path}:${at.start.line}:${at.start.column} ${pick(message, language)}`] as ["also", string],
    ),
    ["more", `sop explain ${finding.rule}`],
  ];
  const parts = [
    heading,
    wrap(pick(finding.message, language), WIDTH - 2, "  "),
    frame(finding.at, input.sourceOf(finding.path), paint),
    details
      .filter((detail): detail is ["why" | "fix" | "also" | "more", string] => detail[1] !== undefined)
      .map(([label, text]) => detailLine(said[label], text, paint))
      .join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function severityText(severity: Severity, language: Language, paint: Paint): string {
  const text = textsIn(language).reports.check.severities[severity];
  if (severity === "error") return paint.red(text);
  return severity === "warning" ? paint.yellow(text) : paint.cyan(text);
}

function detailLine(label: string, text: string, paint: Paint): string {
  const wrapped = wrap(text, WIDTH - 10, " ".repeat(10));
  return `  ${paint.dim(label.padEnd(8))}${wrapped.trimStart()}`;
}

/** The line of the finding, the one before it, and a mark under the place; of a long line the part around the place. */
function frame(at: Range, lines: readonly string[] | undefined, paint: Paint): string {
  const { line, column } = at.start;
  const text = lines?.[line - 1];
  if (lines === undefined || text === undefined || text.trim() === "") return "";
  const digits = String(line).length;
  const before = line > 1 && lines[line - 2]?.trim() ? [`    ${String(line - 1).padStart(digits)} │ ${shown(lines[line - 2] ?? "")}`] : [];
  const end = at.end.line === line ? at.end.column : text.length + 1;
  const room = WIDTH - digits - 7;
  const skipped = skipFor(text, column, end, room);
  const left = skipped > 0 ? "…" : "";
  const offset = stringWidth(left + shown(text.slice(skipped, column - 1)));
  const marks = "^".repeat(Math.max(1, Math.min(stringWidth(shown(text.slice(column - 1, end - 1))), room - offset)));
  const under = `    ${" ".repeat(digits)} │ ${" ".repeat(offset)}${paint.red(marks)}`;
  return [...before, `  ${paint.red(">")} ${line} │ ${left}${shown(text.slice(skipped))}`, under].map((row) => cut(row)).join("\n");
}

/** How many characters of a line are left out before it, so that the place of the finding is in view. */
function skipFor(text: string, column: number, end: number, room: number): number {
  if (stringWidth(shown(text.slice(0, end - 1))) <= room) return 0;
  let skipped = column - 1;
  while (skipped > 0 && stringWidth(shown(text.slice(skipped - 1, end - 1))) <= room / 2) skipped--;
  return skipped;
}

/** Control characters would move the cursor or hide text: they are shown as what they are not. */
function shown(text: string): string {
  return text.replace(/\t/g, " ").replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "�");
}

function cut(row: string): string {
  return stringWidth(row) <= WIDTH ? row : `${sliceWidth(row, WIDTH - 1)}…`;
}

function sliceWidth(text: string, width: number): string {
  let end = Math.min(text.length, width);
  while (stringWidth(text.slice(0, end)) > width) end--;
  return text.slice(0, end);
}

function wrap(text: string, width: number, indent: string): string {
  const rows: string[] = [];
  for (const word of shown(text).split(" ")) {
    const last = rows.at(-1);
    if (last !== undefined && stringWidth(last) + 1 + stringWidth(word) <= width) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows.map((row) => indent + row).join("\n");
}

/** One line for all findings of a rule that were not printed one by one. */
function groupLine({ rule, name, severity, findings, files }: SparedGroup, language: Language, paint: Paint): string {
  const more = textsIn(language).reports.check.grouped(findings, files, rule);
  return `${severityText(severity, language, paint)}  ${rule} ${name}  ${more}`;
}

function summaryLine(input: ReportInput, superseded: number, paint: Paint): string {
  const { findings, documents, paths, rules, language } = input;
  const said = textsIn(language).reports.check;
  const rest = quietCounts(input, superseded);
  if (findings.length === 0 && documents === 0) return `${paint.cyan("•")} ${[said.unseen, ...rest].join(" · ")}`;
  if (findings.length === 0) return `${paint.green("✔")} ${[said.clean(documents, rules), ...rest].join(" · ")}`;
  const counts = countBySeverity(findings);
  const found = (["error", "warning", "note"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => said.found[severity](counts[severity]));
  const { documents: touched, settings, others } = placesOf(findings, paths);
  const places = [
    ...(settings ? [said.settings] : []),
    ...(touched > 0 ? [said.ofDocuments(touched, documents)] : []),
    ...(others ? [said.elsewhere] : []),
  ];
  const fixable = findings.filter(({ edit }) => edit).length;
  const sign = counts.error > 0 ? paint.red("✖") : counts.warning > 0 ? paint.yellow("▲") : paint.cyan("•");
  return `${sign} ${[`${found.join(", ")} ${said.where(places)}`, ...(fixable > 0 ? [said.fixable(fixable)] : []), ...rest].join(" · ")}`;
}

function quietCounts({ known, silenced, language }: ReportInput, superseded: number): string[] {
  const said = textsIn(language).reports.check;
  return [
    ...(superseded > 0 ? [said.superseded(superseded)] : []),
    ...(known > 0 ? [said.known(known)] : []),
    ...(silenced > 0 ? [said.silenced(silenced)] : []),
  ];
}
