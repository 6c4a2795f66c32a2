import type { Document, Flow, FlowGap, LineSpan, Placed, Step, Target } from "../../document/document.ts";
import { lanesOf } from "./flow-graph.ts";

/**
 * A flow as data, without places in a file: what every view shows and what comes back from BPMN. Texts are Markdown as
 * written; absent fields are left out. This is the JSON of `sop flow --format json`.
 */
export interface PlainFlow {
  title: string;
  /** What sets it off, where that has a name. */
  start?: string;
  keywords: string[];
  introduction: string;
  /** Actors that have a lane, left to right. */
  lanes: string[];
  /** What the source has lost; without `steps` the whole flow. */
  gap?: FlowGap;
  steps: PlainStep[];
}

export interface PlainStep {
  number: number;
  title: string;
  /** What the run of steps that begins here is called. */
  phase?: string;
  /** The first has the lane. */
  actors: string[];
  text: string;
  applications: string[];
  input?: string;
  time?: string;
  output?: string;
  kpi?: string;
  rc?: string;
  /** The document or step by which this one is carried out before going on. */
  follows?: PlainTarget;
  /** Steps this one waits for. */
  after: number[];
  /** True where the ways are labelled branches. */
  isDecision: boolean;
  /** Empty on a last step that says nothing. */
  next: PlainWay[];
  /** Where it goes on instead when its time is up, or when it fails. */
  exceptions: PlainException[];
  remark?: string;
  /** Why the step is not in the source. */
  reconstructed?: string;
}

export interface PlainWay {
  label: string;
  target: PlainTarget;
}

export interface PlainException extends PlainWay {
  /** `deadline`: the label is a duration. */
  kind: "deadline" | "failure";
}

export type PlainTarget =
  | { kind: "unknown" }
  | { kind: "end"; outcome?: string }
  | { kind: "step"; number: number }
  | { kind: "parallel"; numbers: number[] }
  | { kind: "rc"; rc: string }
  | { kind: "document"; code: string }
  | { kind: "flow"; title: string }
  | { kind: "unread"; text: string };

/** Takes a flow out of its document. */
export function plainFlow(document: Document, flow: Flow): PlainFlow {
  const { gap } = flow;
  return {
    title: flow.title,
    ...(flow.start !== undefined && { start: flow.start }),
    keywords: [...flow.keywords],
    introduction: linesOf(document, flow.introduction),
    lanes: lanesOf(flow, document.frontMatter.parties),
    ...(gap && { gap }),
    steps: flow.steps.map((step, index) => plainStep(document, step, flow.steps[index + 1])),
  };
}

function plainStep(document: Document, step: Step, following: Step | undefined): PlainStep {
  const values = (list: readonly Placed<string>[]): string[] => list.map(({ value }) => value);
  return {
    number: step.number,
    title: step.title,
    ...optional("phase", step.phase),
    actors: values(step.actors),
    text: linesOf(document, step.text),
    applications: values(step.applications),
    ...optional("input", step.input),
    ...optional("time", step.time),
    ...optional("output", step.output),
    ...optional("kpi", step.kpi),
    ...optional("rc", step.rc),
    ...(step.follows && { follows: plainTarget(step.follows.value) }),
    after: step.after.map(({ value }) => value),
    isDecision: step.next.kind === "branches",
    next: waysOf(step, following),
    exceptions: step.exceptions.map(({ kind, label, target }) => ({ kind, label: label.value, target: plainTarget(target.value) })),
    ...optional("remark", step.remark),
    ...(step.reconstructed && { reconstructed: step.reconstructed.reason }),
  };
}

function waysOf({ next }: Step, following: Step | undefined): PlainWay[] {
  if (next.kind === "branches")
    return next.branches.map(({ label, target }) => ({ label: label.value, target: plainTarget(target.value) }));
  if (next.kind === "target") return [{ label: "", target: plainTarget(next.target.value) }];
  return following ? [{ label: "", target: { kind: "step", number: following.number } }] : [];
}

function plainTarget(target: Target): PlainTarget {
  switch (target.kind) {
    case "rc":
      return { kind: "rc", rc: target.rc };
    case "document":
      return { kind: "document", code: target.code };
    case "flow":
      return { kind: "flow", title: target.title };
    case "parallel":
      return { kind: "parallel", numbers: [...target.numbers] };
    default:
      return target;
  }
}

function optional<Key extends string>(key: Key, field: Placed<string> | undefined): { [K in Key]?: string } {
  return (field === undefined ? {} : { [key]: field.value }) as { [K in Key]?: string };
}

function linesOf({ lines }: Document, { first, end }: LineSpan): string {
  return lines
    .slice(first - 1, end - 1)
    .join("\n")
    .replace(/^(?:[ \t]*\n)+|\s+$/g, "");
}
