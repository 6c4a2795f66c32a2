import type { Branch, Document, FieldName, Flow, Placed, Step, StepException, Target } from "../document/document.ts";
import { textOf } from "../document/position.ts";
import { nextTargetsOf } from "../document/steps/step-targets.ts";
import { fold } from "../document/words/fold.ts";
import type { DocumentChange, StepName } from "./document-change.ts";
import type { MatchedRevisions, PlacedStep } from "./match-steps.ts";
import { saysTheSame, wordChanges } from "./word-changes.ts";

/** Two revisions whose flows and steps are matched. */
export interface StepsCompared extends MatchedRevisions<Flow> {
  before: Document;
  after: Document;
}

const plainFields = ["phase", "kpi", "input", "time", "output", "remark", "follows"] as const satisfies readonly FieldName[];

/** What changed of one step. A number that only moved, and a target or RC that only moved with it, is no change here. */
export function diffStep(old: PlacedStep<Flow>, fresh: PlacedStep<Flow>, compared: StepsCompared): DocumentChange[] {
  const step: StepName = { flow: fresh.flow.title, number: fresh.step.number, title: fresh.step.title };
  const changes: DocumentChange[] = [];
  if (flowAfter(old.flow, compared) !== fresh.flow) {
    changes.push({ kind: "step-moved", step, from: old.flow.title, weight: "substantive" });
  }
  if (old.step.title !== fresh.step.title) {
    changes.push({ kind: "step-title", step, from: old.step.title, weight: weigh(old.step.title, fresh.step.title) });
  }
  const [from, to] = [actorsAsWritten(old.step), actorsAsWritten(fresh.step)];
  if (from !== to) changes.push({ kind: "step-actor", step, from, to, weight: fold(from) === fold(to) ? "editorial" : "substantive" });
  return [
    ...changes,
    ...diffNext(old, fresh, step, compared),
    ...diffExceptions(old, fresh, step, compared),
    ...diffFields(old, fresh, step, compared),
    ...diffUnread(old.step, fresh.step, step, compared),
    ...diffText(old, fresh, step, compared),
  ];
}

/** A step as it stands in the document, its title without mark and number. */
export function stepText({ lines }: Document, { title, at, text }: Step): string {
  return `${title}\n${textOf(lines, { first: at.start.line + 1, end: text.end }).trim()}`.trim();
}

/** A step for who reads it: its fields as lines, without the marks of the notation. */
export function stepAsRead({ lines }: Document, { number, title, at, text }: Step): string {
  const fields = lines.slice(at.start.line, text.first - 1).flatMap((line) => {
    const written = line.replace(/^(\s*)[-*+>][ \t]+/, "$1").trimEnd();
    return written.trim() === "" ? [] : [`${written}\n`];
  });
  return `${number}. ${title}\n${fields.join("")}\n${textOf(lines, text).trim()}`.trim();
}

/** Steps that stand elsewhere in their flow: the fewest that have to be moved to make the one order of the other. */
export function reorderedSteps({ flows, steps }: StepsCompared): DocumentChange[] {
  return flows.flatMap(({ before, after }): DocumentChange[] => {
    if (!before || !after) return [];
    const places = new Map(before.steps.map((step, index) => [step, index]));
    const kept = steps.filter((pair) => pair.after?.flow === after && pair.before?.flow === before);
    const order = kept.map((pair) => places.get(pair.before?.step as Step) ?? 0);
    const still = longestRising(order);
    return kept.flatMap(({ before: old, after: fresh }, index): DocumentChange[] => {
      if (!old || !fresh || still.has(index)) return [];
      const step = { flow: after.title, number: fresh.step.number, title: fresh.step.title };
      return [{ kind: "step-reordered", step, from: old.step.number, weight: "substantive" }];
    });
  });
}

/** One change for all steps that only got another number. */
export function renumberedSteps({ steps }: StepsCompared): DocumentChange[] {
  const numbers = steps.flatMap(({ before, after }): [number, number][] =>
    before && after && before.step.number !== after.step.number ? [[before.step.number, after.step.number]] : [],
  );
  return numbers.length === 0 ? [] : [{ kind: "steps-renumbered", numbers, weight: "editorial" }];
}

