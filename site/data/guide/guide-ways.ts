import type { Flow, Step, StepException, Target } from "../../../core/document/document.ts";
import { textsIn } from "../../../languages/index.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { DocumentContext } from "../document/document-portal.ts";
import { flowHolding } from "../document/flows.ts";
import { citedTitle, languageOf } from "../document/frame.ts";
import type { Standing } from "../document/standing.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { documentAddress, guideAddress, stepAnchor } from "../page/addresses.ts";

/** One way on from a step of the guide. */
export type GuideWay =
  /** A step of this flow. */
  | { kind: "step"; label: string; step: Step }
  | { kind: "end"; label: string; outcome: string | undefined }
  /** Another guide, or a document that has none: `href` leads there. */
  | { kind: "leave"; label: string; title: string; href: string; elsewhere?: Elsewhere }
  /** A document that this portal does not hold. */
  | { kind: "outside"; label: string; name: string; elsewhere: Elsewhere }
  /** Nowhere that is known. What is written there all the same, in the document's language: a step that is lost, words that name nothing. */
  | { kind: "silent"; label: string; written?: string };

/** Another document that a way leads to; how it stands is told before anybody goes there. */
interface Elsewhere {
  code: DocumentCode;
  /** Undefined where it is in force or held elsewhere. */
  standing: Standing | undefined;
}

/** How the document stands that a way leads to, where it is another one and not in force. */
export function standingAhead(way: GuideWay): { code: DocumentCode; standing: Exclude<Standing, "unknown"> } | undefined {
  const { code, standing } = (way.kind === "leave" || way.kind === "outside" ? way.elsewhere : undefined) ?? {};
  return code === undefined || standing === undefined || standing === "unknown" ? undefined : { code, standing };
}

/** Where a step's answers lead, in the order written. A parallel split has none: its tick list takes their place. */
export function waysOf(step: Step, flow: Flow, shown: ShownRevision, context: DocumentContext): GuideWay[] {
  const { next } = step;
  if (next.kind === "following") return [followingWay(step, flow)];
  if (next.kind === "target") return wayTo(next.target.value, "", flow, shown, context);
  return next.branches.flatMap(({ label, target }) => wayTo(target.value, label.value, flow, shown, context));
}

/** The steps that a way on leads to side by side: of the step's only one its tick list tells, and none of them is an answer. */
export function splitsOf(step: Step): { kind: StepException["kind"] | undefined; label: string; numbers: number[] }[] {
  const { next } = step;
  const usual = next.kind === "branches" ? next.branches : next.kind === "target" ? [{ label: undefined, target: next.target }] : [];
  return [...usual.map((way) => ({ ...way, kind: undefined })), ...step.exceptions].flatMap(({ kind, label, target: { value } }) =>
    value.kind === "parallel" ? [{ kind, label: label?.value ?? "", numbers: value.numbers }] : [],
  );
}

/** Where it goes on instead when its time is up or it fails; of a way with a label, what it is stands before it. */
export function exceptionsOf(
  step: Step,
  flow: Flow,
  shown: ShownRevision,
  context: DocumentContext,
): { kind: StepException["kind"]; way: GuideWay }[] {
  return step.exceptions.flatMap(({ kind, label, target }) =>
    wayTo(target.value, label.value, flow, shown, context).map((way) => ({ kind, way })),
  );
}

/** The place by which a step is carried out (Sesuai), from which the reader comes back. */
export function followedBy(step: Step, flow: Flow, shown: ShownRevision, context: DocumentContext): GuideWay | undefined {
  return step.follows && wayTo(step.follows.value, "", flow, shown, context)[0];
}

/** Nothing written means the next step, unless the source lost what stood between. */
function followingWay(step: Step, flow: Flow): GuideWay {
  const following = flow.steps[flow.steps.indexOf(step) + 1];
  const lost = flow.gap?.steps;
  const leadsIntoGap = lost && lost.first > step.number && (!following || lost.first < following.number);
  return following && !leadsIntoGap ? { kind: "step", label: "", step: following } : { kind: "silent", label: "" };
}

function wayTo(target: Target, label: string, flow: Flow, shown: ShownRevision, context: DocumentContext): GuideWay[] {
  if (target.kind === "parallel") return [];
  if (target.kind === "end") return [{ kind: "end", label, outcome: target.outcome }];
  if (target.kind === "step") {
    const step = flow.steps.find(({ number }) => number === target.number);
    const written = textsIn(languageOf(shown)).portal.following(target.number);
    return [step ? { kind: "step", label, step } : { kind: "silent", label, written }];
  }
  if (target.kind === "flow") return [wayToFlow(target.slug, label, shown, context)];
  if (target.kind === "document" || target.kind === "rc") return [wayToDocument(target, label, flow, shown, context)];
  return [{ kind: "silent", label, ...(target.kind === "unread" && { written: target.text }) }];
}

function wayToFlow(slug: string, label: string, shown: ShownRevision, context: DocumentContext): GuideWay {
  const flow = shown.document.flows.find((other) => other.slug === slug);
  if (!flow) return { kind: "silent", label };
  return { kind: "leave", label, title: flow.title, href: hrefOfFlow(shown, flow, context) };
}

function wayToDocument(
  target: Extract<Target, { kind: "document" | "rc" }>,
  label: string,
  flow: Flow,
  shown: ShownRevision,
  context: DocumentContext,
): GuideWay {
  const number = target.kind === "rc" ? target.step : undefined;
  const title = citedTitle(context.portal, shown, target.code);
  const cited = target.kind === "rc" ? target.rc : target.code;
  const name = title === undefined ? cited : `${title} (${cited})`;
  if (target.code === shown.controlled.code) return wayWithin(target, label, name, flow, shown, context);
  const { others } = context.portal;
  const elsewhere = { code: target.code, standing: others.standing(target.code) };
  if (!others.hasPages(target.code)) return { kind: "outside", label, name, elsewhere };
  const guide = others.guideAddress(target.code, number);
  const address = guide === undefined ? documentAddress(target.code) : `${guide}${placeOf(number)}`;
  return { kind: "leave", label, title: name, href: `${context.up}${address}`, elsewhere };
}

/** A document can lead to itself: to a step, or to its first flow. */
function wayWithin(
  target: Extract<Target, { kind: "document" | "rc" }>,
  label: string,
  name: string,
  flow: Flow,
  shown: ShownRevision,
  context: DocumentContext,
): GuideWay {
  const number = target.kind === "rc" ? target.step : undefined;
  const found = flowHolding(shown.document.flows, number);
  const step = found?.steps.find((one) => one.number === number);
  if (found === flow && step) return { kind: "step", label, step };
  if (!found) return { kind: "leave", label, title: name, href: `${context.up}${documentAddress(shown.controlled.code)}` };
  const title = target.kind === "rc" ? `${found.title} (${target.rc})` : found.title;
  return { kind: "leave", label, title, href: `${hrefOfFlow(shown, found, context)}${placeOf(number)}` };
}

function placeOf(step: number | undefined): string {
  return step === undefined ? "" : `#${stepAnchor(step)}`;
}

/** A flow's guide, or, where its steps are lost, its document. */
function hrefOfFlow(shown: ShownRevision, flow: Flow, context: DocumentContext): string {
  return `${context.up}${flow.steps.length > 0 ? guideAddress(shown, flow) : documentAddress(shown.controlled.code as DocumentCode)}`;
}
