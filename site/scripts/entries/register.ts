import { RowFilter } from "../rows/filter.ts";
import { listOf } from "../rows/list.ts";

/** A table's rows by what is typed: every word must be in the row. */
for (const field of document.querySelectorAll<HTMLInputElement>("[data-filter] input")) {
  const section = field.closest("[data-filter]")?.parentElement;
  const list = section && listOf(section);
  if (!list) continue;
  const texts = new WeakMap<HTMLTableRowElement, string>();
  const textOf = (row: HTMLTableRowElement) => {
    const text = texts.get(row) ?? (row.textContent ?? "").toLowerCase();
    texts.set(row, text);
    return text;
  };
  const filter = new RowFilter(list, section.querySelector<HTMLElement>("[data-count]"));
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) filter.clear();
    else void filter.apply((row) => words.every((word) => textOf(row).includes(word)));
  });
  // A name that was linked when the list was shorter may have gone to another page of it.
  const asked = decodeURIComponent(location.hash.slice(1));
  if (asked !== "" && !document.getElementById(asked) && list.isLong)
    void list.all().then((rows) => {
      const row = rows.find(({ id }) => id === asked);
      if (row) location.replace(`${list.pageOf(row)}#${encodeURIComponent(asked)}`);
    });
}
