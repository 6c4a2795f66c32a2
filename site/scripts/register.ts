/** A table's rows by what is typed: every word must be in the row. */
for (const filter of document.querySelectorAll<HTMLElement>("[data-filter]")) {
  const field = filter.querySelector("input");
  const count = filter.querySelector<HTMLElement>("[data-count]");
  const rows = [...(filter.parentElement?.querySelectorAll<HTMLTableRowElement>("[data-rows] tbody tr") ?? [])];
  const texts = rows.map((row) => (row.textContent ?? "").toLowerCase());
  field?.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [index, row] of rows.entries()) {
      row.hidden = !words.every((word) => texts[index]?.includes(word));
      if (!row.hidden) shown++;
    }
    if (count) count.textContent = words.length === 0 ? "" : (count.dataset["template"] ?? "").replace("{count}", String(shown));
  });
}
