import { entriesBetween } from "../document/codes/revision-order.ts";
import type { Placed } from "../document/document.ts";
import { fold, wordsOf } from "../document/words/fold.ts";

/** What is asked of a step to match it: a document's steps and a document's facts both have it. */
export interface MatchableStep {
  number: number;
  title: string;
  actors: readonly (string | Placed<string>)[];
}

/** A flow as far as matching looks at it. */
export interface MatchableFlow {
  title: string;
  steps: readonly MatchableStep[];
}

/** A flow before and after; undefined where it is added or removed. */
export interface FlowPair<F> {
  before: F | undefined;
  after: F | undefined;
}

/** A step of a flow before and after; undefined where it is added or removed. */
export interface StepPair<F extends MatchableFlow> {
  before: PlacedStep<F> | undefined;
  after: PlacedStep<F> | undefined;
}

/** A step and the flow it stands in. */
export interface PlacedStep<F extends MatchableFlow> {
  flow: F;
  step: F["steps"][number];
}

/** Which flow and which step of one revision is which of the other. */
export interface MatchedRevisions<F extends MatchableFlow> {
  /** In the order of the later revision; removed flows at the end. */
  flows: FlowPair<F>[];
  /** In the order of the later revision; removed steps at the end. */
  steps: StepPair<F>[];
}

/** Two titles are near from here on: the share of words they have in common (Dice). */
const NEAR = 0.6;

/**
 * Which step of one revision is which of another (document-format §4): by the map that renumbering wrote; else by the
 * same title in the same flow, several in order; else by the same title anywhere; else, in the same flow, the same actor
 * and a title of nearly the same words, nearest first. What is left was removed and added. Flows match by title, else by
 * the greater part of their steps.
 * @param renumbered old step number → new
 */
export function matchSteps<F extends MatchableFlow>(
  before: readonly F[],
  after: readonly F[],
  renumbered: Readonly<Record<string, string>> = {},
): MatchedRevisions<F> {
  const flows = matchFlows(before, after);
  const matching = new Matching(before, after);
  matching.byMap(renumbered);
  for (const [old, fresh] of flows) matching.byTitle(matching.openBefore(old), matching.openAfter(fresh));
  matching.byTitle(matching.openBefore(), matching.openAfter());
  for (const [old, fresh] of flows) matching.byNearness(matching.openBefore(old), matching.openAfter(fresh));
  const oldOf = new Map([...flows].map(([old, fresh]) => [fresh, old]));
  return {
    flows: [
      ...after.map((flow) => ({ before: oldOf.get(flow), after: flow })),
      ...before.filter((flow) => !flows.has(flow)).map((flow) => ({ before: flow, after: undefined })),
    ],
    steps: matching.pairs(),
  };
}

/** Steps of two revisions, of which some are matched already. */
class Matching<F extends MatchableFlow> {
  readonly #before: readonly PlacedStep<F>[];
  readonly #after: readonly PlacedStep<F>[];
  readonly #beforeOf: ReadonlyMap<F, PlacedStep<F>[]>;
  readonly #afterOf: ReadonlyMap<F, PlacedStep<F>[]>;
  readonly #newOf = new Map<PlacedStep<F>, PlacedStep<F>>();
  readonly #oldOf = new Map<PlacedStep<F>, PlacedStep<F>>();

  constructor(before: readonly F[], after: readonly F[]) {
    this.#before = placeSteps(before);
    this.#after = placeSteps(after);
    this.#beforeOf = Map.groupBy(this.#before, ({ flow }) => flow);
    this.#afterOf = Map.groupBy(this.#after, ({ flow }) => flow);
  }

