import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { Document, Flow } from "../../document/document.ts";
import { readStepGraph, waitsForSome } from "../../document/steps/step-graph.ts";
import { writeBpmn } from "../bpmn/write-bpmn.ts";
import { drawFlow } from "../drawing/draw-flow.ts";
import { exitTitle } from "../graph/exit-title.ts";
import { type FlowProblem, graphOf } from "../graph/flow-graph.ts";
import { plainFlow } from "../graph/plain-flow.ts";
import type { FlowForm } from "../layout/describe-row.ts";
import { layOutFlow } from "../layout/lay-out-flow.ts";
import { mermaidOf } from "./mermaid-view.ts";
import { textOfFlow } from "./text-view.ts";

export const flowFormats = ["svg", "bpmn", "mermaid", "text", "json"] as const;
export type FlowFormat = (typeof flowFormats)[number];

/** A flow and how it is to be shown. */
export interface FlowViewInput {
  document: Document;
  flow: Flow;
  language: Language;
  titleOf: (code: DocumentCode) => string | undefined;
  /** How the drawing is laid out. */
  layout: FlowForm;
  /** Columns of the terminal, for `text`. */
  width: number;
}

/** One flow as a file of the format asked for, or why it can't be shown truthfully. Text and JSON show every flow. */
export async function viewFlow(format: FlowFormat, input: FlowViewInput): Promise<{ content: string } | { problems: FlowProblem[] }> {
  const { document, flow, language, titleOf, width } = input;
  const { parties } = document.frontMatter;
  const plain = plainFlow(document, flow);
  if (format === "json") return { content: `${JSON.stringify(plain, null, 2)}\n` };
  if (format === "text") return { content: textOfFlow(plain, language, width) };
  if (format === "svg") {
    const drawn = drawFlow({ document, flow, language, titleOf, form: input.layout, idPrefix: "flow", standalone: true });
    return drawn.ok ? { content: `${drawn.svg}\n` } : { problems: drawn.problems };
  }
  if (format === "mermaid") {
    const read = graphOf(flow, parties);
    return "problems" in read ? read : { content: mermaidOf(plain, language) };
  }
  const titles = exitTitle(language, titleOf);
  const laid = layOutFlow(flow, { parties, language, exitTitle: titles, textOf: () => "", describe: 0, joints: "gateways" });
  if ("problems" in laid) return laid;
  return { content: await writeBpmn(plain, { language, layout: laid.layout, choosingJoins: choosingJoinsOf(flow), exitTitle: titles }) };
}

function choosingJoinsOf(flow: Flow): Set<number> {
  const graph = readStepGraph(flow);
  return new Set(flow.steps.filter((step) => step.after.length > 0 && waitsForSome(step, graph)).map(({ number }) => number));
}
