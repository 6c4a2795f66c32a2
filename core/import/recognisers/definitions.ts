import type { Definition } from "../../../schemas/front-matter.ts";
import { type Block, cellText, textOf } from "../blocks.ts";
import { defineRecogniser } from "../import-context.ts";
import { headText, named, namedRows } from "../table-columns.ts";

const LINE = /^(?<term>[^:=–—]{1,60}?)\s*(?::|=|–|—|\s-\s|\sadalah\s|\smeans\s)\s*(?<meaning>\S.*)$/u;

/** Captions, and what a template says to whoever fills it in. */
const NO_TERM = /^(?:(?:table|figure|tabel|gambar)\s+\d|<<|\[)/i;

/** Terms and abbreviations: tables of term and meaning, or lines such as “CRM: customer …”. */
export const definitionsRecogniser = defineRecogniser<Definition[]>({
  name: "definitions",
  examples: [
    {
      source: "**CRM**: customer relationship system",
      gives: [{ term: "CRM", kind: "abbreviation", meaning: "customer relationship system" }],
    },
    {
      source: "| Istilah | Definisi |\n| --- | --- |\n| Keluhan | ketidakpuasan pelanggan |\n| SLA | batas waktu layanan |",
      gives: [
        { term: "Keluhan", kind: "term", meaning: "ketidakpuasan pelanggan" },
        { term: "SLA", kind: "abbreviation", meaning: "batas waktu layanan" },
      ],
    },
    {
      source: "| Term/Acronym | Definition |\n| --- | --- |\n| | |\n| SLA | time limit |",
      gives: [{ term: "SLA", kind: "abbreviation", meaning: "time limit" }],
    },
    { source: "Table 8: Key terms", gives: [], leaves: "Table 8: Key terms" },
    { source: "These terms are used.", gives: [], leaves: "These terms are used." },
  ],
  read(blocks, { report }) {
    const definitions: Definition[] = [];
    const rest: Block[] = [];
    const add = (term: string, meaning: string) => {
      if (term !== "" && meaning !== "")
        definitions.push({ term, kind: /^[\p{Lu}\p{N}&/.-]{2,12}$/u.test(term) ? "abbreviation" : "term", meaning });
    };
    for (const block of blocks) {
      if (block.kind === "table") {
        const rows = namedRows(block, ["number", "term", "meaning"], ["term", "meaning"])?.filter(
          (row) => row.others.length > 0 || Object.values(row.cells).some((cell) => cellText(cell) !== ""),
        );
        if (!rows || rows.some((row) => row.others.length > 0 || named(row, "term") === "" || named(row, "meaning") === "")) {
          rest.push(block);
          continue;
        }
        const numbers = rows.map((row) => named(row, "number")).join(" ");
        report.kept({ en: "table of definitions", id: "tabel definisi" }, `${headText(block)} ${numbers}`, block.place);
        for (const row of rows) add(named(row, "term"), named(row, "meaning"));
        continue;
      }
      const isLine = block.kind === "paragraph" && block.heading === undefined && !NO_TERM.test(textOf(block));
      const groups = isLine ? LINE.exec(textOf(block))?.groups : undefined;
      if (groups?.term === undefined) {
        rest.push(block);
        continue;
      }
      const term = groups.term.trim();
      if (block.kind === "paragraph" && /\s(?:adalah|means)\s/.test(textOf(block)))
        report.kept({ en: `definition: ${term}`, id: `definisi: ${term}` }, textOf(block), block.place);
      add(term, groups.meaning as string);
    }
    return { value: definitions, rest };
  },
});
