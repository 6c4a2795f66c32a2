import { readPage } from "../page/read-page.ts";

/** So many rows are shown of what fits. */
const MOST_SHOWN = 200;

/** The rows of a table that may go on over several pages: what is asked for is looked for on all of them. */
export class RowList {
  readonly #body: HTMLTableSectionElement;
  readonly #rows: readonly HTMLTableRowElement[];
  readonly #nav: HTMLElement | null;
  #all: Promise<readonly HTMLTableRowElement[]> | undefined;
  readonly #pages = new Map<HTMLTableRowElement, string>();

  constructor(body: HTMLTableSectionElement, nav: HTMLElement | null) {
    this.#body = body;
    this.#rows = [...body.rows];
    this.#nav = nav;
  }

  /** Whether other pages have to be read before all rows are known. */
  get isLong(): boolean {
    return this.#nav !== null;
  }

  /**
   * Every row, those of the other pages included.
   * @throws Error where these can't be read, as from a folder on disk
   */
  all(): Promise<readonly HTMLTableRowElement[]> {
    this.#all ??= this.#read();
    return this.#all;
  }

  /** The rows of this page alone. */
  get rows(): readonly HTMLTableRowElement[] {
    return this.#rows;
  }

  /** The rows on the screen. */
  get shown(): readonly HTMLTableRowElement[] {
    return [...this.#body.rows];
  }

  /** Shows some rows, the first of many; how many it were. */
  show(rows: readonly HTMLTableRowElement[]): number {
    const shown = this.isLong ? rows.slice(0, MOST_SHOWN) : rows;
    this.#body.replaceChildren(...shown);
    if (this.#nav) this.#nav.hidden = true;
    return shown.length;
  }

  /** The page as it came. */
  reset(): void {
    this.#body.replaceChildren(...this.#rows);
    if (this.#nav) this.#nav.hidden = false;
  }

  /** The whole address of the page a row came from. */
  pageOf(row: HTMLTableRowElement): string {
    return this.#pages.get(row) ?? location.href;
  }

  async #read(): Promise<readonly HTMLTableRowElement[]> {
    const links = [...(this.#nav?.querySelectorAll<HTMLAnchorElement>("li a") ?? [])];
    const pages = await Promise.all(links.map((link) => (link.ariaCurrent === "page" ? this.#rows : this.#readPage(link.href))));
    return links.length === 0 ? this.#rows : pages.flat();
  }

  async #readPage(address: string): Promise<HTMLTableRowElement[]> {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const page = readPage(await response.text());
    return [...page.querySelectorAll<HTMLTableRowElement>("[data-rows] tbody tr")].map((row) => {
      // Its links are counted from another folder.
      for (const link of row.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", address).href;
      const imported = document.importNode(row, true);
      this.#pages.set(imported, address);
      return imported;
    });
  }
}

/** The list of a table on this page. */
export function listOf(section: Element): RowList | undefined {
  const body = section.querySelector<HTMLTableElement>("[data-rows]")?.tBodies[0];
  return body && new RowList(body, section.querySelector<HTMLElement>("[data-parts]"));
}
