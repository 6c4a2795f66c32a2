/** A model that tokens run through: nodes with the arcs that lead in and out. */
export interface NetNode {
  id: string;
  /** What is seen when it is passed; undefined for what only joins or splits. */
  step: number | undefined;
  /** Takes one token that came, one on each arc, or one on each arc on which one can still come. */
  takes: "any" | "all" | "coming";
  /** Puts a token on one of the arcs, or on each. */
  gives: "one" | "all";
  into: string[];
  out: string[];
}

/** Arcs that hold a token, sorted. */
type State = readonly string[];

export class TokenNet {
  readonly #nodes: readonly NetNode[];
  readonly #sourceOf = new Map<string, NetNode>();
  readonly #targetOf = new Map<string, NetNode>();

  constructor(nodes: readonly NetNode[]) {
    this.#nodes = nodes;
    for (const node of nodes) {
      for (const arc of node.out) this.#sourceOf.set(arc, node);
      for (const arc of node.into) this.#targetOf.set(arc, node);
    }
  }

  /** Tokens on what the nodes without a way in give. */
  begin(): State {
    return this.#nodes
      .filter(({ into }) => into.length === 0)
      .flatMap(({ out }) => out)
      .sort();
  }

  /** What can happen next: the step that is seen, if any, and the tokens after it. */
  moves(state: State): { step: number | undefined; state: State }[] {
    return this.#nodes.flatMap((node) => this.#taken(node, state).flatMap((taken) => this.#given(node, without(state, taken))));
  }

  /** What can be seen from here, each step with all that the tokens may then be; silent moves are made on the way. */
  seen(states: readonly State[]): Map<number, State[]> {
    const found = new Map<number, Map<string, State>>();
    for (const state of this.silently(states)) {
      for (const move of this.moves(state)) {
        if (move.step === undefined) continue;
        const after = found.get(move.step) ?? new Map<string, State>();
        after.set(move.state.join(), move.state);
        found.set(move.step, after);
      }
    }
    return new Map([...found].map(([step, after]) => [step, [...after.values()]]));
  }

  /** All that silent moves alone lead to, from any of these. */
  silently(states: readonly State[]): State[] {
    const found = new Map(states.map((state) => [state.join(), state]));
    for (const state of found.values())
      for (const move of this.moves(state))
        if (move.step === undefined && !found.has(move.state.join())) found.set(move.state.join(), move.state);
    return [...found.values()];
  }

  /** Everything that can happen, or undefined where that is more than `most` states. */
  explore(most: number): { states: Map<string, State>; leads: Map<string, string[]> } | undefined {
    const begin = this.begin();
    const states = new Map([[begin.join(), begin]]);
    const leads = new Map<string, string[]>();
    for (const [key, state] of states) {
      if (states.size > most) return undefined;
      const after = this.moves(state).map((move) => move.state);
      leads.set(
        key,
        after.map((next) => next.join()),
      );
      for (const next of after) if (!states.has(next.join())) states.set(next.join(), next);
    }
    return { states, leads };
  }

  #taken(node: NetNode, state: State): string[][] {
    const held = node.into.filter((arc) => state.includes(arc));
    if (node.takes === "any") return held.map((arc) => [arc]);
    if (held.length === 0) return [];
    const empty = node.into.filter((arc) => !held.includes(arc));
    if (node.takes === "all") return empty.length === 0 ? [held] : [];
    return empty.some((arc) => this.#mayCome(arc, node, state)) ? [] : [held];
  }

  #given(node: NetNode, state: State): { step: number | undefined; state: State }[] {
    const given = node.gives === "one" && node.out.length > 0 ? node.out.map((arc) => [arc]) : [node.out];
    return given.map((arcs) => ({ step: node.step, state: [...state, ...arcs].sort() }));
  }

  /** Whether some token can still reach an arc without passing the node that waits for it. */
  #mayCome(arc: string, waiting: NetNode, state: State): boolean {
    const reached = new Set([arc]);
    for (const one of reached) {
      const source = this.#sourceOf.get(one);
      if (!source || source === waiting) continue;
      for (const before of source.into) reached.add(before);
    }
    return state.some((held) => reached.has(held) && this.#targetOf.get(held) !== waiting);
  }
}

function without(state: State, taken: readonly string[]): State {
  const left = [...state];
  for (const arc of taken) left.splice(left.indexOf(arc), 1);
  return left;
}
