import type { Flow, Step, Target } from "../../../core/document/document.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import { documentAddress, guideAddress, stepAnchor } from "../build/addresses.ts";
import type { Issue } from "../build/issues.ts";
import type { DocumentContext } from "../document/document-portal.ts";
import { citedTitle } from "../document/frame.ts";
import { flowHolding } from "./guides.ts";

/** One way on from a step of the guide. */
export type GuideWay =
  /** A step of this flow. */
  | { kind: "step"; label: string; step: Step }
  | { kind: "end"; label: string }
  /** Another guide, or a document that has none: `href` leads there. */
  | { kind: "leave"; label: string; title: string; href: string }
  /** A document that this portal does not hold. */
  | { kind: "outside"; label: string; name: string }
  | { kind: "silent"; label: string };

/** Where a step's answers lead, in the order written. A parallel split has none: its tick list takes their place. */
export function waysOf(step: Step, flow: Flow, issue: Issue, context: DocumentContext): GuideWay[] {
  const { next } = step;
  if (next.kind === "following") return [followingWay(step, flow)];
  if (next.kind === "target") return wayTo(next.target.value, "", flow, issue, context);
  return next.branches.flatMap(({ label, target }) => wayTo(target.value, label.value, flow, issue, context));
}

/** The place by which a step is carried out (Sesuai), from which the reader comes back. */
export function followedBy(step: Step, flow: Flow, issue: Issue, context: DocumentContext): GuideWay | undefined {
  return step.follows && wayTo(step.follows.value, "", flow, issue, context)[0];
}

/** Nothing written means the next step, unless the source lost what stood between. */
function followingWay(step: Step, flow: Flow): GuideWay {
  const following = flow.steps[flow.steps.indexOf(step) + 1];
  const lost = flow.gap?.steps;
  const leadsIntoGap = lost && lost.first > step.number && (!following || lost.first < following.number);
  return following && !leadsIntoGap ? { kind: "step", label: "", step: following } : { kind: "silent", label: "" };
}

function wayTo(target: Target, label: string, flow: Flow, issue: Issue, context: DocumentContext): GuideWay[] {
  if (target.kind === "parallel") return [];
  if (target.kind === "end") return [{ kind: "end", label }];
  if (target.kind === "step") {
    const step = flow.steps.find(({ number }) => number === target.number);
    return [step ? { kind: "step", label, step } : { kind: "silent", label }];
  }
  if (target.kind === "flow") return [wayToFlow(target.slug, label, issue, context)];
  if (target.kind === "document" || target.kind === "rc") return [wayToDocument(target, label, flow, issue, context)];
  return [{ kind: "silent", label }];
}

function wayToFlow(slug: string, label: string, issue: Issue, context: DocumentContext): GuideWay {
  const flow = issue.document.flows.find((other) => other.slug === slug);
  if (!flow) return { kind: "silent", label };
  return { kind: "leave", label, title: flow.title, href: hrefOfFlow(issue, flow, context) };
}

function wayToDocument(
  target: Extract<Target, { kind: "document" | "rc" }>,
  label: string,
  flow: Flow,
  issue: Issue,
  context: DocumentContext,
): GuideWay {
  const number = target.kind === "rc" ? target.step : undefined;
  const title = citedTitle(context.portal, issue, target.code);
  const name = title === undefined ? target.code : `${title} (${target.code})`;
  if (target.code === issue.controlled.code) return wayWithin(number, label, name, flow, issue, context);
  const { others } = context.portal;
  if (!others.hasPages(target.code)) return { kind: "outside", label, name };
  const guide = others.guideAddress(target.code, number);
  const address = guide === undefined ? documentAddress(target.code) : `${guide}${placeOf(number)}`;
  return { kind: "leave", label, title: name, href: `${context.up}${address}` };
}

/** A document can lead to itself: to a step, or to its first flow. */
function wayWithin(number: number | undefined, label: string, name: string, flow: Flow, issue: Issue, context: DocumentContext): GuideWay {
  const found = flowHolding(issue, number);
  const step = found?.steps.find((one) => one.number === number);
  if (found === flow && step) return { kind: "step", label, step };
  if (!found) return { kind: "leave", label, title: name, href: `${context.up}${documentAddress(issue.controlled.code)}` };
  return { kind: "leave", label, title: found.title, href: `${hrefOfFlow(issue, found, context)}${placeOf(number)}` };
}

function placeOf(step: number | undefined): string {
  return step === undefined ? "" : `#${stepAnchor(step)}`;
}

/** A flow's guide, or, where its steps are lost, its document. */
function hrefOfFlow(issue: Issue, flow: Flow, context: DocumentContext): string {
  return `${context.up}${flow.steps.length > 0 ? guideAddress(issue, flow) : documentAddress(issue.controlled.code as DocumentCode)}`;
}
