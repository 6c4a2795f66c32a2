import type { RowList } from "./list.ts";

/** Shows the rows that fit as soon as they are known, and says how many they are. */
export class RowFilter {
  readonly #list: RowList;
  readonly #count: HTMLElement | null;
  #turn = 0;

  constructor(list: RowList, count: HTMLElement | null) {
    this.#list = list;
    this.#count = count;
  }

  /** Every row again. */
  clear(): void {
    this.#turn++;
    this.#list.reset();
    this.#say("");
  }

  /** The rows a test lets through, on whichever page they stand; in an order of their own where one is given. */
  async apply(
    fits: (row: HTMLTableRowElement) => boolean,
    order?: (a: HTMLTableRowElement, b: HTMLTableRowElement) => number,
  ): Promise<void> {
    const turn = ++this.#turn;
    if (this.#list.isLong) this.#say(this.#words("reading"));
    const rows = await this.#list.all().catch(() => undefined);
    if (turn !== this.#turn) return;
    const fitting = (rows ?? this.#list.rows).filter(fits);
    const found = order ? fitting.sort(order) : fitting;
    const shown = this.#list.show(found);
    const words =
      found.length === 0 && this.#words("none") !== ""
        ? this.#words("none")
        : this.#words("template").replace("{count}", String(found.length));
    const notes = [
      ...(shown < found.length ? [this.#words("first").replace("{shown}", String(shown))] : []),
      ...(rows === undefined ? [this.#words("here")] : []),
    ];
    this.#say([words, ...notes].join("; "));
  }

  #words(name: string): string {
    return this.#count?.dataset[name] ?? "";
  }

  #say(text: string): void {
    if (this.#count) this.#count.textContent = text;
  }
}
