import { pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { Document, Flow, Placed, Step, Target } from "../../document/document.ts";
import { printedText } from "../../document/prose/prose.ts";
import { nextTargetsOf } from "../../document/steps/step-targets.ts";
import { counted } from "../../document/words/counted.ts";
import { exitTitle } from "../graph/exit-title.ts";
import type { Exit, FlowProblem } from "../graph/flow-graph.ts";
import type { FlowForm } from "../layout/describe-row.ts";
import { type LayoutOptions, layOutFlow, type RoutedFlow, routeFlow } from "../layout/lay-out-flow.ts";
import { continuationsOf } from "./continuations.ts";
import { flowSvg, headSvg } from "./flow-svg.ts";
import { cutsOf, type DrawingCuts, describedSvg, rowSvgs, rowTops } from "./row-svgs.ts";

export type StepMark = "added" | "changed" | "moved" | "removed";

/** What to draw, and what its shapes lead to. */
export interface DrawFlowOptions {
  document: Document;
  flow: Flow;
  language: Language;
  /** Link of a step of this flow; undefined: none. */
  hrefOfStep?: (step: Step) => string | undefined;
  /** Link of what an off-page connector leads to. */
  hrefOfExit?: (exit: Exit) => string | undefined;
  /** Title of a cited code. */
  titleOf?: (code: DocumentCode) => string | undefined;
  /** A text of a connector or a description, with what is to be known of the documents it names. */
  marked?: (text: string) => string;
  /** Marks of a redline, by step number. */
  marks?: ReadonlyMap<number, StepMark>;
  /** Prefix of ids in the page, so that several drawings don't collide. */
  idPrefix: string;
  /** True for an SVG file by itself: its style comes inside. */
  standalone?: boolean;
  /** True for a drawing that is only printed, beside one that is read. */
  forPaper?: boolean;
  /** Width of the house form's description column in pixels; default 300. */
  describe?: number;
  /** Default house. */
  form?: FlowForm;
  /** What is written across the drawing again and again, so that no part of it can be taken for what is in force. */
  across?: string | undefined;
  /** Below that, smaller: of which revision it is said. */
  acrossOf?: string | undefined;
  /** What description columns of the page's drawings say, and under which id: one for paper refers to what is there already. */
  said?: Map<string, string>;
  /** Small shapes with the steps' numbers: the description column has their words. */
  isCompact?: boolean;
}

const markTexts: Readonly<Record<StepMark, Record<Language, string>>> = {
  added: { id: "baru", en: "new" },
  changed: { id: "berubah", en: "changed" },
  moved: { id: "pindah", en: "moved" },
  removed: { id: "dihapus", en: "removed" },
};

/** A drawing, in pixels. */
export interface DrawnFlow {
  ok: true;
  svg: string;
  width: number;
  height: number;
  /**
   * The drawing in the heads of its lanes and its rows, for paper that breaks between these; a page is `most` of its pixels high.
   * Where `isContinued`, rows hold what is said beside lines that a page ends across (`Continuation`).
   */
  rows: (id: string, most: number, isContinued: boolean) => { head: string; rows: string[] };
  /** The SVG's own size, and where a page may end within it: for files whose pages somebody else fills. */
  cuts: (most: number) => DrawingCuts;
  /** What stands right of the lanes, alone: an SVG that shows this part of the drawing with that id; undefined: nothing does. */
  described: (id: string) => string | undefined;
}

/** A flow with a place for everything, or what stands in the way. It depends on neither links, marks nor ids. */
export type LaidDrawing = ReturnType<typeof layOutFlow>;

/** Measures what a drawing shows and lays its lines: what costs most of it. */
export function routeDrawing(options: DrawFlowOptions): RoutedFlow {
  return routeFlow(options.flow, layoutOptions(options));
}

/**
 * Finds a place for everything in a drawing.
 * @param routed what drawings of one flow share that are alike but for `describe`
 */
export function layOutDrawing(options: DrawFlowOptions, routed: RoutedFlow = routeDrawing(options)): LaidDrawing {
  return layOutFlow(options.flow, layoutOptions(options), routed);
}

function layoutOptions({
  document,
  language,
  titleOf = () => undefined,
  marked,
  describe = 300,
  form = "house",
  isCompact = false,
}: DrawFlowOptions): LayoutOptions {
  return {
    parties: document.frontMatter.parties,
    language,
    exitTitle: exitTitle(language, titleOf, marked),
    marked,
    textOf: (step) => printedText(document.lines.slice(step.text.first - 1, step.text.end - 1).join("\n")),
    describe,
    form,
    isCompact,
  };
}

/** Draws one flow as SVG in the form asked for, or says what stands in the way. */
export function drawFlow(
  options: DrawFlowOptions,
  laid: LaidDrawing = layOutDrawing(options),
): DrawnFlow | { ok: false; problems: FlowProblem[] } {
  const { flow, language, across, acrossOf } = options;
  const titles = exitTitle(language, options.titleOf ?? (() => undefined), options.marked);
  if ("problems" in laid) return { ok: false, problems: laid.problems };
  const { layout } = laid;
  const svg = flowSvg(layout, {
    language,
    title: pick({ en: `Flow diagram of ${flow.title}`, id: `Diagram alur ${flow.title}` }, language),
    description: `${pick(
      {
        en: `${counted(flow.steps.length, "step")} by ${layout.lanes.map(({ name }) => name).join(", ")}; the step table says the same.`,
        id: `${flow.steps.length} langkah oleh ${layout.lanes.map(({ name }) => name).join(", ")}; isinya sama dengan tabel langkah.`,
      },
      language,
    )}${acrossOf === undefined ? "" : ` ${acrossOf} · ${across?.toUpperCase()}.`}`,
    idPrefix: options.idPrefix,
    hrefOfStep: options.hrefOfStep ?? (() => undefined),
    hrefOfExit: options.hrefOfExit ?? (() => undefined),
    nameOf: (step) => nameStep(step, flow, language, titles),
    markOf: (step) => {
      const kind = options.marks?.get(step.number);
      return kind && { kind, text: pick(markTexts[kind], language) };
    },
    standalone: options.standalone ?? false,
    said: options.said,
    forPaper: options.forPaper ?? false,
    across,
    acrossOf,
  });
  return {
    ok: true,
    svg,
    width: layout.width - layout.left,
    height: layout.height,
    described: (id) => describedSvg(layout, id),
    cuts: (most) => cutsOf(layout, most),
    rows: (id, most, isContinued) => {
      const tops = rowTops(layout, most - layout.head);
      const continued = isContinued ? continuationsOf(layout, tops, language, titles) : [];
      return { head: headSvg(layout), rows: rowSvgs(layout, id, tops, continued) };
    },
  };
}

/** A step in words, for those who don't see it: who, what, and what comes next. */
function nameStep(step: Step, flow: Flow, language: Language, titles: (exit: Exit) => string): string {
  const words = pick(
    {
      en: { step: "Step", next: "Next", to: "step", deadline: "when the time is up", failure: "if it fails" },
      id: { step: "Langkah", next: "Berikutnya", to: "langkah", deadline: "bila waktunya habis", failure: "bila gagal" },
    },
    language,
  );
  const following = flow.steps[flow.steps.indexOf(step) + 1];
  const labels = step.next.kind === "branches" ? step.next.branches.map(({ label }) => `${label.value}: `) : [];
  const spoken = ({ value }: Placed<Target>, label: string): string => {
    if (value.kind === "step") return `${label}${words.to} ${value.number}`;
    if (value.kind === "parallel") return `${label}${words.to} ${value.numbers.join(" + ")}`;
    return value.kind === "unread" ? `${label}${value.text}` : `${label}${titles(value)}`;
  };
  const targets = nextTargetsOf(step).map((target, index) => spoken(target, labels[index] ?? ""));
  const usual = step.next.kind === "following" ? (following ? [`${words.to} ${following.number}`] : []) : targets;
  const next = [...usual, ...step.exceptions.map(({ kind, label, target }) => spoken(target, `${words[kind]} (${label.value}): `))];
  const actors = step.actors.map(({ value }) => value).join(", ");
  const heading = `${words.step} ${step.number}${actors === "" ? "" : `, ${actors}`}: ${step.title}`;
  const stop = /[.?!]$/.test(heading) ? "" : ".";
  return next.length === 0 ? heading : `${heading}${stop} ${words.next}: ${next.join("; ")}`;
}
