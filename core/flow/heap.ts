/** A binary heap of states by cost; of equal costs the one pushed first comes first, so that searches repeat exactly. */
export class Heap {
  readonly #costs: number[] = [];
  readonly #orders: number[] = [];
  readonly #states: number[] = [];
  #pushed = 0;

  push(cost: number, state: number): void {
    let at = this.#costs.length;
    this.#costs.push(cost);
    this.#orders.push(this.#pushed++);
    this.#states.push(state);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): number | undefined {
    const top = this.#states[0];
    const last = this.#costs.length - 1;
    if (last < 0) return undefined;
    this.#swap(0, last);
    this.#costs.pop();
    this.#orders.pop();
    this.#states.pop();
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < last && this.#isBefore(left, least)) least = left;
      if (right < last && this.#isBefore(right, least)) least = right;
      if (least === at) return top;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [costA, costB] = [this.#costs[a] as number, this.#costs[b] as number];
    return costA < costB || (costA === costB && (this.#orders[a] as number) < (this.#orders[b] as number));
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#costs, this.#orders, this.#states]) {
      const held = list[a] as number;
      list[a] = list[b] as number;
      list[b] = held;
    }
  }
}
