import { escapeMarkup } from "../../core/document/words/escape.ts";
import { isPassed, type QualificationCase, type QualificationGroup } from "../../core/qualification/qualification.ts";
import { pick } from "../../languages/language.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";

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

const texts = {
  title: { en: "Qualification report", id: "Laporan kualifikasi" },
  about: {
    en: "The tool was run on this machine against cases whose outcome is known. A case passes when exactly what was expected was seen, line by line.",
    id: "Alat ini dijalankan di mesin ini terhadap kasus yang hasilnya sudah diketahui. Sebuah kasus lulus bila yang tampak persis sama dengan yang diharapkan, baris demi baris.",
  },
  result: { en: "Result", id: "Hasil" },
  passed: { en: "passed", id: "lulus" },
  failed: { en: "failed", id: "gagal" },
  environment: { en: "Environment", id: "Lingkungan" },
  cases: { en: "Cases", id: "Kasus" },
  deviations: { en: "Deviations", id: "Penyimpangan" },
  none: { en: "None.", id: "Tidak ada." },
  number: { en: "No.", id: "No." },
  subject: { en: "Subject", id: "Pokok" },
  case: { en: "Case", id: "Kasus" },
  expected: { en: "Expected", id: "Diharapkan" },
  seen: { en: "Seen", id: "Tampak" },
  outcome: { en: "Outcome", id: "Keterangan" },
  lines: { en: "lines", id: "baris" },
  same: { en: "exactly that", id: "persis sama" },
  name: { en: "Name", id: "Nama" },
  value: { en: "Value", id: "Nilai" },
  silent: { en: "nothing", id: "tidak ada" },
  signatures: { en: "Signatures", id: "Tanda tangan" },
  signer: { en: "Name and position", id: "Nama dan jabatan" },
  date: { en: "Date", id: "Tanggal" },
  signature: { en: "Signature", id: "Tanda tangan" },
  ran: { en: "Run by", id: "Dijalankan oleh" },
  reviewed: { en: "Reviewed by", id: "Diperiksa oleh" },
  approved: { en: "Approved for use by", id: "Disetujui untuk dipakai oleh" },
} as const satisfies Record<string, LocalText>;

const groups: Readonly<Record<QualificationGroup, LocalText>> = {
  rules: { en: "Rules: every example of every rule", id: "Aturan: setiap contoh dari setiap aturan" },
  library: { en: "A library that is broken on purpose", id: "Pustaka yang sengaja dirusak" },
  flows: { en: "Flows", id: "Alur" },
  registers: { en: "Registers", id: "Daftar" },
  digests: { en: "Digests: published test vectors", id: "Sidik isi: vektor uji yang diterbitkan" },
};

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
  return `# ${pick(texts.title, language)}: sop ${run.version}\n\n${body.join("\n").trimEnd()}\n`;
}

/** The report as one HTML file that needs nothing else, for printing and signing. */
export function qualificationHtml(run: QualificationRun, language: Language): string {
  const title = escapeMarkup(`${pick(texts.title, language)}: sop ${run.version}`);
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
  const failed = cases.filter((tried) => !isPassed(tried));
  const result = `${cases.length - failed.length} ${pick(texts.passed, language)}, ${failed.length} ${pick(texts.failed, language)}`;
  return [
    { paragraph: pick(texts.about, language) },
    { heading: pick(texts.result, language), paragraph: `${failed.length === 0 ? "✔" : "✖"} ${result}` },
    {
      heading: pick(texts.environment, language),
      table: {
        head: [pick(texts.name, language), pick(texts.value, language)],
        rows: [["sop", version], [pick(texts.date, language), time], ...environment],
      },
    },
    { heading: pick(texts.deviations, language), ...(failed.length === 0 ? { paragraph: pick(texts.none, language) } : {}) },
    ...failed.flatMap((tried) => deviation(tried, language)),
    ...caseTables(cases, language),
    {
      heading: pick(texts.signatures, language),
      table: {
        head: ["", pick(texts.signer, language), pick(texts.date, language), pick(texts.signature, language)],
        rows: [texts.ran, texts.reviewed, texts.approved].map((role) => [pick(role, language), "", "", ""]),
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
  let number = 0;
  return [...Map.groupBy(cases, ({ group }) => group)].map(([group, grouped]) => ({
    heading: pick(groups[group], language),
    table: {
      head: [texts.number, texts.subject, texts.case, texts.expected, texts.seen, texts.outcome].map((text) => pick(text, language)),
      rows: grouped.map((each) => [
        String(++number),
        each.subject,
        pick(each.title, language),
        amount(each.expected, language),
        isPassed(each) ? pick(texts.same, language) : amount(each.seen, language),
        isPassed(each) ? `✔ ${pick(texts.passed, language)}` : `✖ ${pick(texts.failed, language)}`,
      ]),
    },
  }));
}

/** A few lines are told as they are; of a drawing or a register, how many. */
function amount(lines: readonly string[], language: Language): string {
  if (lines.length === 0) return pick(texts.silent, language);
  return lines.length > MOST_LINES ? `${lines.length} ${pick(texts.lines, language)}` : lines.join("\n");
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/[\\|<]/g, "\\$&").replaceAll("\n", "<br>")).join(" | ")} |`;
}

function htmlRow(cells: readonly string[], tag: "td" | "th"): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escapeMarkup(cell).replaceAll("\n", "<br>")}</${tag}>`).join("")}</tr>`;
}
