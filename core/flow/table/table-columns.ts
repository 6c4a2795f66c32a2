import { fold } from "../../document/words/fold.ts";

/** A sheet as text: every row as long as it is written, merged cells each with the value they share. */
export interface TextTable {
  name: string;
  rows: string[][];
}

/** What a column of a flow's table holds. The last of them are fields of the notation, as `sop flow --format csv` writes them. */
export type ColumnKind = keyof typeof names;

/** Visio Data Visualizer's heads, those of an SOP AP (PermenPAN-RB 35/2012), our own, and what people call them. */
const names = {
  madeFrom: ["dari dokumen", "from document"],
  id: ["process step id", "step id", "no", "no.", "nomor", "id langkah", "id"],
  title: [
    "process step description",
    "description",
    "kegiatan",
    "uraian kegiatan",
    "uraian prosedur",
    "aktivitas",
    "aktifitas",
    "activity",
    "langkah",
    "nama langkah",
    "step",
  ],
  nextId: ["next step id", "next step", "langkah berikutnya", "berikutnya"],
  label: ["connector label", "label"],
  shape: ["shape type", "jenis bentuk"],
  lane: ["function"],
  actor: ["pelaksana", "actor", "owner", "penanggung jawab", "pic"],
  phase: ["phase", "fase", "tahap", "tahapan"],
  text: ["alt text", "alt description", "deskripsi", "penjelasan", "keterangan langkah"],
  application: ["aplikasi", "application"],
  input: ["kelengkapan", "persyaratan/perlengkapan", "persyaratan/ perlengkapan", "persyaratan", "requirements", "input"],
  time: ["waktu", "time"],
  output: ["hasil", "output"],
  kpi: ["kpi"],
  rc: ["rc"],
  follows: ["sesuai", "follows"],
  after: ["setelah", "after"],
  next: ["lanjut", "next"],
  deadline: ["tenggat", "deadline"],
  failure: ["bila gagal", "on failure"],
  remark: ["keterangan", "remark", "remarks", "ket", "ket."],
  reconstructed: ["direkonstruksi", "reconstructed"],
  keywords: ["kata kunci", "keywords"],
} as const;

const kinds = new Map<string, ColumnKind>(
  (Object.entries(names) as [ColumnKind, readonly string[]][]).flatMap(([kind, all]) => all.map((name) => [name, kind] as const)),
);

/** Heads over several columns. */
const GROUPS = new Set(["mutu baku", "quality standard"]);

/** A table's columns, by where they stand. */
export interface Head {
  /** The first row of the head. */
  from: number;
  /** The first row below the head. */
  first: number;
  columns: { kind: ColumnKind; at: number; name: string }[];
  /** Columns that each stand for one actor, marked where he acts. */
  actors: { name: string; at: number }[];
  /** Heads of columns that mean nothing here. */
  unknown: string[];
}

/** How far down a head is looked for: titles and logos stand above it. */
const SEARCHED = 40;

/** Finds the row, or the two rows, that name the columns; undefined where no table of a flow is. */
export function findHead(rows: readonly (readonly string[])[]): Head | undefined {
  for (let index = 0; index < Math.min(SEARCHED, rows.length); index++) {
    const row = rows[index] as string[];
    const found = row.map((cell) => kinds.get(fold(cell)));
    if (!found.includes("title") || new Set(found).size < 3) continue;
    return readHead(row, rows[index + 1] ?? [], index);
  }
  return undefined;
}

function readHead(top: readonly string[], below: readonly string[], index: number): Head {
  // The second row of a head names no step: its cell there is empty, or merged with the one above.
  const titleAt = top.findIndex((cell) => kinds.get(fold(cell)) === "title");
  const hasSecond = (below[titleAt] ?? "") === "" || fold(below[titleAt] ?? "") === fold(top[titleAt] ?? "");
  const actorsAt = top.flatMap((cell, at) => (kinds.get(fold(cell)) === "actor" ? [at] : []));
  const isUnder = (at: number): boolean => hasSecond && (below[at] ?? "") !== "" && fold(below[at] ?? "") !== fold(top[at] ?? "");
  const actors = actorsAt.filter(isUnder).map((at) => ({ name: (below[at] as string).trim(), at }));
  const isTwoRows = actors.length > 0 || top.some((cell, at) => GROUPS.has(fold(cell)) && isUnder(at));
  const columns: Head["columns"] = [];
  const unknown: string[] = [];
  for (const [at, cell] of top.entries()) {
    const name = isTwoRows && isUnder(at) ? (below[at] as string) : cell;
    if (actors.some((actor) => actor.at === at) || name.trim() === "") continue;
    const kind = kinds.get(fold(name));
    if (kind && !columns.some((column) => column.kind === kind)) columns.push({ kind, at, name: name.trim() });
    else if (!GROUPS.has(fold(name))) unknown.push(name.trim());
  }
  return { from: index, first: index + (isTwoRows ? 2 : 1), columns, actors, unknown: [...new Set(unknown)] };
}
