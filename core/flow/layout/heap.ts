import TinyQueue from "tinyqueue";

/** States fit below this: a grid of 8 million vertices and four directions would be needed to leave it. */
const STATES = 2 ** 25;

/** States by cost; of equal costs the lower state comes first, so that searches repeat exactly. */
export class Heap {
  /** `cost * STATES + state`, exact below 2^53. */
  #keys = new TinyQueue<number>();

  clear(): void {
    this.#keys = new TinyQueue();
  }

  isEmpty(): boolean {
    return this.#keys.length === 0;
  }

  push(cost: number, state: number): void {
    this.#keys.push(cost * STATES + state);
  }

  /** The state of least cost, taken out. Of a heap that is not empty. */
  pop(): number {
    return (this.#keys.pop() as number) % STATES;
  }
}
