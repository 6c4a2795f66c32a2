import type { IsoDate } from "../../../schemas/iso-date.ts";
import { type Block, linesOf, textOf } from "../blocks.ts";
import { findDate } from "../dates.ts";
import { defineRecogniser } from "../import-context.ts";
import { headText, named, namedRows } from "../table-columns.ts";

/** One entry of the paper's list of revisions. */
export interface HistoryEntry {
  revision?: string;
  effective?: IsoDate;
  summary: string[];
  /** What it touched, and steps' old and new numbers, where the source is a document of a library. */
  affects?: string[];
  renumbered?: Record<string, string>;
}

/** What changed from revision to revision: a table of revision, date and change. */
export const historyRecogniser = defineRecogniser<HistoryEntry[]>({
  name: "revision-history",
  examples: [
    {
      source: "| Rev | Date | Change |\n| --- | --- | --- |\n| 2 | 15/06/2022 | CRM replaces the log |\n| 1 | 10/01/2020 | First issue |",
      gives: [
        { revision: "1", effective: "2020-01-10", summary: ["First issue"] },
        { revision: "2", effective: "2022-06-15", summary: ["CRM replaces the log"] },
      ],
    },
    {
      source: "| Revisi | Tanggal | Uraian Perubahan |\n| --- | --- | --- |\n| 00 | 3 Mei 2021 | Terbit pertama |",
      gives: [{ revision: "00", effective: "2021-05-03", summary: ["Terbit pertama"] }],
    },
  ],
  read(blocks, { order, report }) {
    const entries: HistoryEntry[] = [];
    const rest: Block[] = [];
    for (const block of blocks) {
      const rows =
        block.kind === "table" ? namedRows(block, ["number", "revision", "date", "change", "author"], ["revision", "change"]) : undefined;
      if (!rows || block.kind !== "table") {
        if (block.kind !== "paragraph" || textOf(block) !== "") rest.push(block);
        continue;
      }
      report.kept({ en: "table of revisions", id: "tabel revisi" }, headText(block), block.place);
      for (const row of rows) {
        const cells = Object.values(row.cells).flatMap((cell) => linesOf(cell?.blocks ?? []));
        const source = [...cells, ...row.others.map(({ text }) => text)].join(" ").trim();
        if (source === "") continue;
        const found = findDate(named(row, "date"), order);
        const revision = named(row, "revision").replace(/^(?:rev(?:isi|ision)?\.?)\s*/i, "");
        const isRevision = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(revision);
        if (found && found.date === undefined)
          report.asked(
            { en: `revision ${revision}: which day is “${found.source}”?`, id: `revisi ${revision}: hari apakah “${found.source}”?` },
            source,
            block.place,
          );
        entries.push({
          ...(isRevision && { revision }),
          ...(found?.date && { effective: found.date }),
          summary: linesOf(row.cells.change?.blocks ?? []).filter((line) => line !== ""),
        });
        report.kept({ en: `revision ${revision}`, id: `revisi ${revision}` }, source, block.place);
        const others = [named(row, "author"), ...row.others.map(({ text }) => text)].filter((text) => text !== "");
        if (others.length > 0)
          report.left(
            {
              en: `revision ${revision}: the change log has no place for this`,
              id: `revisi ${revision}: catatan perubahan tidak memiliki tempat untuk ini`,
            },
            others.join(" "),
            block.place,
          );
      }
    }
    return { value: oldestFirst(entries), rest };
  },
});

function oldestFirst(entries: HistoryEntry[]): HistoryEntry[] {
  const [first, last] = [entries[0], entries.at(-1)];
  const isReversed =
    first?.effective !== undefined && last?.effective !== undefined
      ? first.effective > last.effective
      : Number(first?.revision) > Number(last?.revision);
  return isReversed ? entries.reverse() : entries;
}