  openBefore(flow?: F): PlacedStep<F>[] {
    return (flow ? (this.#beforeOf.get(flow) ?? []) : this.#before).filter((placed) => !this.#newOf.has(placed));
  }

  openAfter(flow?: F): PlacedStep<F>[] {
    return (flow ? (this.#afterOf.get(flow) ?? []) : this.#after).filter((placed) => !this.#oldOf.has(placed));
  }

  byMap(renumbered: Readonly<Record<string, string>>): void {
    const entries = Object.entries(renumbered);
    if (entries.length === 0) return;
    const olds = new Map(this.#before.map((placed) => [placed.step.number, placed]));
    const news = new Map(this.#after.map((placed) => [placed.step.number, placed]));
    for (const [from, to] of entries) this.#join(olds.get(Number(from)), news.get(Number(to)));
  }

  byTitle(before: readonly PlacedStep<F>[], after: readonly PlacedStep<F>[]): void {
    const waiting = Map.groupBy(before, ({ step }) => fold(step.title));
    for (const placed of after) this.#join(waiting.get(fold(placed.step.title))?.shift(), placed);
  }

  byNearness(before: readonly PlacedStep<F>[], after: readonly PlacedStep<F>[]): void {
    for (const { old, fresh } of nearPairs(before, after)) this.#join(before[old], after[fresh]);
  }

  pairs(): StepPair<F>[] {
    return [
      ...this.#after.map((after) => ({ before: this.#oldOf.get(after), after })),
      ...this.openBefore().map((before) => ({ before, after: undefined })),
    ];
  }

  #join(old: PlacedStep<F> | undefined, fresh: PlacedStep<F> | undefined): void {
    if (!old || !fresh || this.#newOf.has(old) || this.#oldOf.has(fresh)) return;
    this.#newOf.set(old, fresh);
    this.#oldOf.set(fresh, old);
  }
}

function placeSteps<F extends MatchableFlow>(flows: readonly F[]): PlacedStep<F>[] {
  return flows.flatMap((flow) => flow.steps.map((step) => ({ flow, step })));
}

interface NearPair {
  /** Places in the two lists. */
  old: number;
  fresh: number;
  nearness: number;
}

/** Pairs of one actor whose titles are near, nearest first. Only titles that share a word are compared. */
function nearPairs(before: readonly PlacedStep<MatchableFlow>[], after: readonly PlacedStep<MatchableFlow>[]): NearPair[] {
  const holders = new Map<string, number[]>();
  before.forEach((placed, index) => {
    for (const word of new Set(wordsOf(placed.step.title))) {
      const key = `${actorOf(placed.step)}\n${word}`;
      const held = holders.get(key);
      if (held) held.push(index);
      else holders.set(key, [index]);
    }
  });
  const pairs: NearPair[] = [];
  after.forEach((placed, fresh) => {
    const words = wordsOf(placed.step.title);
    const candidates = new Set(words.flatMap((word) => holders.get(`${actorOf(placed.step)}\n${word}`) ?? []));
    for (const old of candidates) {
      const nearness = likeness(wordsOf(before[old]?.step.title ?? ""), words);
      if (nearness >= NEAR) pairs.push({ old, fresh, nearness });
    }
  });
  return pairs.sort((a, b) => b.nearness - a.nearness || a.old - b.old || a.fresh - b.fresh);
}

/** The share of words two texts have in common, 0 to 1. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(word, count - 1);
  }
  return (2 * shared) / (one.length + other.length);
}

function actorOf({ actors }: MatchableStep): string {
  const first = actors[0];
  return first === undefined ? "" : fold(typeof first === "string" ? first : first.value);
}

/** Old flow → new flow. */
function matchFlows<F extends MatchableFlow>(before: readonly F[], after: readonly F[]): Map<F, F> {
  const matched = new Map<F, F>();
  const waiting = Map.groupBy(before, ({ title }) => fold(title));
  for (const flow of after) {
    const old = waiting.get(fold(flow.title))?.shift();
    if (old) matched.set(old, flow);
  }
  const taken = new Set(matched.values());
  const open = before.filter((flow) => !matched.has(flow));
  for (const { old, fresh } of sharedFlows(
    open,
    after.filter((flow) => !taken.has(flow)),
  )) {
    if (matched.has(old) || taken.has(fresh)) continue;
    matched.set(old, fresh);
    taken.add(fresh);
  }
  return matched;
}

/** Flows that have more than half of their steps in common, by title; most in common first. */
function sharedFlows<F extends MatchableFlow>(before: readonly F[], after: readonly F[]): { old: F; fresh: F; shared: number }[] {
  const holders = Map.groupBy(placeSteps(before), ({ step }) => fold(step.title));
  return after
    .flatMap((fresh) => {
      const shared = new Map<F, number>();
      for (const title of new Set(fresh.steps.map((step) => fold(step.title)))) {
        for (const flow of new Set((holders.get(title) ?? []).map((held) => held.flow))) shared.set(flow, (shared.get(flow) ?? 0) + 1);
      }
      return [...shared].map(([old, count]) => ({ old, fresh, shared: (2 * count) / (old.steps.length + fresh.steps.length) }));
    })
    .filter(({ shared }) => shared > 0.5)
    .sort((a, b) => b.shared - a.shared);
}

/**
 * The step numbers that renumbering gave between two revisions of a document, old → new, over all entries between them.
 * @param changes the later revision's change log
 * @param from the earlier revision
 * @param to the later revision
 */
export function renumberedBetween(
  changes: readonly { revision?: string | undefined; renumbered?: Readonly<Record<string, string>> | undefined }[],
  from: string,
  to: string,
): Record<string, string> {
  return entriesBetween(changes, from, to).reduce<Record<string, string>>((map, { renumbered = {} }) => {
    const carried = Object.entries(map).map(([old, number]) => [old, renumbered[number] ?? number]);
    const reached = new Set(Object.values(map));
    const fresh = Object.entries(renumbered).filter(([old]) => !reached.has(old) && map[old] === undefined);
    return Object.fromEntries([...carried, ...fresh]);
  }, {});
}
