const STRAIGHT_LEVEL = 2 | 8;
const STRAIGHT_UPRIGHT = 1 | 4;

/** Which lines run where. Lines of one target share a stretch; those of different targets only cross at right angles. */
export class Occupancy {
  /** By vertex and direction: the target whose lines leave there, as its key; 0: none. */
  readonly #targets: Int32Array;
  /** By vertex and direction: how many lines do. */
  readonly #counts: Int16Array;
  /** By vertex: how many directions are taken. */
  readonly #taken: Uint8Array;

  constructor(vertices: number) {
    this.#targets = new Int32Array(vertices * 4);
    this.#counts = new Int16Array(vertices * 4);
    this.#taken = new Uint8Array(vertices);
  }

  add(vertex: number, mask: number, target: number): void {
    for (let bit = 0; bit < 4; bit++) {
      if ((mask & (1 << bit)) === 0) continue;
      this.#targets[vertex * 4 + bit] = target;
      if (this.#counts[vertex * 4 + bit] === 0) this.#taken[vertex] = (this.#taken[vertex] as number) + 1;
      this.#counts[vertex * 4 + bit] = (this.#counts[vertex * 4 + bit] as number) + 1;
    }
  }

  remove(vertex: number, mask: number): void {
    for (let bit = 0; bit < 4; bit++) {
      if ((mask & (1 << bit)) === 0) continue;
      const left = (this.#counts[vertex * 4 + bit] as number) - 1;
      this.#counts[vertex * 4 + bit] = left;
      if (left > 0) continue;
      this.#targets[vertex * 4 + bit] = 0;
      this.#taken[vertex] = (this.#taken[vertex] as number) - 1;
    }
  }

  /** True when no other target's line leaves this vertex in the direction of that bit. */
  isFree(vertex: number, bit: number, target: number): boolean {
    const held = this.#targets[vertex * 4 + bit] as number;
    return held === 0 || held === target;
  }

  /** True when a line of this target leaves the vertex in the direction of that bit. */
  isOwn(vertex: number, bit: number, target: number): boolean {
    return this.#targets[vertex * 4 + bit] === target;
  }

  /** True when no line touches the vertex. */
  isEmpty(vertex: number): boolean {
    return this.#taken[vertex] === 0;
  }

  /** True when no line at all leaves this vertex in any of the directions. */
  isUnused(vertex: number, directions: number): boolean {
    for (let bit = 0; bit < 4; bit++) if (directions & (1 << bit) && this.#targets[vertex * 4 + bit] !== 0) return false;
    return true;
  }

  /** How many lines a line of this shape would newly cross here, or -1 where it would touch one. */
  crossing(vertex: number, mask: number, target: number): number {
    let held = 0;
    let other = 0;
    for (let bit = 0; bit < 4; bit++) {
      const at = this.#targets[vertex * 4 + bit] as number;
      if (at === 0) continue;
      if (at === target) held |= 1 << bit;
      else other |= 1 << bit;
    }
    if (other === 0) return 0;
    const union = held | mask;
    const isRightAngle =
      (union === STRAIGHT_LEVEL && other === STRAIGHT_UPRIGHT) || (union === STRAIGHT_UPRIGHT && other === STRAIGHT_LEVEL);
    if (!isRightAngle) return -1;
    return held === union ? 0 : 1;
  }
}
