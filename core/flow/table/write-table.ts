import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { fieldNames, flowHeadNames } from "../../document/steps/field-names.ts";
import { fold } from "../../document/words/fold.ts";
import { endWord, startWord } from "../graph/exit-title.ts";
import type { PlainFlow, PlainStep, PlainTarget, PlainWay } from "../graph/plain-flow.ts";
import { listOf, madeFromHead, reconstructedHead, targetText, YES } from "../graph/written-values.ts";
import { exceptionSigns } from "../views/step-notes.ts";

/** Between the ways of one step in a cell: each has a line. */
export const SEPARATOR = "\n";

/** The columns Visio Data Visualizer maps, by the names it looks for. */
const visio = [
  "Process Step ID",
  "Process Step Description",
  "Next Step ID",
  "Connector Label",
  "Shape Type",
  "Function",
  "Phase",
  "Alt Description",
] as const;

const ours = [
  "actor",
  "application",
  "input",
  "time",
  "output",
  "kpi",
  "rc",
  "follows",
  "after",
  "next",
  "deadline",
  "failure",
  "remark",
] as const;

/** Shapes of rows that are no step: where a flow begins and is left. */
const outside = ["start", "end", "off-page reference"];

/** True of the shape of a row that is no step. */
export function isOutsideSteps(shape: string): boolean {
  return outside.includes(fold(shape));
}

/**
 * A flow as a table, its heads first: a row for the start, each step and each end, with the columns Visio Data Visualizer draws from, and
 * beside them the notation's own fields, by which `sop import` reads the same flow again.
 * @param madeFrom of which revision it is: each row says so, and goes on saying so when it is sorted, filtered or copied
 */
export function tableOfFlow(flow: PlainFlow, language: Language, madeFrom: string): string[][] {
  const heads = [
    ...visio,
    ...ours.map((field) => pick(fieldNames[field], language)),
    pick(reconstructedHead, language),
    pick(flowHeadNames.keywords, language),
  ];
  const [first] = flow.steps;
  const empty = heads.slice(visio.length).map(() => "");
  const start = [
    "S",
    flow.start ?? pick(startWord, language),
    String(first?.number ?? ""),
    "",
    "Start",
    first?.actors[0] ?? "",
    "",
    flow.introduction,
  ];
  let phase = "";
  const rows = flow.steps.flatMap((step, index) => {
    phase = step.phase ?? phase;
    return rowsOf(step, flow.steps[index + 1], phase, empty, language);
  });
  const below = [[...start, ...empty.slice(0, -1), flow.keywords.join(", ")], ...rows];
  return [[pick(madeFromHead, language), ...heads], ...below.map((row) => [madeFrom, ...row])];
}

function rowsOf(
  step: PlainStep,
  following: PlainStep | undefined,
  phase: string,
  empty: readonly string[],
  language: Language,
): string[][] {
  const ways = [
    ...step.next,
    ...step.exceptions.map(({ kind, label, target }): PlainWay => ({ label: `${exceptionSigns[kind]} ${label}`, target })),
  ];
  const idOf = (index: number): string => `${step.number}-${index + 1}`;
  const lane = step.actors[0] ?? "";
  const aims = ways.flatMap(({ label, target }, index) => idsOf(target, idOf(index)).map((id) => ({ id, label })));
  const exits = ways.flatMap(({ target }, index) => {
    if (idsOf(target, "").join("") !== "") return [];
    const isEnd = target.kind === "end" || target.kind === "unknown";
    const words = target.kind === "end" ? (target.outcome ?? pick(endWord, language)) : targetText(target, language);
    return [[idOf(index), words, "", "", isEnd ? "End" : "Off-page reference", lane, phase, "", ...empty]];
  });
  const own = [
    String(step.number),
    step.title,
    aims.map(({ id }) => id).join(","),
    // Visio parts labels at commas.
    aims.some(({ label }) => label !== "") ? aims.map(({ label }) => label.replace(/\s*,\s*/g, " / ")).join(",") : "",
    step.isDecision ? "Decision" : step.follows ? "Subprocess" : "Process",
    lane,
    phase,
    step.text,
  ];
  return [[...own, ...fieldsOf(step, following, language)], ...exits];
}

/** The rows a target leads to, where they are steps; else the one of its own. */
function idsOf(target: PlainTarget, own: string): string[] {
  if (target.kind === "step") return [String(target.number)];
  return target.kind === "parallel" ? target.numbers.map(String) : [own];
}

function fieldsOf(step: PlainStep, following: PlainStep | undefined, language: Language): string[] {
  const waysIn = (ways: readonly PlainWay[]): string =>
    ways
      .map(({ label, target }) => (label === "" ? targetText(target, language) : `${label} → ${targetText(target, language)}`))
      .join(SEPARATOR);
  const [way] = step.next;
  const goesDown = !step.isDecision && way?.target.kind === "step" && way.target.number === following?.number;
  const exceptions = (kind: "deadline" | "failure"): string => waysIn(step.exceptions.filter((exception) => exception.kind === kind));
  const values: Record<(typeof ours)[number], string | undefined> = {
    actor: step.actors.join(", "),
    application: step.applications.join(", "),
    input: step.input,
    time: step.time,
    output: step.output,
    kpi: step.kpi,
    rc: step.rc,
    follows: step.follows && targetText(step.follows, language),
    after: listOf(step.after, language),
    next: goesDown ? "" : waysIn(step.next),
    deadline: exceptions("deadline"),
    failure: exceptions("failure"),
    remark: step.remark,
  };
  const { reconstructed } = step;
  return [
    ...ours.map((field) => values[field] ?? ""),
    reconstructed === "" ? (YES[pick({ en: 1, id: 0 }, language)] ?? "") : (reconstructed ?? ""),
    "",
  ];
}
