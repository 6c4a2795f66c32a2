import { languages, textsIn } from "../../../languages/index.ts";
import { fieldNames, flowHeadNames } from "../../document/steps/field-names.ts";
import { fold } from "../../document/words/fold.ts";
import { madeFromHead, reconstructedHead } from "../graph/written-values.ts";

/** A sheet as text: every row as long as it is written, merged cells each with the value they share. */
export interface TextTable {
  name: string;
  rows: string[][];
}

/** What a column of a flow's table holds. The last of them are fields of the notation, as `sop flow --format csv` writes them. */
export type ColumnKind = keyof typeof names;

/** Visio Data Visualizer's heads, those of an SOP AP (PermenPAN-RB 35/2012), and what people call them. */
const names = {
  madeFrom: [],
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
  application: [],
  input: ["persyaratan/perlengkapan", "persyaratan/ perlengkapan", "persyaratan", "requirements", "input"],
  time: [],
  output: ["output"],
  kpi: [],
  rc: [],
  follows: [],
  after: [],
  next: [],
  deadline: [],
  failure: [],
  remark: ["remarks", "ket", "ket."],
  reconstructed: [],
  keywords: [],
} as const satisfies Record<string, readonly string[]>;

/** Heads by what they mean: those above, the notation's own in whatever language, and those of the portal's step table in all it is in. */
const kinds = new Map<string, ColumnKind>();
for (const [kind, all] of Object.entries<readonly string[]>(names)) addHeads(kind as ColumnKind, all);
for (const [field, said] of Object.entries(fieldNames)) addHeads(field as keyof typeof fieldNames, Object.values(said));
addHeads("madeFrom", Object.values(madeFromHead));
addHeads("reconstructed", Object.values(reconstructedHead));
addHeads("keywords", Object.values(flowHeadNames.keywords));
for (const language of languages) {
  const { number, step, description, actor, next, kpi, rc, application, input, time, output, remark, follows } = textsIn(language).portal;
  const table = { id: number, title: step, text: description, actor, next, kpi, rc, application, input, time, output, remark, follows };
  for (const [kind, head] of Object.entries(table)) addHeads(kind as ColumnKind, [head]);
}

/** A head that means something already goes on meaning that. */
function addHeads(kind: ColumnKind, heads: readonly (string | undefined)[]): void {
  for (const head of heads) if (head !== undefined && !kinds.has(fold(head))) kinds.set(fold(head), kind);
}

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

/** What stands where heads would: the row with most of those that mean something, else the first with several cells; words of the cells. */
export function headsFound(rows: readonly (readonly string[])[]): string[] {
  const wordsOf = (row: readonly string[]) => row.map((cell) => cell.replace(/\s+/g, " ").trim()).filter((cell) => cell !== "");
  const looked = rows.slice(0, SEARCHED).map(wordsOf);
  const known = looked.map((row) => row.filter((cell) => kinds.has(fold(cell))).length);
  const best = looked[known.indexOf(Math.max(1, ...known))];
  return best ?? looked.find((row) => row.length > 1) ?? looked.find((row) => row.length > 0) ?? [];
}

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
