import { readNumbers } from "../../document/steps/read-target.ts";
import { fold } from "../../document/words/fold.ts";
import { ActorNames } from "../bpmn/bpmn-actors.ts";
import type { PlainException, PlainFlow, PlainStep, PlainWay } from "../graph/plain-flow.ts";
import { namesIn, readTarget, YES } from "../graph/written-values.ts";
import type { TableContext, TableRow } from "./table-rows.ts";
import { isOutsideSteps, SEPARATOR } from "./write-table.ts";

/**
 * A table whose columns hold the notation's own fields, as it was written. Codes and titles of flows stay words: what they are is told
 * where they are read.
 */
export function flowAsWritten(title: string, rows: readonly TableRow[], { notes }: TableContext): PlainFlow {
  const start = rows.find(({ cells }) => fold(cells.shape ?? "") === "start")?.cells;
  const stepRows = rows.filter(({ cells }) => !isOutsideSteps(cells.shape ?? ""));
  const numbered = stepRows.filter(({ cells }) => /^\d{1,6}$/.test(cells.id ?? ""));
  for (const { line } of stepRows.filter((row) => !numbered.includes(row)))
    notes.lost(`Row ${line} has no number and was left out.`, `Baris ${line} tidak bernomor dan tidak diambil.`);
  let phase = "";
  const actors = new ActorNames();
  const steps = numbered.map((row, index) => {
    const step = readStep(row, numbered[index + 1]);
    step.actors = [...new Set(step.actors.map((name) => actors.spell(name)))];
    if (step.phase === phase) delete step.phase;
    phase = step.phase ?? phase;
    return step;
  });
  actors.noteSpellings(notes);
  const acting = new Set(steps.flatMap(({ actors }) => actors.slice(0, 1)));
  return {
    title,
    ...(start?.title !== undefined && !/^(mulai|start)$/i.test(start.title) && { start: start.title }),
    keywords: namesIn(start?.keywords),
    introduction: start?.text ?? "",
    lanes: acting.size > 0 ? [...acting] : ["–"],
    steps,
  };
}

function readStep({ cells, marked }: TableRow, following: TableRow | undefined): PlainStep {
  const field = <Key extends string>(key: Key, value: string | undefined) =>
    (value === undefined ? {} : { [key]: value }) as { [K in Key]?: string };
  const ways = (cells.next ?? "")
    .split(SEPARATOR)
    .map((way) => way.trim())
    .filter((way) => way !== "");
  const isDecision = ways.some((way) => way.includes("→"));
  const next: PlainWay[] = ways.length > 0 ? ways.map(readWay) : following ? [readWay(following.cells.id ?? "")] : [];
  const exceptions = (["deadline", "failure"] as const).flatMap((kind): PlainException[] =>
    (cells[kind] ?? "").split(SEPARATOR).flatMap((way) => (way.trim() === "" ? [] : [{ kind, ...readWay(way) }])),
  );
  const { reconstructed } = cells;
  return {
    number: Number(cells.id),
    title: cells.title ?? "",
    ...field("phase", cells.phase),
    actors: [...namesIn(cells.actor), ...marked],
    text: cells.text ?? "",
    applications: namesIn(cells.application),
    ...field("input", cells.input),
    ...field("time", cells.time),
    ...field("output", cells.output),
    ...field("kpi", cells.kpi),
    ...field("rc", cells.rc),
    ...(cells.follows !== undefined && { follows: readTarget(cells.follows) }),
    after: readNumbers(cells.after ?? "") ?? [],
    isDecision,
    next,
    exceptions,
    ...field("remark", cells.remark),
    ...field("reconstructed", reconstructed && YES.includes(fold(reconstructed)) ? "" : reconstructed),
  };
}

function readWay(text: string): PlainWay {
  const arrow = text.lastIndexOf("→");
  return { label: text.slice(0, Math.max(0, arrow)).trim(), target: readTarget(text.slice(arrow + 1)) };
}
