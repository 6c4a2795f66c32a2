/** What a reader asked of a table: which rows, in which order. Columns are named by the keys of their heads. */
export interface Asked {
  /** Words that must be in the row. */
  words: string;
  /** By column: words that must be in its cell. */
  columns: ReadonlyMap<string, string>;
  sort: { column: string; descending: boolean } | undefined;
}

/** Nothing asked: the table as it came. */
export const nothingAsked: Asked = { words: "", columns: new Map(), sort: undefined };

/** A table's columns: what stands in a row's cell, and how cells compare. */
export class Columns {
  readonly keys: readonly string[];
  readonly #grouped: readonly number[];
  readonly #collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  readonly #texts = new WeakMap<HTMLElement, string>();

  constructor(heads: readonly HTMLElement[]) {
    this.keys = heads.map(({ dataset }, index) => dataset["column"] ?? String(index));
    this.#grouped = heads.flatMap(({ dataset }, index) => (dataset["grouped"] === undefined ? [] : [index]));
  }

  fits({ words, columns }: Asked): (row: HTMLTableRowElement) => boolean {
    const all = wordsOf(words);
    const single = [...columns].map(([key, text]) => [this.keys.indexOf(key), wordsOf(text)] as const);
    return (row) =>
      all.every((word) => this.#text(row).includes(word)) &&
      single.every(([index, asked]) => asked.every((word) => this.#text(row.cells[index]).includes(word)));
  }

  /** Empty cells come last, whichever way the rows are sorted. */
  order({ sort }: Asked): ((a: HTMLTableRowElement, b: HTMLTableRowElement) => number) | undefined {
    const index = sort ? this.keys.indexOf(sort.column) : -1;
    if (!sort || index < 0) return undefined;
    return (a, b) => {
      const [one, other] = [this.#value(a.cells[index]), this.#value(b.cells[index])];
      if (one === "" || other === "") return Number(one === "") - Number(other === "");
      return this.#collator.compare(one, other) * (sort.descending ? -1 : 1);
    };
  }

  /** Marks what stands in the row above already, in the columns that rows are grouped by. */
  markRepeated(rows: readonly HTMLTableRowElement[]): void {
    for (const [at, row] of rows.entries()) {
      const above = rows[at - 1];
      let isSame = above !== undefined;
      for (const index of this.#grouped) {
        isSame &&= this.#text(row.cells[index]) === this.#text(above?.cells[index]);
        row.cells[index]?.classList.toggle("repeated", isSame);
      }
    }
  }

  #value(cell: HTMLElement | undefined): string {
    return cell?.dataset["value"] ?? this.#text(cell);
  }

  #text(element: HTMLElement | undefined): string {
    if (!element) return "";
    const text = this.#texts.get(element) ?? (element.textContent ?? "").trim().toLowerCase();
    this.#texts.set(element, text);
    return text;
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
