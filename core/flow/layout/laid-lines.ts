import type { GraphEdge } from "../graph/flow-graph.ts";
import type { Path, Router } from "./router.ts";

/** A change of the graph that goes with lines laid again: `make` may refuse, `undo` takes it back. */
interface Change {
  make: () => boolean;
  undo: () => void;
}

const noChange: Change = { make: () => true, undo: () => {} };

/** The lines laid so far. Some of them are taken up and laid again together where that makes the drawing better. */
export class LaidLines {
  readonly paths = new Map<GraphEdge, Path>();
  readonly #router: Router;

  constructor(router: Router) {
    this.#router = router;
  }

  /** Lays one line the cheapest way among the others, or again where that is cheaper; false where it finds no way. */
  lay(edge: GraphEdge): boolean {
    const held = this.paths.get(edge);
    if (held) this.#router.lift(edge, held);
    const path = this.#router.route(edge, held && this.#router.priceOf(edge, held)) ?? held;
    if (path) this.#put(edge, path);
    return path !== undefined;
  }

  /**
   * Takes lines up and lays them again in the order given, after a change; where that costs no less than before, all is as
   * it was. True where it is better now.
   */
  relay(edges: readonly GraphEdge[], { make, undo }: Change = noChange): boolean {
    const held = edges.map((edge) => ({ edge, path: this.paths.get(edge) as Path, port: edge.port }));
    const before = this.#takeUp(held.toReversed());
    const isChanged = make();
    let after = isChanged ? 0 : before;
    const laid: { edge: GraphEdge; path: Path }[] = [];
    for (const edge of edges) {
      const path = after < before ? this.#router.route(edge, before - after) : undefined;
      if (!path) break;
      after += this.#router.priceOf(edge, path);
      this.#put(edge, path);
      laid.push({ edge, path });
    }
    if (laid.length === edges.length && after < before) return true;
    for (const { edge, path } of laid.toReversed()) this.#router.lift(edge, path);
    if (isChanged) undo();
    for (const { edge, port } of held) edge.port = port;
    for (const { edge, path } of held) this.#put(edge, path);
    return false;
  }

  /** What all lines cost. */
  price(): number {
    const lines = [...this.paths].map(([edge, path]) => ({ edge, path }));
    const price = this.#takeUp(lines.toReversed());
    for (const { edge, path } of lines) this.#put(edge, path);
    return price;
  }

  /** Takes lines up, one after the other; gives what each cost among those still laid, added up. */
  #takeUp(lines: readonly { edge: GraphEdge; path: Path }[]): number {
    let price = 0;
    for (const { edge, path } of lines) {
      this.#router.lift(edge, path);
      price += this.#router.priceOf(edge, path);
    }
    return price;
  }

  #put(edge: GraphEdge, path: Path): void {
    this.#router.lay(edge, path);
    this.paths.set(edge, path);
  }
}
