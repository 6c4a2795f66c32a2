import type { DistributionCopy } from "../../../schemas/front-matter.ts";
import { fold } from "../../document/words/fold.ts";
import { type Block, cellText, type Paragraph, type Table, textOf } from "../blocks.ts";
import { defineRecogniser, type ImportContext } from "../import-context.ts";
import { bareName } from "../names.ts";

const MASTER = "dokumen induk|dokumen asli|master document|master copy|naskah induk|original";
const CONTROLLED = "salinan terkendali|dokumen terkendali|salinan terkontrol|controlled copy|controlled";
/** `SALINAN TERKENDALI · No. 2 · Malang`, alone or in brackets beside others. */
const STAMP = new RegExp(
  `^(?<copy>${MASTER}|${CONTROLLED})(?:\\s*[:·–—-]?\\s*(?:no\\.?|nomor|number)\\s*(?<number>[\\p{L}\\p{N}][\\p{L}\\p{N}/.-]*))?\\s*[:·–—-]\\s*(?<location>[\\p{L}\\p{N}][^\\[\\]:]{0,59})$`,
  "iu",
);
const columns = {
  number: ["no salinan", "nomor salinan", "copy no", "copy number", "copy", "salinan"],
  location: [
    "lokasi",
    "pemegang",
    "pemegang salinan",
    "pemegang dokumen",
    "unit kerja",
    "distribusi",
    "bagian",
    "location",
    "holder",
    "copy holder",
    "issued to",
    "distributed to",
    "department",
  ],
  status: ["status", "jenis salinan", "jenis", "type", "kind of copy", "keterangan"],
} as const;

/** Where printed copies went: stamps that name a place, and tables of copies and who holds them. */
export const distributionRecogniser = defineRecogniser<DistributionCopy[]>({
  name: "distribution",
  examples: [
    {
      source: "[ DOKUMEN INDUK · Pusat ]   [ SALINAN TERKENDALI · No. 2 · Malang ]",
      gives: [
        { copy: "master", location: "Pusat" },
        { copy: "controlled", location: "Malang", number: 2 },
      ],
    },
    { source: "Controlled copy: Counter North", gives: [{ copy: "controlled", location: "Counter North" }] },
    {
      source: "| No Salinan | Pemegang | Status |\n| --- | --- | --- |\n| 0 | Pusat | Dokumen Induk |\n| 1 | Malang | Salinan Terkendali |",
      gives: [
        { copy: "master", location: "Pusat", number: "0" },
        { copy: "controlled", location: "Malang", number: 1 },
      ],
    },
    { source: "SALINAN TERKENDALI", gives: [], leaves: "SALINAN TERKENDALI" },
    {
      source: "| Holder | Status |\n| --- | --- |\n| Library | Information only |",
      gives: [],
      leaves: "Holder\nStatus\nLibrary\nInformation only",
    },
  ],
  read(blocks, context) {
    const copies: DistributionCopy[] = [];
    const rest: Block[] = [];
    for (const block of blocks) {
      const found = block.kind === "paragraph" ? stampsIn(block, context) : block.kind === "table" ? rowsIn(block, context) : undefined;
      if (found) copies.push(...found);
      else rest.push(block);
    }
    return { value: copies, rest };
  },
});

function stampsIn(block: Paragraph, { report }: ImportContext): DistributionCopy[] | undefined {
  const text = textOf(block);
  if (text.length > 1000) return undefined;
  const parts = text.startsWith("[")
    ? text
        .split(/[[\]]/)
        .map((part) => part.trim())
        .filter((part) => part !== "")
    : [text];
  const stamps = parts.map((part) => STAMP.exec(part)?.groups);
  if (stamps.length === 0 || !stamps.every((groups) => groups !== undefined)) return undefined;
  report.kept({ en: "stamps of copies", id: "cap salinan" }, text, block.place);
  return stamps.map(({ copy = "", number, location = "" }) => copyOf(isMaster(copy), location, number));
}

/** A table is one of copies where it says of each row which kind of copy it is. */
function rowsIn(table: Table, { report }: ImportContext): DistributionCopy[] | undefined {
  const [head, ...rows] = table.rows;
  const at = (names: readonly string[]) => head?.findIndex((cell) => names.includes(bareName(cellText(cell)))) ?? -1;
  const [number, location, status] = [at(columns.number), at(columns.location), at(columns.status)];
  if (location < 0 || status < 0 || rows.length === 0) return undefined;
  const kinds = rows.map((row) => new RegExp(`^(?:(${MASTER})|(?:${CONTROLLED}))$`, "i").exec(fold(cellText(row[status]))));
  const isWhole = head?.every(
    (cell, column) => [number, location, status].includes(column) || /^(?:no|#|)$/.test(bareName(cellText(cell))),
  );
  if (!isWhole || kinds.some((kind) => !kind) || rows.some((row) => cellText(row[location]) === "")) return undefined;
  report.kept({ en: "table of copies", id: "tabel salinan" }, table.rows.flatMap((row) => row.map(cellText)).join(" "), table.place);
  return rows.map((row, index) =>
    copyOf(kinds[index]?.[1] !== undefined, cellText(row[location]), number < 0 ? "" : cellText(row[number])),
  );
}

function isMaster(copy: string): boolean {
  return new RegExp(`^(?:${MASTER})$`, "i").test(copy);
}

function copyOf(isMaster: boolean, location: string, number = ""): DistributionCopy {
  return {
    copy: isMaster ? "master" : "controlled",
    location: location.trim(),
    ...(number !== "" && { number: /^[1-9]\d{0,5}$/.test(number) ? Number(number) : number }),
  };
}
