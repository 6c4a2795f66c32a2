import { escapeMarkup } from "../../core/document/words/escape.ts";
import { isPassed, type QualificationCase } from "../../core/qualification/qualification.ts";
import { textsIn } from "../../languages/index.ts";
import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";

/** A run of the qualification kit and where it ran. */
export interface QualificationRun {
  cases: readonly QualificationCase[];
  /** The tool's version. */
  version: string;
  /** When it began, with its zone. */
  time: string;
  /** Names and values: Node, operating system, time zone. */
  environment: readonly (readonly [string, string])[];
}

/** More lines than this are counted only: the kit's files hold them. */
const MOST_LINES = 12;

/** The report's parts, from which both forms are written. */
interface Block {
  heading?: string;
  paragraph?: string;
  table?: { head: readonly string[]; rows: readonly (readonly string[])[] };
  lines?: readonly string[];
}

/** The report in Markdown, for a repository. */
export function qualificationMarkdown(run: QualificationRun, language: Language): string {
  const body = blocksOf(run, language).flatMap(({ heading, paragraph, table, lines }) => [
    ...(heading ? [`## ${heading}`, ""] : []),
    ...(paragraph ? [paragraph, ""] : []),
    ...(table ? [markdownRow(table.head), markdownRow(table.head.map(() => "---")), ...table.rows.map(markdownRow), ""] : []),
    ...(lines ? ["~~~", ...lines, "~~~", ""] : []),
  ]);
  return `# ${textsIn(language).reports.qualification.title}: sop ${run.version}\n\n${body.join("\n").trimEnd()}\n`;
}

/** The report as one HTML file that needs nothing else, for printing and signing. */
export function qualificationHtml(run: QualificationRun, language: Language): string {
  const title = escapeMarkup(`${textsIn(language).reports.qualification.title}: sop ${run.version}`);
  const body = blocksOf(run, language).flatMap(({ heading, paragraph, table, lines }) => [
    ...(heading ? [`<h2>${escapeMarkup(heading)}</h2>`] : []),
    ...(paragraph ? [`<p>${escapeMarkup(paragraph)}</p>`] : []),
    ...(table ? ["<table>", htmlRow(table.head, "th"), ...table.rows.map((row) => htmlRow(row, "td")), "</table>"] : []),
    ...(lines ? [`<pre>${escapeMarkup(lines.join("\n"))}</pre>`] : []),
  ]);
  return [
    "<!doctype html>",
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>`,
    `<body><h1>${title}</h1>`,
    ...body,
    "</body></html>",
    "",
  ].join("\n");
}

const STYLE =
  "body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}" +
  "table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a8a8a;padding:.25rem .5rem;text-align:left;vertical-align:top}" +
  "th{background:#f0f0f0}pre{overflow:auto;border:1px solid #8a8a8a;padding:.5rem}tr{break-inside:avoid}" +
  "table:last-of-type td{height:2.5rem}@page{size:A4;margin:15mm}@media print{body{max-width:none;margin:0;font-size:10px}}";

function blocksOf({ cases, time, environment, version }: QualificationRun, language: Language): Block[] {
  const said = textsIn(language).reports.qualification;
  const failed = cases.filter((tried) => !isPassed(tried));
  const result = `${cases.length - failed.length} ${said.passed}, ${failed.length} ${said.failed}`;
  return [
    { paragraph: said.about },
    { heading: said.result, paragraph: `${failed.length === 0 ? "✔" : "✖"} ${result}` },
    {
      heading: said.environment,
      table: {
        head: [said.name, said.value],
        rows: [["sop", version], [said.date, time], ...environment],
      },
    },
    { heading: said.deviations, ...(failed.length === 0 ? { paragraph: said.none } : {}) },
    ...failed.flatMap((tried) => deviation(tried, language)),
    ...caseTables(cases, language),
    {
      heading: said.signatures,
      table: {
        head: ["", said.signer, said.date, said.signature],
        rows: [said.ran, said.reviewed, said.approved].map((role) => [role, "", "", ""]),
      },
    },
  ];
}

function deviation({ subject, title, expected, seen }: QualificationCase, language: Language): Block[] {
  return [
    { paragraph: `${subject}: ${pick(title, language)}` },
    {
      lines: [
        ...expected.filter((line) => !seen.includes(line)).map((line) => `- ${line}`),
        ...seen.filter((line) => !expected.includes(line)).map((line) => `+ ${line}`),
      ],
    },
  ];
}

function caseTables(cases: readonly QualificationCase[], language: Language): Block[] {
  const said = textsIn(language).reports.qualification;
  let number = 0;
  return [...Map.groupBy(cases, ({ group }) => group)].map(([group, grouped]) => ({
    heading: said.groups[group],
    table: {
      head: [said.number, said.subject, said.case, said.expected, said.seen, said.outcome],
      rows: grouped.map((each) => [
        String(++number),
        each.subject,
        pick(each.title, language),
        amount(each.expected, language),
        isPassed(each) ? said.same : amount(each.seen, language),
        isPassed(each) ? `✔ ${said.passed}` : `✖ ${said.failed}`,
      ]),
    },
  }));
}

/** A few lines are told as they are; of a drawing or a register, how many. */
function amount(lines: readonly string[], language: Language): string {
  const said = textsIn(language).reports.qualification;
  if (lines.length === 0) return said.silent;
  return lines.length > MOST_LINES ? `${lines.length} ${said.lines}` : lines.join("\n");
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/[\\|<]/g, "\\$&").replaceAll("\n", "<br>")).join(" | ")} |`;
}

function htmlRow(cells: readonly string[], tag: "td" | "th"): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escapeMarkup(cell).replaceAll("\n", "<br>")}</${tag}>`).join("")}</tr>`;
}
