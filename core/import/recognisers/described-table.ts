import { fold } from "../../document/words/fold.ts";
import { type Cell, cellText, linesOf, type Paragraph, type Table } from "../blocks.ts";
import { columnNames } from "../column-names.ts";
import { bareLabel, linksOf, type RawFlow, type RawStep } from "../flow/raw-step.ts";
import { tablesAsFlows } from "../flow/tables-as-flows.ts";
import { defineRecogniser, type ImportContext } from "../import-context.ts";
import { bareName, meaningIn, type Names } from "../names.ts";

const DESCRIPTION = ["deskripsi", "description", "uraian", "keterangan", "penjelasan", "deskripsi aktivitas", "activity description"];
const FIRST = /^(?<label>\d{1,3})\s*[.):]?\s*(?<title>.*)$/su;
const fieldNames = {
  kpi: columnNames.kpi,
  rc: columnNames.rc,
  input: columnNames.input,
  time: columnNames.time,
  output: columnNames.output,
} as const satisfies Names<string>;
type FieldName = keyof typeof fieldNames;

/** Flows drawn in a table: a column for each actor, where the shapes stand, and one of descriptions: number, title, text, KPI and RC in one cell. */
export const describedTableRecogniser = defineRecogniser<RawFlow[]>({
  name: "described-table",
  examples: [
    {
      source:
        "<table><tr><th>Agent<th>Team Leader<th>Deskripsi<tr><td>Salam<td><td>1. Salam<br>Agent menyapa pelanggan.<br>KPI: Sesuai standar<br>RC: P-01_R1<tr><td><td>x<td><p>2. Putuskan?<p>Team Leader memutuskan.<p>KPI : Tepat; RC : P-01_R2</table>",
      gives: [
        {
          introduction: [],
          steps: [
            {
              label: "1",
              title: "Salam",
              text: "Agent menyapa pelanggan.",
              actor: "Agent",
              more: [],
              fields: { kpi: "Sesuai standar", rc: "P-01_R1" },
            },
            {
              label: "2",
              title: "Putuskan?",
              text: "Team Leader memutuskan.",
              actor: "Team Leader",
              more: [],
              fields: { kpi: "Tepat", rc: "P-01_R2" },
            },
          ],
        },
      ],
    },
    {
      source: "<table><tr><th>Agent<th>Deskripsi<tr><td>x<td>Salam</table>",
      gives: [],
      leaves: "Agent\nDeskripsi\nx\nSalam",
    },
  ],
  read: (blocks, context) => tablesAsFlows(blocks, (table) => stepsIn(table, context)),
});

/** A line of a cell, also one that was broken by hand. */
interface Line {
  text: string;
  label: string | undefined;
}

function stepsIn(table: Table, context: ImportContext): RawStep[] | undefined {
  const [head, ...rows] = table.rows;
  const names = head?.map(cellText) ?? [];
  const at = names.findLastIndex((name) => DESCRIPTION.includes(bareName(name)));
  const lanes = names.flatMap((name, column) => (column !== at && name !== "" ? [column] : []));
  const isOther = names.some((name, column) => column !== at && meaningIn(columnNames, name) !== undefined);
  const cells = rows.map((row) => linesIn(row[at])).filter((lines) => lines.length > 0);
  const numbered = cells.filter(([first]) => first && labelOf(first) !== undefined);
  if (at < 1 || isOther || lanes.length === 0 || numbered.length === 0 || cells[0] !== numbered[0]) return undefined;
  context.report.kept({ en: "table of steps", id: "tabel langkah" }, names.join(" "), table.place);
  const steps: RawStep[] = [];
  for (const [index, row] of rows.entries()) {
    const place = { en: `${table.place.en}, row ${index + 2}`, id: `${table.place.id}, baris ${index + 2}` };
    const [first, ...others] = linesIn(row[at]);
    const label = first && labelOf(first);
    const shown = lanes.filter((column) => isFilled(row[column]));
    if (first && label !== undefined) {
      const step = stepOf(label, first, others, row[at], place);
      const titled = shown.filter((column) => fold(cellText(row[column])) === fold(step.title ?? ""));
      const [only, second] = titled.length === 1 ? titled : shown;
      if (only !== undefined && second === undefined) step.actor = names[only] as string;
      steps.push(step);
    } else if (first) goOn(steps.at(-1) as RawStep, [first, ...others], row[at]);
    const title = steps.at(-1)?.title ?? "";
    for (const column of shown) sayShape(names[column] as string, cellText(row[column]), title);
  }
  return steps;

  function sayShape(lane: string, text: string, title: string): void {
    const isTitle = fold(text) === fold(title) || /^(?:mulai|selesai|start|end|[xv√✓✔●■□]|\W*)$/iu.test(text);
    if (text === "") return;
    if (isTitle) context.report.kept({ en: `shape of ${lane}`, id: `bentuk ${lane}` }, text, table.place);
    else context.report.left({ en: `what is drawn for ${lane}`, id: `yang digambar untuk ${lane}` }, text, table.place);
  }
}

function stepOf(label: string, first: Line, others: Line[], cell: Cell | undefined, place: RawStep["place"]): RawStep {
  const own = first.label === undefined ? (FIRST.exec(first.text)?.groups?.title ?? "") : first.text;
  const [title, lines] = own === "" ? [others[0]?.text ?? "", others.slice(1)] : [own, others];
  const step: RawStep = { label, title, text: "", more: [], fields: {}, place };
  goOn(step, lines, cell, label);
  return step;
}

/** Further lines of a step: fields by their names, items as items, the rest as its text. */
function goOn(step: RawStep, lines: readonly Line[], cell: Cell | undefined, label?: string): void {
  const texts = step.text === "" ? [] : [step.text];
  for (const { text, label: item } of lines) {
    // Fields that share a line are parted by their names.
    const parts = text.split(/[;,]?\s+(?=(?:KPI|RC)\s*:)/);
    for (const part of parts) {
      const [, name = "", value = ""] = /^([^:]{1,20}?)\s*:\s*(.*)$/su.exec(part) ?? [];
      const field: FieldName | undefined = name === "" ? undefined : meaningIn(fieldNames, name);
      if (field && step.fields[field] === undefined) {
        if (value !== "") step.fields[field] = value;
      } else if (item !== undefined)
        step.more.push({ kind: "paragraph", runs: [{ text: part }], label: item, depth: 0, place: step.place });
      else texts.push(part);
    }
  }
  step.text = texts.join(" ");
  Object.assign(step, linksOf(cell?.blocks ?? [], step.links));
  step.more.push(...(cell?.blocks ?? []).filter((block) => block.kind !== "paragraph"));
  if (label !== undefined && step.title === "") step.title = label;
}

function labelOf({ text, label }: Line): string | undefined {
  const found = bareLabel(label ?? FIRST.exec(text)?.groups?.label ?? "");
  return /^\d{1,3}$/.test(found) ? found : undefined;
}

function isFilled(cell: Cell | undefined): boolean {
  return (cell?.blocks ?? []).some((block) => block.kind === "picture" || linesOf([block]).some((line) => line !== ""));
}

function linesIn(cell: Cell | undefined): Line[] {
  const paragraphs = (cell?.blocks ?? []).filter((block): block is Paragraph => block.kind === "paragraph");
  return paragraphs.flatMap(({ runs, label }) =>
    runs
      .map(({ text }) => text)
      .join("")
      .split("\n")
      .map((text) => text.replace(/\s+/g, " ").trim())
      .filter((text) => text !== "")
      .map((text, index) => ({ text, label: index === 0 ? label : undefined })),
  );
}
