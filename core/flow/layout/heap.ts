/** States fit below this: a grid of 8 million vertices and four directions would be needed to leave it. */
const STATES = 2 ** 25;

/** A binary heap of states by cost; of equal costs the lower state comes first, so that searches repeat exactly. */
export class Heap {
  /** `cost * STATES + state`, exact below 2^53. */
  #keys: number[] = [];

  clear(): void {
    this.#keys = [];
  }

  isEmpty(): boolean {
    return this.#keys.length === 0;
  }

  push(cost: number, state: number): void {
    const keys = this.#keys;
    const key = cost * STATES + state;
    let at = keys.length;
    keys.push(key);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = keys[parent] as number;
      if (above <= key) break;
      keys[at] = above;
      at = parent;
    }
    keys[at] = key;
  }

  /** The state of least cost, taken out. Of a heap that is not empty. */
  pop(): number {
    const keys = this.#keys;
    const top = keys[0] as number;
    const key = keys.pop() as number;
    const size = keys.length;
    if (size > 0) this.#sink(key, size);
    return top % STATES;
  }

  #sink(key: number, size: number): void {
    const keys = this.#keys;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (keys[child + 1] as number) < (keys[child] as number)) child++;
      const below = keys[child] as number;
      if (below >= key) break;
      keys[at] = below;
      at = child;
    }
    keys[at] = key;
  }
}
