import stringWidth from "fast-string-width";
import pc from "picocolors";
import { counted } from "../../core/document/words/counted.ts";
import { countBySeverity, type FingerprintedFinding } from "../../core/finding.ts";
import { pick } from "../../languages/language.ts";
import type { Range, Severity } from "../../schemas/finding.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { documentCount, placesOf, ruleCount } from "./count-documents.ts";
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

const labels = {
  error: { en: "error", id: "kesalahan" },
  warning: { en: "warning", id: "peringatan" },
  note: { en: "note", id: "catatan" },
  why: { en: "why", id: "sebab" },
  fix: { en: "fix", id: "solusi" },
  also: { en: "also", id: "juga" },
  more: { en: "more", id: "lanjut" },
} as const satisfies Record<string, LocalText>;

function findingBlock(finding: FingerprintedFinding, input: ReportInput, paint: Paint): string {
  const { language } = input;
  const { start } = finding.at;
  const heading = `${paint.bold(`${finding.path}:${start.line}:${start.column}`)}  ${severityText(finding.severity, language, paint)}  ${finding.rule} ${finding.name}`;
  const details: [keyof typeof labels, string | undefined][] = [
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
      .filter((detail): detail is [keyof typeof labels, string] => detail[1] !== undefined)
      .map(([label, text]) => detailLine(pick(labels[label], language), text, paint))
      .join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function severityText(severity: Severity, language: Language, paint: Paint): string {
  const text = pick(labels[severity], language);
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
  const more = {
    en: `${findings} more in ${counted(files, "file")}: sop check --rule ${rule}`,
    id: `${findings} lagi dalam ${files} berkas: sop check --rule ${rule}`,
  };
  return `${severityText(severity, language, paint)}  ${rule} ${name}  ${pick(more, language)}`;
}

function summaryLine(input: ReportInput, superseded: number, paint: Paint): string {
  const { findings, documents, paths, rules, language } = input;
  const rest = quietCounts(input, superseded);
  if (findings.length === 0 && documents === 0) {
    const unseen = { en: "no document was looked at", id: "tidak ada dokumen yang diperiksa" };
    return `${paint.cyan("•")} ${[pick(unseen, language), ...rest].join(" · ")}`;
  }
  if (findings.length === 0) {
    const looked = documentCount(documents);
    const judged = ruleCount(rules);
    const clean = { en: `${looked.en}, ${judged.en}, nothing found`, id: `${looked.id}, ${judged.id}, tidak ada temuan` };
    return `${paint.green("✔")} ${[pick(clean, language), ...rest].join(" · ")}`;
  }
  const counts = countBySeverity(findings);
  const found = (["error", "warning", "note"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => countText(counts[severity], severity, language));
  const { documents: touched, settings, others } = placesOf(findings, paths);
  const looked = documentCount(documents);
  const ofDocuments = { en: `${touched} of ${looked.en}`, id: `${touched} dari ${looked.id}` };
  const places = [
    ...(settings ? [{ en: "the settings", id: "pengaturan" }] : []),
    ...(touched > 0 ? [ofDocuments] : []),
    ...(others ? [{ en: "files of no document", id: "berkas di luar dokumen" }] : []),
  ];
  const where = {
    en: `in ${places.map(({ en }) => en).join(" and ")}`,
    id: `dalam ${places.map(({ id }) => id).join(" dan ")}`,
  };
  const fixable = findings.filter(({ edit }) => edit).length;
  const fixes = { en: `${fixable} fixable (sop check --fix)`, id: `${fixable} dapat diperbaiki (sop check --fix)` };
  const sign = counts.error > 0 ? paint.red("✖") : counts.warning > 0 ? paint.yellow("▲") : paint.cyan("•");
  return `${sign} ${[`${found.join(", ")} ${pick(where, language)}`, ...(fixable > 0 ? [pick(fixes, language)] : []), ...rest].join(" · ")}`;
}

function quietCounts({ known, silenced, language }: ReportInput, superseded: number): string[] {
  const texts: [number, LocalText][] = [
    [
      superseded,
      {
        en: `${superseded} of them in superseded revisions, not shown (sop check --all)`,
        id: `${superseded} di antaranya dalam revisi yang digantikan, tidak ditampilkan (sop check --all)`,
      },
    ],
    [known, { en: `${known} known, not shown`, id: `${known} sudah diketahui, tidak ditampilkan` }],
    [silenced, { en: `${silenced} silenced by library.yaml`, id: `${silenced} diredam oleh library.yaml` }],
  ];
  return texts.filter(([count]) => count > 0).map(([, text]) => pick(text, language));
}

function countText(count: number, severity: Severity, language: Language): string {
  const label = pick(labels[severity], language);
  return pick({ en: counted(count, label), id: `${count} ${label}` }, language);
}
