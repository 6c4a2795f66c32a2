const chooser = document.querySelector<HTMLElement>("[data-on-day]");
const field = chooser?.querySelector("input");

if (chooser && field) {
  // A day in the address can be linked: `?on=2019-12-03`.
  const asked = new URLSearchParams(location.search).get("on");
  if (asked && /^\d{4}-\d{2}-\d{2}$/.test(asked)) field.value = asked;
  field.addEventListener("input", () => showDay(field.value, chooser));
  showDay(field.value, chooser);
}

/** Shows the rows in force on a day; ISO days compare as text. */
function showDay(day: string, chooser: HTMLElement): void {
  let shown = 0;
  for (const row of document.querySelectorAll<HTMLTableRowElement>("[data-times] tbody tr")) {
    const { from = "", until } = row.dataset;
    row.hidden = day !== "" && (from > day || (until !== undefined && until <= day));
    if (!row.hidden) shown++;
  }
  const count = chooser.querySelector<HTMLElement>("[data-count]");
  if (count) count.textContent = (shown === 0 ? count.dataset["none"] : count.dataset["template"])?.replace("{count}", String(shown)) ?? "";
}
