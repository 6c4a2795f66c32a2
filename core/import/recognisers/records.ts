import type { Block } from "../blocks.ts";
import { textOf } from "../blocks.ts";
import { defineRecogniser, type ImportContext } from "../import-context.ts";
import { headText, type NamedRow, named, namedRows } from "../table-columns.ts";
import { citedCode, sayCited } from "./cited-code.ts";

export interface ReadRecord {
  no?: number;
  code?: string;
  title?: string;
  retention?: string;
  custodian?: string;
}

/** Records with how long they are kept and by whom: tables, or lists of forms. */
export const recordsRecogniser = defineRecogniser<ReadRecord[]>({
  name: "records",
  examples: [
    {
      source:
        "| No | Record | Retention | Custodian |\n| --- | --- | --- | --- |\n| 1 | F-07 Complaint form | 2 years | Quality engineer |",
      gives: [{ no: 1, code: "F-07", retention: "2 years", custodian: "Quality engineer" }],
    },
    {
      source: "| Nama Rekaman | Masa Simpan | Penyimpan |\n| --- | --- | --- |\n| Log keluhan | 1 tahun | Staf |",
      gives: [{ title: "Log keluhan", retention: "1 tahun", custodian: "Staf" }],
    },
    { source: "- Complaint log", gives: [{ title: "Complaint log" }] },
  ],
  read(blocks, context) {
    const records: ReadRecord[] = [];
    const rest: Block[] = [];
    for (const block of blocks) {
      if (block.kind === "table") {
        const rows = namedRows(block, ["number", "record", "code", "retention", "custodian"], ["record"]);
        if (!rows || rows.some((row) => row.others.length > 0 || named(row, "record") + named(row, "code") === "")) rest.push(block);
        else {
          context.report.kept({ en: "table of records", id: "tabel rekaman" }, headText(block), block.place);
          records.push(...rows.map((row) => recordIn(row, context)));
        }
        continue;
      }
      const text = block.kind === "paragraph" && block.heading === undefined && block.label !== undefined ? textOf(block) : "";
      if (text === "") rest.push(block);
      else records.push(recordOf(text, "", context));
    }
    return { value: records, rest };
  },
});

function recordIn(row: NamedRow, context: ImportContext): ReadRecord {
  const number = /^(\d{1,4})\.?$/.exec(named(row, "number"))?.[1];
  const [retention, custodian] = [named(row, "retention"), named(row, "custodian")];
  if (number === undefined && named(row, "number") !== "")
    context.report.left({ en: "a record's number", id: "nomor rekaman" }, named(row, "number"));
  return {
    ...(number !== undefined && Number(number) > 0 && { no: Number(number) }),
    ...recordOf(named(row, "record"), named(row, "code"), context),
    ...(retention !== "" && { retention }),
    ...(custodian !== "" && { custodian }),
  };
}

function recordOf(text: string, code: string, context: ImportContext): ReadRecord {
  const cited = code === "" ? citedCode(text, context) : context.scheme.hasShape(code) ? { code, title: text } : undefined;
  if (!cited) return { title: `${code} ${text}`.trim() };
  sayCited(cited, `${code} ${text}`.trim(), context);
  return { code: cited.code };
}