function flowAfter(flow: Flow, { flows }: StepsCompared): Flow | undefined {
  return flows.find(({ before }) => before === flow)?.after;
}

function weigh(from: string, to: string): DocumentChange["weight"] {
  return saysTheSame(from, to) ? "editorial" : "substantive";
}

/** Actors are spelled alike when a document is read; another spelling is a change all the same. */
function actorsAsWritten({ fields }: Step): string {
  const names = fields.find(({ field }) => field === "actor")?.value.value.split(",") ?? [];
  return names.map((name) => name.trim()).join(", ");
}

function valuesOf(placed: readonly Placed<string>[]): string {
  return placed.map(({ value }) => value).join(", ");
}

function diffNext(old: PlacedStep<Flow>, fresh: PlacedStep<Flow>, step: StepName, compared: StepsCompared): DocumentChange[] {
  if (old.step.next.kind === "following" && fresh.step.next.kind === "following") return [];
  const numbers = newNumbers(compared);
  const before = nextKey(old, compared.before, numbers.before);
  const after = nextKey(fresh, compared.after, numbers.after);
  // Where it only says now what went without saying, nobody goes elsewhere.
  const isSame = before === after;
  if (isSame && old.step.next.kind === fresh.step.next.kind && labelsOf(old.step) === labelsOf(fresh.step)) return [];
  const [from, to] = [nextText(compared.before, old.step), nextText(compared.after, fresh.step)];
  if (isSame) return [{ kind: "step-next", step, from, to, weight: "editorial" }];
  const apart = toldApart(from, to, stepsOf(nextTargetsOf(old.step)), stepsOf(nextTargetsOf(fresh.step)), compared);
  return [{ kind: "step-next", step, ...apart, weight: "substantive" }];
}

/** What branches are called, as written: their case is a change that leads nowhere else. */
function labelsOf({ next }: Step): string {
  return next.kind === "branches" ? next.branches.map(({ label }) => label.value).join("\n") : "";
}

/** Where it goes when its time is up or it fails; a target that only moved with its number is no change. */
function diffExceptions(old: PlacedStep<Flow>, fresh: PlacedStep<Flow>, step: StepName, compared: StepsCompared): DocumentChange[] {
  const numbers = newNumbers(compared);
  return (["deadline", "failure"] as const).flatMap((field): DocumentChange[] => {
    const [before, after] = [exceptionsOf(old.step, field), exceptionsOf(fresh.step, field)];
    const one = keysOf(before, compared.before, numbers.before);
    const other = keysOf(after, compared.after, numbers.after);
    if (one === other) return [];
    const [from, to] = [exceptionsText(compared.before, before), exceptionsText(compared.after, after)];
    const apart = toldApart(from, to, stepsOf(before.map(({ target }) => target)), stepsOf(after.map(({ target }) => target)), compared);
    return [{ kind: "step-field", step, field, from: apart.from || undefined, to: apart.to || undefined, weight: "substantive" }];
  });
}

function exceptionsOf({ exceptions }: Step, kind: StepException["kind"]): StepException[] {
  return exceptions.filter((exception) => exception.kind === kind);
}

function exceptionsText({ lines }: Document, exceptions: readonly StepException[]): string {
  const written = ({ at }: Placed<Target>) => (lines[at.start.line - 1] ?? "").slice(at.start.column - 1, at.end.column - 1);
  return exceptions.map(({ label, target }) => `${label.value} → ${written(target)}`).join("; ");
}

type NumberOf = (number: number) => number | string;

/** What steps' numbers stand for, one side as the other: a step that is in both by its later number. */
interface StepNumbers {
  before: NumberOf;
  after: NumberOf;
}

const numbersOf = new WeakMap<StepsCompared, StepNumbers>();

function newNumbers(compared: StepsCompared): StepNumbers {
  const known = numbersOf.get(compared);
  if (known) return known;
  const old = new Map(compared.steps.flatMap(({ before, after }) => (before ? [[before.step.number, after?.step.number] as const] : [])));
  const fresh = new Set(compared.steps.flatMap(({ after }) => (after ? [after.step.number] : [])));
  const numbers: StepNumbers = {
    before: (number) => (old.has(number) ? (old.get(number) ?? `gone ${number}`) : `none ${number}`),
    after: (number) => (fresh.has(number) ? number : `none ${number}`),
  };
  numbersOf.set(compared, numbers);
  return numbers;
}

