import type { GraphEdge } from "../graph/flow-graph.ts";
import { type Bounds, isApart } from "./estimate.ts";
import type { Path, Router } from "./router.ts";

/** A change of the graph that goes with lines laid again: `make` may refuse, `undo` takes it back. */
interface Change {
  make: () => boolean;
  undo: () => void;
}

/** A line that is so many pixels longer than the way needs is a detour that readers lose; it may cross others for less. */
const FAR_ABOUT = 1300;
const CROSSED = 600;

const noChange: Change = { make: () => true, undo: () => {} };

/** The lines laid so far. Some of them are taken up and laid again together where that makes the drawing better. */
export class LaidLines {
  readonly paths = new Map<GraphEdge, Path>();
  readonly #router: Router;
  /** Where lines have changed, one after the other, as far as they reached. */
  readonly #changes: Bounds[] = [];
  /** What was tried in vain, by the lines in their order: how many changes there had been. */
  readonly #inVain = new Map<string, number>();
  readonly #ids = new Map<GraphEdge, number>();

  constructor(router: Router) {
    this.#router = router;
  }

  /** Lays one line the cheapest way among the others, or again where that is cheaper; false where it finds no way. */
  lay(edge: GraphEdge): boolean {
    const held = this.paths.get(edge);
    if (held) this.#router.lift(edge, held);
    const price = held && this.#router.priceOf(edge, held);
    const path = price !== undefined && price <= this.#router.floorOf(edge) ? held : (this.#router.route(edge, price) ?? held);
    if (path) this.#put(edge, path);
    if (held && path && path !== held) this.#noteChange([held, path]);
    return path !== undefined;
  }

  /** Lays a line that runs far about across others instead, where each of these saves enough of its length. */
  shorten(edge: GraphEdge): void {
    const held = this.paths.get(edge) as Path;
    if (this.#router.detourOf(edge, held) < FAR_ABOUT) return;
    this.#router.lift(edge, held);
    const path = this.#router.route(edge, this.#router.priceOf(edge, held, CROSSED), CROSSED) ?? held;
    this.#put(edge, path);
  }

  /**
   * Takes lines up and lays them again in the order given, after a change; where that costs no less than before, all is as
   * it was. True where it is better now.
   */
  relay(edges: readonly GraphEdge[], change: Change = noChange): boolean {
    const key = `${edges.map((edge) => this.#idOf(edge)).join()}${change === noChange ? "" : "!"}`;
    const before = edges.map((edge) => this.paths.get(edge) as Path);
    if (this.#isVain(key, before)) return false;
    const isBetter = this.#relay(edges, change);
    if (isBetter) this.#noteChange([...before, ...edges.map((edge) => this.paths.get(edge) as Path)]);
    else this.#inVain.set(key, this.#changes.length);
    return isBetter;
  }

  /** True where the same was tried, and nothing has changed since in the parts of the drawing where these lines run. */
  #isVain(key: string, paths: readonly Path[]): boolean {
    const since = this.#inVain.get(key);
    if (since === undefined) return false;
    const place = this.#router.boundsOf(paths);
    return this.#changes.slice(since).every((change) => isApart(change, place));
  }

  #noteChange(paths: readonly Path[]): void {
    this.#changes.push(this.#router.boundsOf(paths));
  }

  #idOf(edge: GraphEdge): number {
    const id = this.#ids.get(edge) ?? this.#ids.size;
    this.#ids.set(edge, id);
    return id;
  }

  #relay(edges: readonly GraphEdge[], { make, undo }: Change): boolean {
    const held = edges.map((edge) => ({ edge, path: this.paths.get(edge) as Path, port: edge.port }));
    const before = this.#takeUp(held.toReversed());
    // What those still to be laid cost at least.
    let rest = edges.reduce((sum, edge) => sum + this.#router.floorOf(edge), 0);
    const isChanged = before > rest && make();
    let after = isChanged ? 0 : before;
    const laid: { edge: GraphEdge; path: Path }[] = [];
    for (const edge of edges) {
      rest -= this.#router.floorOf(edge);
      const path = after + rest < before ? this.#router.route(edge, before - after - rest) : undefined;
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
