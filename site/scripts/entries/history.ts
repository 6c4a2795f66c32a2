import { RowFilter } from "../rows/filter.ts";
import { listOf } from "../rows/list.ts";

const chooser = document.querySelector<HTMLElement>("[data-on-day]");
const field = chooser?.querySelector("input");
const list = chooser?.parentElement && listOf(chooser.parentElement);

if (chooser && field && list) {
  const filter = new RowFilter(list, chooser.querySelector<HTMLElement>("[data-count]"));
  const today = field.value;
  // A day in the address can be linked: `?on=2019-12-03`.
  const asked = new URLSearchParams(location.search).get("on");
  if (asked && /^\d{4}-\d{2}-\d{2}$/.test(asked)) field.value = asked;
  // A day that no calendar has leaves the field empty: then the address must not name one that is not shown.
  if (field.value === "") field.value = today;
  if (asked !== null && field.value !== asked) keepInAddress(field.value);
  field.addEventListener("input", () => {
    keepInAddress(field.value);
    // Rows of all days together are nobody's answer: without a day, it is today's.
    showDay(field.value || today);
  });
  if (field.value !== today) showDay(field.value);

  /** What was asked can be linked, and a reload asks it again. */
  function keepInAddress(day: string): void {
    const address = new URL(location.href);
    if (day === "" || day === today) address.searchParams.delete("on");
    else address.searchParams.set("on", day);
    history.replaceState(history.state, "", address);
  }

  function showDay(day: string): void {
    document.querySelector(".of-today")?.classList.remove("of-today");
    void filter.apply(({ dataset: { from = "", until } }) => from <= day && (until === undefined || until > day));
  }
}
