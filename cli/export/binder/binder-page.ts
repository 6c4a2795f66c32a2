import { toHtml } from "hast-util-to-html";
import { escapeMarkup } from "../../../core/document/words/escape.ts";
import type { Register, Row } from "../../../core/library/registers/register.ts";
import { dayIn } from "../../../languages/day-in-words.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { BinderDocument } from "./binder-document.ts";
import { binderWords } from "./binder-words.ts";

/** Days as registers hold them. */
const DAY = /\b\d{4}-\d{2}-\d{2}\b/g;

/** A document as the contents name it. */
export interface BinderEntry {
  code: string;
  title: string;
  revision: string;
}

/** What a binder is made of. */
export interface Binder {
  organisation: string;
  language: Language;
  /** What it holds, as of when, and when it was printed, in words. */
  what: string;
  printed: string;
  missing: number;
  entries: readonly BinderEntry[];
  documents: readonly BinderDocument[];
  masterList: Register;
}

/** A binder as one page to be printed: cover, contents, master list, then the documents, each with its own head, the pages counted through. */
export function binderPage(binder: Binder, pages: ReadonlyMap<string, number>): string {
  const { language, documents, organisation } = binder;
  const t = pick(binderWords, language);
  const styles = [...new Set(documents.flatMap(({ styles: own }) => own))];
  const policy = "default-src 'none'; style-src 'self' 'unsafe-inline' file:; img-src 'self' data: file:; font-src 'self' data: file:";
  return [
    `<!DOCTYPE html><html lang="${language}" data-kind="document"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${escapeMarkup(`${t.title} · ${organisation}`)}</title>`,
    ...styles.map((path) => `<link rel="stylesheet" href="${escapeMarkup(path)}">`),
    `<style>${frontStyle(binder)}${documents.map(({ margins, prefix }) => marginsOf(margins, prefix)).join("")}</style>`,
    "</head><body>",
    cover(binder),
    contents(binder, pages),
    masterList(binder),
    ...documents.map(({ prefix, content }) => `<div class="binder-document document ${prefix}" id="${prefix}">${toHtml(content)}</div>`),
    "</body></html>",
  ].join("\n");
}

function cover({ organisation, what, printed, entries, missing, language }: Binder): string {
  const t = pick(binderWords, language);
  const lines = [what, t.count(entries.length), printed, ...(missing > 0 ? [t.missing(missing)] : []), t.standing];
  return `<section class="binder-front binder-cover"><p>${escapeMarkup(organisation)}</p><h1>${t.title}</h1>${lines
    .map((line) => `<p>${escapeMarkup(line)}</p>`)
    .join("")}</section>`;
}

function contents({ entries, documents, language }: Binder, pages: ReadonlyMap<string, number>): string {
  const t = pick(binderWords, language);
  const rows = entries.map(({ code, title, revision }, index) => {
    const prefix = documents[index]?.prefix ?? "";
    // The same width before and after the pages are known.
    const page = String(pages.get(prefix) ?? 0).padStart(4, "\u2007");
    const cells = [code, title, revision, page].map((text) => `<td><a href="#${prefix}">${escapeMarkup(text)}</a></td>`);
    return `<tr>${cells.join("")}</tr>`;
  });
  const heads = [t.code, t.name, t.revision, t.page].map((name) => `<th scope="col">${name}</th>`);
  return `<section class="binder-front"><h1>${t.contents}</h1><table class="binder-table binder-contents"><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}

function masterList({ masterList: { title, columns, rows }, language }: Binder): string {
  const heads = columns.map((column) => `<th scope="col">${escapeMarkup(pick(column.title, language))}</th>`);
  const textIn = (row: Row, key: string) => {
    const cell = row.cells[key];
    const text = typeof cell === "object" ? pick(cell, language) : String(cell ?? "");
    // A month stands with its day, the year may stand below.
    return text.replace(DAY, (day) => dayIn(language, day).replace(" ", "\u00a0"));
  };
  const body = rows.map((row) => `<tr>${columns.map(({ key }) => cellOf(textIn(row, key))).join("")}</tr>`);
  return `<section class="binder-front"><h1>${escapeMarkup(pick(title, language))}</h1><table class="binder-table"><thead><tr>${heads.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></section>`;
}

/** Codes are not broken. */
function cellOf(text: string): string {
  return `<td${/\s/.test(text) ? "" : ' class="whole"'}>${escapeMarkup(text)}</td>`;
}

function frontStyle({ organisation, what, language }: Binder): string {
  const [page, of] = pick(binderWords, language).pageOf;
  const text = (words: string) =>
    `"${words.replace(/[^\p{L}\p{N} .,:()/-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
  return `
@page { @top-left { content: ${text(organisation)}; } @top-right { content: ${text(what)}; }
  @bottom-right { content: "${page}" counter(page) "${of}" counter(pages); } }
.binder-front { break-after: page; }
.binder-front h1 { font-size: 16pt; margin-bottom: 6mm; }
.binder-cover { padding-top: 70mm; font-size: 12pt; }
.binder-cover h1 { font-size: 28pt; }
.binder-cover p { margin: 0 0 3mm; }
.binder-table { width: 100%; border-collapse: collapse; font-size: 8.5pt; }
.binder-table :is(th, td) { text-align: left; vertical-align: top; padding: 1.2mm 2mm 1.2mm 0; border-bottom: 0.3pt solid #b8c0c7; }
.binder-table tr { break-inside: avoid; }
.binder-table td.whole { white-space: nowrap; }
.binder-table td:nth-child(2) { min-width: 36mm; }
.binder-table a { color: inherit; text-decoration: none; }
.binder-contents :is(th, td):last-child { text-align: right; font-variant-numeric: tabular-nums; }
.binder-document { display: block; break-before: page; }
`;
}

/** A document's margins on its own pages alone, upright and across. */
function marginsOf(style: string, prefix: string): string {
  return `${style.replace("@page{", `@page ${prefix}{`)}
${style.replace("@page{", `@page ${prefix}-wide{size:A4 landscape;`)}
.binder-document.${prefix} { page: ${prefix}; }
.binder-document.${prefix} .flow-drawn.wide-sheet,
.binder-document.${prefix} .section:has(> .section-content > .flow:first-child > .flow-drawn.wide-sheet) > h2 { page: ${prefix}-wide; }
`;
}
