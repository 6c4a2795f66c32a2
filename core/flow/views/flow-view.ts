import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { Document, Flow } from "../../document/document.ts";
import { readStepGraph, waitsForSome } from "../../document/steps/step-graph.ts";
import { writeBpmn } from "../bpmn/write-bpmn.ts";
import { drawFlow } from "../drawing/draw-flow.ts";
import { writeDrawio } from "../drawio/write-drawio.ts";
import { exitTitle } from "../graph/exit-title.ts";
import { type FlowProblem, graphOf } from "../graph/flow-graph.ts";
import { plainFlow } from "../graph/plain-flow.ts";
import type { FlowForm } from "../layout/describe-row.ts";
import { layOutFlow } from "../layout/lay-out-flow.ts";
import { mermaidOf } from "./mermaid-view.ts";
import { textOfFlow } from "./text-view.ts";

export const flowFormats = ["svg", "bpmn", "drawio", "mermaid", "text", "json"] as const;
export type FlowFormat = (typeof flowFormats)[number];

/** A flow and how it is to be shown. */
export interface FlowViewInput {
  document: Document;
  flow: Flow;
  language: Language;
  titleOf: (code: DocumentCode) => string | undefined;
  /** How the drawing is laid out. */
  layout: FlowForm;
  /** How its revision stands: `effective`, `superseded`, `draft`; as data says it. */
  status?: string | undefined;
  /** In a word, why it can't be taken for what is in force, where it can't: what somebody reads says so itself. */
  standing?: string | undefined;
  /** Columns of the terminal, for `text`. */
  width: number;
}

/** One flow as a file of the format asked for, or why it can't be shown truthfully. Text and JSON show every flow. */
export async function viewFlow(format: FlowFormat, input: FlowViewInput): Promise<{ content: string } | { problems: FlowProblem[] }> {
  const { document, flow, language, titleOf, width } = input;
  const { parties } = document.frontMatter;
  const plain = plainFlow(document, flow);
  if (format === "json") {
    const { code, revision } = document.frontMatter;
    return { content: `${JSON.stringify({ code, revision, status: input.status, standing: input.standing, ...plain }, null, 2)}\n` };
  }
  if (format === "text") return { content: `${lineOf(input, (line) => `▲ ${line}\n\n`)}${textOfFlow(plain, language, width)}` };
  if (format === "svg") {
    const drawn = drawFile(input);
    return drawn.ok ? { content: `${drawn.svg}\n` } : { problems: drawn.problems };
  }
  if (format === "mermaid") {
    const read = graphOf(flow, parties);
    return "problems" in read
      ? read
      : { content: `${lineOf(input, (line) => `---\ntitle: ${JSON.stringify(line)}\n---\n`)}${mermaidOf(plain, language)}` };
  }
  const titles = exitTitle(language, titleOf);
  const laid = layOutFlow(flow, { parties, language, exitTitle: titles, textOf: () => "", describe: 0, joints: "gateways" });
  if ("problems" in laid) return laid;
  const [choosingJoins, above] = [choosingJoinsOf(flow), lineOf(input, (line) => line)];
  const options = { language, layout: laid.layout, choosingJoins, exitTitle: titles, above };
  return { content: format === "drawio" ? writeDrawio(plain, options) : await writeBpmn(plain, options) };
}

/** The drawing as a file by itself, which says of which revision it is, and how that stands, where it is not in force. */
export function drawFile(input: FlowViewInput): ReturnType<typeof drawFlow> {
  const { document, flow, language, titleOf, layout: form, standing: across } = input;
  const acrossOf = across === undefined ? {} : { across, acrossOf: revisionOf(document) };
  return drawFlow({ document, flow, language, titleOf, form, idPrefix: "flow", standalone: true, ...acrossOf });
}

/** Of which revision it is and how that stands, where it is not in force. */
function lineOf({ document, standing }: FlowViewInput, written: (line: string) => string): string {
  return standing === undefined ? "" : written([revisionOf(document), standing.toUpperCase()].filter(Boolean).join(" · "));
}

/** A document's code and revision, as far as it names them. */
export function revisionOf({ frontMatter: { code, revision } }: Document): string {
  return [code, revision].filter(Boolean).join(" · ");
}

function choosingJoinsOf(flow: Flow): Set<number> {
  const graph = readStepGraph(flow);
  return new Set(flow.steps.filter((step) => step.after.length > 0 && waitsForSome(step, graph)).map(({ number }) => number));
}
