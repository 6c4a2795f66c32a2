import type { Language } from "../../schemas/local-text.ts";
import type { Step } from "../document/document.ts";
import type { GraphRow } from "./flow-graph.ts";
import { LINE } from "./measure-rows.ts";
import { wrapText } from "./wrap-text.ts";

/** What stands beside a shape: lines of text with their kind, top to bottom. */
export interface Description {
  lines: { kind: "title" | "text" | "fact" | "gap"; text: string }[];
  height: number;
}

/** What the description column needs. */
export interface DescribeOptions {
  language: Language;
  /** Width of the column in pixels; 0: none. */
  describe: number;
  /** A step's prose as plain text, a line a paragraph. */
  textOf: (step: Step) => string;
}

const PADDING = 14;
const text = { size: 12.5, weight: 400 } as const;
const title = { size: 12.5, weight: 600 } as const;
const fact = { size: 12, weight: 400 } as const;

/** The description of a row; undefined where there is nothing to say or no column. */
export function describeRow(row: GraphRow, options: DescribeOptions): Description | undefined {
  const { describe, language } = options;
  if (describe === 0) return undefined;
  const room = describe - 2 * PADDING;
  if (row.kind === "gap")
    return toDescription(wrapText(gapText(row.gap, language), room, text).map((line) => ({ kind: "gap", text: line })));
  if (row.kind !== "step") return undefined;
  const { step } = row;
  const lines: Description["lines"] = wrapText(`${step.number}. ${step.title}`, room, title).map((line) => ({ kind: "title", text: line }));
  for (const paragraph of options.textOf(step).split("\n"))
    lines.push(...wrapText(paragraph, room, text).map((line) => ({ kind: "text" as const, text: line })));
  for (const one of [step.kpi && `KPI: ${step.kpi.value}`, step.rc && `RC: ${step.rc.value}`]) {
    if (one) lines.push(...wrapText(one, room, fact).map((line) => ({ kind: "fact" as const, text: line })));
  }
  return toDescription(lines);
}

/** What a lost part of a flow is called. */
export function gapText({ steps, why }: Extract<GraphRow, { kind: "gap" }>["gap"], language: Language): string {
  if (!steps) return language === "id" ? `Seluruh alur tidak ada pada sumber: ${why}` : `The whole flow is not in the source: ${why}`;
  const span = steps.first === steps.last ? `${steps.first}` : `${steps.first}–${steps.last}`;
  return language === "id" ? `Langkah ${span} tidak ada pada sumber: ${why}` : `Steps ${span} are not in the source: ${why}`;
}

function toDescription(lines: Description["lines"]): Description {
  return { lines, height: lines.length * LINE + 4 };
}
