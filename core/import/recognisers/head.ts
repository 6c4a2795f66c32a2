import type { IsoDate } from "../../../schemas/iso-date.ts";
import { type Block, cellText, type Paragraph, type SourcePlace, type Table } from "../blocks.ts";
import { findDate } from "../dates.ts";
import { defineRecogniser, type ImportContext } from "../import-context.ts";
import { type HeadField, headNames, meaningIn } from "../names.ts";

/** What identifies a document, as it was found. */
export interface Head {
  code?: string;
  title?: string;
  revision?: string;
  effective?: IsoDate;
  owner?: string;
}

interface Pair {
  field: HeadField;
  value: string;
  source: string;
  place: SourcePlace;
}

/** Tables and lines of labels and values: document number, title, revision, date. */
export const headRecogniser = defineRecogniser<Head>({
  name: "head",
  examples: [
    {
      source: "| Document No. | QA-SOP-014 |\n| --- | --- |\n| Title | Complaints |\n| Revision | 3 |\n| Effective date | 1 March 2024 |",
      gives: { code: "QA-SOP-014", title: "Complaints", revision: "3", effective: "2024-03-01" },
    },
    {
      source: "**No. Dokumen**: SOP-01\n\n**Judul**: Penanganan Keluhan\n\nRevisi: 02\n\nTanggal Berlaku: 5 Mei 2023",
      gives: { code: "SOP-01", title: "Penanganan Keluhan", revision: "02", effective: "2023-05-05" },
    },
    {
      source: "| PT Contoh | Penanganan Keluhan | No. Dokumen: SOP-01 |\n| --- | --- | --- |\n| | | Revisi: 02 |",
      gives: { code: "SOP-01", revision: "02" },
      leaves: "PT Contoh\nPenanganan Keluhan",
    },
  ],
  read(blocks, context) {
    const head: Head = {};
    const rest: Block[] = [];
    for (const block of blocks) {
      if (block.kind === "picture") rest.push(block);
      else if (block.kind === "table") readTable(block, head, rest, context);
      else readLine(block, head, rest, context);
    }
    return { value: head, rest };
  },
});

function readTable(table: Table, head: Head, rest: Block[], context: ImportContext): void {
  const { pairs, others } = pairsOf(table);
  if (pairs.length < 2) {
    rest.push(table);
    return;
  }
  for (const pair of pairs) take(pair, head, context);
  rest.push(...others);
}

/** The labels and values of a table, and what stands beside them. */
export function pairsOf(table: Table): { pairs: Pair[]; others: Block[] } {
  const pairs: Pair[] = [];
  const others: Block[] = [];
  const columns = columnPairs(table);
  if (columns) return { pairs: columns, others };
  for (const row of table.rows) {
    const cells = row.filter((cell) => cell.covered === undefined);
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at];
      const text = cellText(cell);
      const field = meaningIn(headNames, text);
      // A label may be followed by a cell of its own for the colon.
      const skip = /^[:：]?$/.test(cellText(cells[at + 1])) && cells[at + 2] ? 2 : 1;
      const value = cellText(cells[at + skip]).replace(/^[:：]\s*/, "");
      if (field !== undefined && value !== "" && meaningIn(headNames, value) === undefined) {
        pairs.push({ field, value, source: `${text}: ${value}`, place: table.place });
        at += skip;
        continue;
      }
      for (const block of cell?.blocks ?? []) {
        const pair = block.kind === "paragraph" ? pairIn(block) : undefined;
        if (pair) pairs.push({ ...pair, place: table.place });
        else if (block.kind === "table") {
          const inner = pairsOf(block);
          pairs.push(...inner.pairs);
          others.push(...inner.others);
        } else others.push(block);
      }
    }
  }
  return { pairs, others };
}

/** Labels in the first row, values below. */
function columnPairs({ rows, place }: Table): Pair[] | undefined {
  const [labels, values] = rows;
  if (!labels || !values || rows.length !== 2 || labels.length < 2) return undefined;
  const fields = labels.map((cell) => meaningIn(headNames, cellText(cell)));
  if (fields.some((field) => field === undefined)) return undefined;
  return fields.map((field, column) => {
    const value = cellText(values[column]);
    return { field: field as HeadField, value, source: `${cellText(labels[column])}: ${value}`, place };
  });
}

function pairIn({ runs, place }: Paragraph): Pair | undefined {
  const text = runs.map((run) => run.text).join("");
  const match = /^\s*([^:：\t]{1,40}?)\s*(?:[:：]|\t)\s*(\S.*)$/s.exec(text);
  const field = match ? meaningIn(headNames, match[1] as string) : undefined;
  const value = (match?.[2] ?? "").replace(/\s+/g, " ").trim();
  return field === undefined ? undefined : { field, value, source: text.replace(/\s+/g, " ").trim(), place };
}

function readLine(block: Paragraph, head: Head, rest: Block[], context: ImportContext): void {
  const pair = pairIn(block);
  if (pair) take(pair, head, context);
  else rest.push(block);
}

const texts: Readonly<Record<HeadField, { en: string; id: string }>> = {
  code: { en: "code", id: "kode" },
  title: { en: "title", id: "judul" },
  revision: { en: "revision", id: "revisi" },
  effective: { en: "effective date", id: "tanggal berlaku" },
  owner: { en: "process owner", id: "pemilik proses" },
  page: { en: "page, made anew on each print", id: "halaman, dibuat ulang pada setiap cetakan" },
};

function take({ field, value, source, place }: Pair, head: Head, { order, report }: ImportContext): void {
  if (field === "page") {
    report.kept(texts.page, source, place);
    return;
  }
  if (field === "effective") {
    const found = findDate(value, order);
    if (found?.date === undefined) {
      report.asked({ en: "effective date: which day is it?", id: "tanggal berlaku: hari yang mana?" }, source, place);
      return;
    }
    if (head.effective !== undefined && head.effective !== found.date) {
      differ(field, head.effective, source);
      return;
    }
    head.effective = found.date;
    report.kept({ en: `${texts.effective.en}: ${found.date}`, id: `${texts.effective.id}: ${found.date}` }, source, place);
    return;
  }
  const before = head[field];
  if (before !== undefined && before !== value) {
    differ(field, before, source);
    return;
  }
  head[field] = value;
  report.kept({ en: `${texts[field].en}: ${value}`, id: `${texts[field].id}: ${value}` }, source, place);

  function differ(name: HeadField, first: string, other: string): void {
    report.asked(
      {
        en: `${texts[name].en}: the document says “${first}” and “${other}”; the first was taken. Which holds?`,
        id: `${texts[name].id}: dokumen menyebut “${first}” dan “${other}”; yang pertama diambil. Mana yang benar?`,
      },
      other,
      place,
    );
  }
}
