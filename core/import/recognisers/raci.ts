import { type Block, type Cell, cellText, type SourcePlace, type Table } from "../blocks.ts";
import { columnNames } from "../column-names.ts";
import { subjectOf } from "../flow/actor-words.ts";
import type { RawStep } from "../flow/raw-step.ts";
import { defineRecogniser } from "../import-context.ts";
import { countedWords } from "../missing-words.ts";
import { bareName } from "../names.ts";
import type { ReportWriter } from "../report.ts";

/** What a RACI table says of one activity. */
export interface RaciRow {
  activity: string;
  /** Who carries it out (R), in the order of the columns. */
  responsible: string[];
  /** Who else, as `A: Team Leader; I: Customer`: answers for it, supports, is asked, is told. */
  others: string;
  /** The row as it stands. */
  source: string;
  place: SourcePlace;
}

export interface Raci {
  /** The names of its columns as they stand. */
  head: string;
  /** The roles at its head. */
  roles: string[];
  rows: RaciRow[];
}

const MARK = /^[RASCI](?:\s*[/,&+]?\s*[RASCI])*$/i;

/** Tables that say by R, A, C, I (and S) who carries out an activity, answers for it, is asked and told. */
export const raciRecogniser = defineRecogniser<Raci[]>({
  name: "raci",
  examples: [
    {
      source:
        "| Activity | Agent | Team Leader | QA |\n| --- | --- | --- | --- |\n| Record the complaint | R | A | |\n| Decide | C | R/A | I |",
      gives: [
        {
          head: "Activity Agent Team Leader QA",
          roles: ["Agent", "Team Leader", "QA"],
          rows: [
            { activity: "Record the complaint", responsible: ["Agent"], others: "A: Team Leader", source: "Record the complaint R A" },
            { activity: "Decide", responsible: ["Team Leader"], others: "C: Agent; A: Team Leader; I: QA", source: "Decide C R/A I" },
          ],
        },
      ],
    },
    {
      source: "| No | Kegiatan | Agent | TL |\n| --- | --- | --- | --- |\n| 1 | Mencatat | x | |",
      gives: [],
      leaves: "No\nKegiatan\nAgent\nTL\n1\nMencatat\nx",
    },
  ],
  read(blocks) {
    const found: Raci[] = [];
    const rest: Block[] = [];
    for (const block of blocks) {
      const raci = block.kind === "table" ? raciIn(block) : undefined;
      if (raci) found.push(raci);
      else rest.push(block);
    }
    return { value: found, rest };
  },
});

function raciIn(table: Table): Raci | undefined {
  // Above the roles may stand a title across all columns.
  const isTitle = (row: readonly Cell[]) => row.slice(1).every((cell) => cell.covered !== undefined || cellText(cell) === "");
  const from = table.rows.findIndex((row) => !isTitle(row));
  const [head, ...rows] = table.rows.slice(Math.max(from, 0));
  if (!head || rows.length === 0) return undefined;
  const texts = rows.map((row) => row.map(cellText));
  const columns = head.map(cellText);
  const isMarked = columns.map((_, column) => {
    const marks = texts.map((row) => row[column] ?? "").filter((text) => text !== "");
    return column > 0 && marks.length > 0 && marks.every((text) => MARK.test(text));
  });
  const letters = new Set(
    texts.flatMap((row) =>
      row
        .filter((_, column) => isMarked[column])
        .join("")
        .toUpperCase()
        .replace(/[^A-Z]/g, "")
        .split(""),
    ),
  );
  const activity = columns.findIndex(
    (name, column) => !isMarked[column] && !(columnNames.number as readonly string[]).includes(bareName(name)),
  );
  if (isMarked.filter(Boolean).length < 2 || !letters.has("R") || letters.size < 2 || activity < 0) return undefined;
  // Another column of words belongs to something larger.
  const isOther = columns.some(
    (name, column) => column !== activity && !isMarked[column] && texts.some((row) => !/^[\d.)]*$/.test(row[column] ?? "")) && name !== "",
  );
  if (isOther) return undefined;
  return {
    head: columns.join(" ").trim(),
    roles: columns.filter((_, column) => isMarked[column]),
    rows: texts.flatMap((row, index) => (row[activity] ? [rowOf(row, row[activity], index)] : [])),
  };

  function rowOf(row: readonly string[], name: string, index: number): RaciRow {
    const holders = (letter: string) => columns.filter((_, column) => isMarked[column] && row[column]?.toUpperCase().includes(letter));
    const others = columns.flatMap((role, column) =>
      isMarked[column] ? [...(row[column] ?? "").toUpperCase().replace(/[^ASCI]/g, "")].map((letter) => `${letter}: ${role}`) : [],
    );
    const number = { en: `${table.place.en}, row ${index + 2}`, id: `${table.place.id}, baris ${index + 2}` };
    return { activity: name, responsible: holders("R"), others: others.join("; "), source: row.join(" ").trim(), place: number };
  }
}

/** The rows as steps: who carries them out acts; who else is named is a remark, since the notation has no place for it. */
export function raciSteps({ head, rows }: Raci, report: ReportWriter): RawStep[] {
  report.kept({ en: "RACI table", id: "tabel RACI" }, head, rows[0]?.place);
  return rows.map(({ activity, responsible, others, place, source }) => {
    report.kept({ en: "row of the RACI table", id: "baris tabel RACI" }, source, place);
    return {
      text: activity,
      ...(responsible.length > 0 && { actor: responsible.join(", ") }),
      more: [],
      fields: others === "" ? {} : { remark: others },
      place,
    };
  });
}

/** Steps that name no actor take him from the row of the same activity. */
export function fillFromRaci(steps: readonly RawStep[], tables: readonly Raci[], parties: readonly string[], report: ReportWriter): void {
  const rows = tables.flatMap((table) => table.rows).filter(({ responsible }) => responsible.length > 0);
  for (const step of steps) {
    if (step.actor !== undefined || subjectOf(step.text, parties)?.isDeclared) continue;
    const name = step.title ?? step.text;
    const row = rows.find(({ activity }) => isSame(activity, name) || isSame(activity, step.text));
    if (!row) continue;
    step.actor = row.responsible.join(", ");
    report.guessed(
      { en: `“${name}”: actor ${step.actor}`, id: `“${name}”: pelaksana ${step.actor}` },
      { en: "the RACI table says so of that activity", id: "menurut tabel RACI untuk kegiatan itu" },
      "high",
      undefined,
      step.place,
    );
  }
}

function isSame(activity: string, name: string): boolean {
  return [...countedWords(activity)].join(" ") === [...countedWords(name)].join(" ");
}
