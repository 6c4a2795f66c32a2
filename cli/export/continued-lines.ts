// Beside each line of a drawing that the end of a page falls across stands where it goes on: "ke langkah 42, hal. 3". Where pages end
// is known once they are printed; what is said then takes no room of its own, so that they end there again.

/**
 * Gives the rows of drawings ids and something that leads to them: a PDF names the places of what is led to alone. Runs in the page.
 * @returns how many drawings have something to say
 */
export function nameRows(): number {
  // @ts-expect-error a page has a document
  const page = document;
  const tables = [...page.querySelectorAll(".drawing-rows:has(.continued)")];
  for (const [table, drawing] of tables.entries())
    for (const [index, row] of [...drawing.tBodies[0].rows].entries()) {
      row.id = `row-${table}-${index}`;
      const lead = page.createElement("a");
      lead.href = `#${row.id}`;
      lead.dataset.row = row.id;
      lead.hidden = true;
      page.body.append(lead);
    }
  return tables.length;
}

/**
 * Marks the rows that begin and end pages, says the pages, and takes away what `nameRows` gave. Runs in the page.
 * @param numbers of pages, by the places on them
 */
export function showContinued(numbers: Record<string, number>): void {
  // @ts-expect-error a page has a document
  const page = document;
  for (const lead of page.querySelectorAll("a[data-row]")) lead.remove();
  for (const drawing of page.querySelectorAll(".drawing-rows:has(.continued)")) {
    const rows = [...drawing.tBodies[0].rows];
    const pages = rows.map((row) => numbers[row.id]);
    for (const [index, row] of rows.entries()) {
      row.removeAttribute("id");
      row.classList.toggle("begins-page", index > 0 && pages[index] !== pages[index - 1]);
      row.classList.toggle("ends-page", index + 1 < rows.length && pages[index] !== pages[index + 1]);
      for (const part of row.querySelectorAll(".continued [data-piece]")) {
        const on = pages[part.dataset.piece];
        // A line that turns back just over the end of its page goes on where it was.
        if (on === undefined || on === pages[index]) part.remove();
        else if (part.localName === "text") part.textContent += on;
      }
    }
  }
}