/** Where a step goes on to, in the later revision's numbers. */
function nextKey({ flow, step }: PlacedStep<Flow>, document: Document, numberOf: NumberOf): string {
  if (step.next.kind === "branches") return keysOf(step.next.branches, document, numberOf);
  if (step.next.kind === "target") return targetKey(step.next.target.value, document, numberOf);
  const following = flow.steps[flow.steps.indexOf(step) + 1];
  return following ? `step ${numberOf(following.number)}` : "nowhere";
}

function keysOf(branches: readonly Branch[], document: Document, numberOf: NumberOf): string {
  return branches.map(({ label, target }) => `${fold(label.value)} → ${targetKey(target.value, document, numberOf)}`).join("; ");
}

function targetKey(target: Target, { frontMatter }: Document, numberOf: NumberOf): string {
  if (target.kind === "step") return `step ${numberOf(target.number)}`;
  if (target.kind === "parallel") return `steps ${target.numbers.map(numberOf).sort().join(" ")}`;
  if (target.kind === "rc") return target.code === frontMatter.code ? `step ${numberOf(target.step)}` : `rc ${target.rc}`;
  if (target.kind === "document") return target.code;
  if (target.kind === "flow") return `flow ${target.slug}`;
  if (target.kind === "end") return `end ${target.outcome ?? ""}`;
  return target.kind === "unread" ? `unread ${target.text}` : target.kind;
}

/** As written; empty where nothing is. */
function nextText({ lines }: Document, step: Step): string {
  const targets = nextTargetsOf(step).map(({ at }) => (lines[at.start.line - 1] ?? "").slice(at.start.column - 1, at.end.column - 1));
  if (step.next.kind !== "branches") return targets.join("");
  return step.next.branches.map(({ label }, index) => `${label.value} → ${targets[index]}`).join("; ");
}

function diffFields(old: PlacedStep<Flow>, fresh: PlacedStep<Flow>, step: StepName, compared: StepsCompared): DocumentChange[] {
  const changes: DocumentChange[] = [];
  const tell = (field: FieldName, from: string | undefined, to: string | undefined) => {
    if (from !== to) changes.push({ kind: "step-field", step, field, from, to, weight: weigh(from ?? "", to ?? "") });
  };
  for (const field of plainFields) tell(field, writtenValue(old.step, field), writtenValue(fresh.step, field));
  tell("application", valuesOf(old.step.applications) || undefined, valuesOf(fresh.step.applications) || undefined);
  if (!isRcMoved(old.step, fresh.step)) tell("rc", old.step.rc?.value, fresh.step.rc?.value);
  const numbers = newNumbers(compared);
  const waited = old.step.after.map(({ value }) => numbers.before(value)).sort();
  const waits = fresh.step.after.map(({ value }) => numbers.after(value)).sort();
  if (waited.join(", ") === waits.join(", ")) return changes;
  // The same number may be another step's by now.
  const [from = "", to = ""] = [writtenValue(old.step, "after"), writtenValue(fresh.step, "after")];
  const numbersIn = ({ after }: Step) => after.map(({ value }) => value);
  const apart = toldApart(from, to, numbersIn(old.step), numbersIn(fresh.step), compared);
  return [
    ...changes,
    { kind: "step-field", step, field: "after", from: apart.from || undefined, to: apart.to || undefined, weight: "substantive" },
  ];
}

/** What is approved with the step and no reader of flows takes in: lines among its fields that are no field, and its mark. */
function diffUnread(old: Step, fresh: Step, step: StepName, { before, after }: StepsCompared): DocumentChange[] {
  const [from, to] = [unreadLines(before, old), unreadLines(after, fresh)];
  const [mark, marked] = [markOf(old), markOf(fresh)];
  return [
    ...(from === to ? [] : [{ kind: "step-unread", step, from, to, weight: weigh(from, to) } as const]),
    ...(mark === marked ? [] : [{ kind: "step-mark", step, from: mark, to: marked, weight: "editorial" } as const]),
  ];
}

