/**
 * States by cost, in a stack for each cost: costs are small whole numbers, so neither putting in nor taking out compares
 * anything. Of equal costs the latest comes first: it is nearest to its end, and searches repeat exactly.
 */
export class CostStacks {
  readonly #stacks: number[][] = [];
  /** No lower cost has a state. */
  #least = 0;
  #count = 0;
  /** The costs whose stacks may hold something. */
  readonly #used: number[] = [];

  clear(): void {
    for (const cost of this.#used) (this.#stacks[cost] as number[]).length = 0;
    this.#used.length = 0;
    this.#least = 0;
    this.#count = 0;
  }

  isEmpty(): boolean {
    return this.#count === 0;
  }

  push(cost: number, state: number): void {
    while (this.#stacks.length <= cost) this.#stacks.push([]);
    const stack = this.#stacks[cost] as number[];
    if (stack.length === 0) this.#used.push(cost);
    stack.push(state);
    if (cost < this.#least || this.#count === 0) this.#least = cost;
    this.#count++;
  }

  /** The state of least cost, taken out. Only where it is not empty. */
  pop(): number {
    let stack = this.#stacks[this.#least] as number[];
    while (stack.length === 0) stack = this.#stacks[++this.#least] as number[];
    this.#count--;
    return stack.pop() as number;
  }
}
