const STRAIGHT_LEVEL = 2 | 8;
const STRAIGHT_UPRIGHT = 1 | 4;

/** One target's lines at a vertex: how many lines use each of the four directions. */
interface Use {
  target: number;
  counts: [number, number, number, number];
}

/** Which lines run where. Lines of one target share a stretch; those of different targets only cross at right angles. */
export class Occupancy {
  readonly #uses: (Use[] | undefined)[];

  constructor(vertices: number) {
    this.#uses = new Array<Use[] | undefined>(vertices);
  }

  add(vertex: number, mask: number, target: number): void {
    const uses = this.#uses[vertex] ?? [];
    this.#uses[vertex] = uses;
    let own = uses.find((use) => use.target === target);
    if (!own) {
      own = { target, counts: [0, 0, 0, 0] };
      uses.push(own);
    }
    own.counts = own.counts.map((count, bit) => count + (mask & (1 << bit) ? 1 : 0)) as Use["counts"];
  }

  remove(vertex: number, mask: number, target: number): void {
    const uses = this.#uses[vertex];
    const own = uses?.find((use) => use.target === target);
    if (!uses || !own) return;
    own.counts = own.counts.map((count, bit) => count - (mask & (1 << bit) ? 1 : 0)) as Use["counts"];
    if (own.counts.every((count) => count === 0)) uses.splice(uses.indexOf(own), 1);
  }

  /** True when no other target's line leaves this vertex in that direction. */
  isFree(vertex: number, direction: number, target: number): boolean {
    return (this.#uses[vertex] ?? []).every((use) => use.target === target || (maskOf(use) & direction) === 0);
  }

  /** True when no line at all leaves this vertex in any of the directions. */
  isUnused(vertex: number, directions: number): boolean {
    return (this.#uses[vertex] ?? []).every((use) => (maskOf(use) & directions) === 0);
  }

  /** True when a line of this target leaves the vertex in that direction. */
  isOwn(vertex: number, direction: number, target: number): boolean {
    return (this.#uses[vertex] ?? []).some((use) => use.target === target && (maskOf(use) & direction) !== 0);
  }

  /** How many lines a line of this shape would newly cross here, or -1 where it would touch one. */
  crossing(vertex: number, mask: number, target: number): number {
    const uses = this.#uses[vertex];
    if (uses === undefined || uses.length === 0) return 0;
    const own = uses.find((use) => use.target === target);
    const held = own ? maskOf(own) : 0;
    const union = held | mask;
    let crossed = 0;
    for (const use of uses) {
      if (use === own) continue;
      const other = maskOf(use);
      const isRightAngle =
        (union === STRAIGHT_LEVEL && other === STRAIGHT_UPRIGHT) || (union === STRAIGHT_UPRIGHT && other === STRAIGHT_LEVEL);
      if (!isRightAngle) return -1;
      if (held !== union) crossed++;
    }
    return crossed;
  }
}

function maskOf({ counts }: Use): number {
  return counts.reduce((mask, count, bit) => mask | (count > 0 ? 1 << bit : 0), 0);
}