function markOf({ reconstructed }: Step): string {
  return reconstructed ? `[!RECONSTRUCTED] ${reconstructed.reason}`.trim() : "";
}

/** Lines of the field list of which nothing is read, as one. */
function unreadLines({ lines }: Document, step: Step): string {
  const isRead = readLines(step);
  const unread: string[] = [];
  for (let line = step.fields[0]?.name.at.start.line ?? step.text.first; line < step.text.first; line++) {
    const written = lines[line - 1]?.trim() ?? "";
    if (written !== "" && !isRead.has(line)) unread.push(written);
  }
  return unread.join("; ");
}

/** Lines of a step's fields that are taken in. Of a field written twice it is the first; where branches stand below, those. */
function readLines({ fields, next, exceptions, after }: Step): Set<number> {
  const targets = [...(next.kind === "branches" ? next.branches : []), ...exceptions].map(({ target }) => target.at.start.line);
  const read = new Set(targets);
  const known = new Set<FieldName>();
  for (const { field, name, value } of fields) {
    if (field === undefined || known.has(field)) continue;
    known.add(field);
    const leads = field === "deadline" || field === "failure" || (field === "next" && next.kind === "branches");
    if (value.value !== "" && (leads || (field === "after" && after.length === 0))) continue;
    for (let { line } = name.at.start; line <= value.at.end.line; line++) read.add(line);
  }
  return read;
}

/** What was written and what is; where both read alike, with what the steps are called that they name by number. */
function toldApart(from: string, to: string, old: readonly number[], fresh: readonly number[], { before, after }: StepsCompared) {
  if (from !== to) return { from, to };
  return { from: from + titlesOf(old, before), to: to + titlesOf(fresh, after) };
}

/** The numbers of steps that targets name. */
function stepsOf(targets: readonly Placed<Target>[]): number[] {
  return targets.flatMap(({ value }) =>
    value.kind === "step" ? [value.number] : value.kind === "parallel" ? value.numbers : value.kind === "rc" ? [value.step] : [],
  );
}

function titlesOf(numbers: readonly number[], { flows }: Document): string {
  const steps = flows.flatMap((flow) => flow.steps);
  const titles = numbers.flatMap((number) => steps.find((step) => step.number === number)?.title ?? []);
  return titles.length === 0 ? "" : ` (${titles.join(", ")})`;
}

function writtenValue({ fields }: Step, field: FieldName): string | undefined {
  return fields.find((held) => held.field === field)?.value.value;
}

/** True where the RC only moved with its step's number, in which it ends. */
function isRcMoved(old: Step, fresh: Step): boolean {
  const form = rcForm(old);
  return old.number !== fresh.number && form !== undefined && form === rcForm(fresh);
}

/** What of an RC stays when the step's number, in which it ends, changes; undefined where it ends in another. */
function rcForm({ rc, number }: Step): string | undefined {
  const [, before, last, after] = /^(.*?)(\d+)(\D*)$/s.exec(rc?.value ?? "") ?? [];
  return Number(last) === number ? `${before}${after}` : undefined;
}

function diffText(old: PlacedStep<Flow>, fresh: PlacedStep<Flow>, step: StepName, { before, after }: StepsCompared): DocumentChange[] {
  const [from, to] = [textOf(before.lines, old.step.text).trim(), textOf(after.lines, fresh.step.text).trim()];
  if (from === to) return [];
  const saysElse = !saysTheSame(old.step.say.join("\n"), fresh.step.say.join("\n"));
  return [{ kind: "step-text", step, words: wordChanges(from, to), weight: saysElse ? "substantive" : weigh(from, to) }];
}

/** Places in a list of numbers that make up a longest rising run of it. */
function longestRising(numbers: readonly number[]): Set<number> {
  // tails[n]: the place of the smallest number that ends a rising run of n + 1.
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, place) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    previous[place] = tails[low - 1];
    tails[low] = place;
  });
  const run = new Set<number>();
  for (let place = tails.at(-1); place !== undefined; place = previous[place]) run.add(place);
  return run;
}
