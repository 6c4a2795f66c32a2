import type { Branch, Flow, Next, Placed, Step, StepField, Target } from "../../../core/document/document.ts";
import { textOf } from "../../../core/document/position.ts";
import { fieldNames, flowHeadNames, markNames } from "../../../core/document/steps/field-names.ts";
import { pick } from "../../../languages/language.ts";
import {
  type FileChild,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  NumberedItemReference,
  Paragraph,
  type ParagraphChild,
} from "./docx-library.ts";
import type { WordInput } from "./word-input.ts";
import { bookmarked, flowBookmark, stepBookmark, type WordBlock } from "./word-parts.ts";
import { type ProseFrame, plainRun, wordProse } from "./word-prose.ts";
import { styleIds } from "./word-styles.ts";
import { wordWords } from "./word-words.ts";

/** How far in a step's text stands, in twips. */
const STEP_INDENT = 567;

/** What the flows of one file have in common. */
export interface FlowFrame extends ProseFrame {
  /** The list that numbers the flow section; undefined where it has no number. */
  section: string | undefined;
  /** A flow's drawing, or why there is none. */
  drawingOf: (flow: Flow) => FileChild[];
  /** True for a flow that is drawn on paper across. */
  isAcross: (flow: Flow) => boolean;
}

/** The flows: each under its heading with its drawing, then step by step, with the fields as they are called in the notation. */
export function wordFlows(input: WordInput, frame: FlowFrame): WordBlock[] {
  const { document, language } = input;
  const t = pick(wordWords, language);
  const numbers = new StepNumbers(frame);
  const held = new Set<string>();
  return document.flows.flatMap((flow): WordBlock[] => {
    const head: [string, string][] = [];
    if (flow.start !== undefined) head.push([pick(flowHeadNames.start, language), flow.start]);
    if (flow.keywords.length > 0) head.push([pick(flowHeadNames.keywords, language), flow.keywords.join(", ")]);
    const { gap } = flow;
    const lost = gap?.steps ? `${gap.steps.first}–${gap.steps.last}, ` : "";
    const blocks = [
      new Paragraph({
        heading: HeadingLevel.HEADING_2,
        children: [bookmarked(flowBookmark(flow.number), [plainRun(flow.title)])],
        ...(frame.section !== undefined && { numbering: { reference: frame.section, level: 1 } }),
      }),
      ...head.map(([name, value]) => new Paragraph(fieldLine(name, [plainRun(value)]))),
      ...(gap ? [new Paragraph({ style: styleIds.mark, children: [plainRun(`${t.gap}: ${lost}${gap.why}`)] })] : []),
      ...wordProse(textOf(document.lines, flow.introduction), frame),
      ...frame.drawingOf(flow),
      ...flow.steps.flatMap((step) => wordStep(step, input, frame, numbers, held)),
    ];
    return frame.isAcross(flow) ? [{ across: blocks }] : blocks;
  });
}

function wordStep(step: Step, { document, language }: WordInput, frame: FlowFrame, numbers: StepNumbers, held: Set<string>): FileChild[] {
  const name = stepBookmark(step.number);
  const title = plainRun(step.title);
  const children = held.has(name) ? [title] : [bookmarked(name, [title])];
  held.add(name);
  const { reconstructed } = step;
  const mark = [pick(markNames, language), reconstructed?.reason ?? ""].filter((text) => text !== "").join(": ");
  const prose = wordProse(textOf(document.lines, step.text), frame, STEP_INDENT);
  const lines: IParagraphOptions[] = [
    ...(reconstructed ? [{ style: styleIds.mark, children: [plainRun(mark)] }] : []),
    ...step.fields.flatMap((field) => fieldLines(field, step, { document, language })),
  ];
  const isLast = (index: number) => prose.length === 0 && index === lines.length - 1;
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_3, children, numbering: { reference: numbers.listOf(step.number), level: 0 } }),
    // A step's fields stand on one page with its title and the first of its text.
    ...lines.map((line, index) => new Paragraph({ ...line, keepNext: !isLast(index) })),
    ...prose,
  ];
}

/** A field on a line of its own; several ways below its name, one a line. */
function fieldLines({ field, name, value }: StepField, step: Step, context: Pick<WordInput, "document" | "language">): IParagraphOptions[] {
  const label = field === undefined ? name.value : pick(fieldNames[field], context.language);
  const way = (branch: Branch) => [plainRun(`${branch.label.value} → `), ...targetRuns(branch.target, context)];
  const ways: Branch[] =
    field === "next" && step.next.kind === "branches"
      ? step.next.branches
      : field === "failure" || field === "deadline"
        ? step.exceptions.filter(({ kind }) => kind === field)
        : [];
  if (ways.length > 0 && value.value === "")
    return [fieldLine(label, []), ...ways.map((branch) => ({ style: styleIds.field, indent: { left: 851 }, children: way(branch) }))];
  if (ways.length === 1 && ways[0]) return [fieldLine(label, way(ways[0]))];
  const target = field === "next" ? soleTarget(step.next) : undefined;
  return [fieldLine(label, target ? targetRuns(target, context) : [plainRun(value.value)])];
}

function soleTarget(next: Next): Placed<Target> | undefined {
  return next.kind === "target" ? next.target : undefined;
}

function fieldLine(name: string, value: readonly ParagraphChild[]): IParagraphOptions {
  return { style: styleIds.field, keepNext: true, children: [plainRun(`${name}: `), ...value] };
}

/** A target as it is written; steps and flows of this document as references that Word follows and keeps up to date. */
function targetRuns({ value, at: { start, end } }: Placed<Target>, { document }: Pick<WordInput, "document">): ParagraphChild[] {
  const written = (document.lines[start.line - 1] ?? "").slice(start.column - 1, end.column - 1);
  const reaches = (number: number) => document.flows.some(({ steps }) => steps.some((step) => step.number === number));
  if (value.kind === "step" && reaches(value.number)) return [new NumberedItemReference(stepBookmark(value.number), String(value.number))];
  if (value.kind === "parallel" && value.numbers.every(reaches))
    return written.split(/(\d+)/).flatMap((part): ParagraphChild[] => {
      if (!/^\d+$/.test(part)) return part === "" ? [] : [plainRun(part)];
      return [new NumberedItemReference(stepBookmark(Number(part)), part)];
    });
  const flow = value.kind === "flow" ? document.flows.find(({ slug }) => slug === value.slug) : undefined;
  return flow ? [new InternalHyperlink({ anchor: flowBookmark(flow.number), children: [plainRun(written)] })] : [plainRun(written)];
}

/** Steps are counted by Word itself, anew wherever their numbers don't go on. */
class StepNumbers {
  readonly #frame: ProseFrame;
  #before = Number.NaN;
  #list = "";

  constructor(frame: ProseFrame) {
    this.#frame = frame;
  }

  listOf(number: number): string {
    if (number !== this.#before + 1) this.#list = this.#frame.lists.steps(number);
    this.#before = number;
    return this.#list;
  }
}
