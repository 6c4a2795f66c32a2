/**
 * Puts the answers of a step that another guide carries out in order: that guide first; once its reader came back from its end, the way on
 * first and that guide behind it. Keys follow the order on the page.
 */
export function orderAnswers(panel: HTMLElement | null, isThrough: boolean): void {
  const entry = panel?.querySelector<HTMLElement>("[data-leaves=return]")?.closest("li");
  const list = entry?.parentElement;
  if (!entry || !list) return;
  const keys = [...list.querySelectorAll<HTMLElement>("[data-key]")].map(({ dataset }) => Number(dataset["key"]));
  const first = Math.min(...keys);
  // What interrupts the step stays apart, behind all answers.
  if (isThrough) list.insertBefore(entry, list.querySelector(":scope > .answer-apart"));
  else list.prepend(entry);
  for (const [index, answer] of list.querySelectorAll<HTMLElement>("[data-key]").entries()) {
    const key = String(first + index);
    answer.dataset["key"] = key;
    for (const hint of answer.querySelectorAll("kbd")) hint.textContent = key;
  }
  for (const words of list.querySelectorAll<HTMLElement>("[data-through]")) {
    words.dataset["before"] ??= words.textContent ?? "";
    words.textContent = (isThrough ? words.dataset["through"] : words.dataset["before"]) ?? "";
  }
}
