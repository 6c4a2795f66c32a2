import { askedPlace } from "./decode.ts";

/**
 * A phase of a step table folds its steps away, so that a long flow is seen at once; a link to one of them unfolds it. On paper
 * nothing is folded.
 */
export function foldPhases(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-fold]"))
    button.addEventListener("click", (event) => {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      // With Alt all phases of the table at once.
      const table = button.closest("table");
      const buttons = event.altKey && table ? [...table.querySelectorAll<HTMLButtonElement>("[data-fold]")] : [button];
      for (const one of buttons) fold(one, isOpen);
    });
  addEventListener("hashchange", unfoldAimed);
  unfoldAimed();
}

function fold(button: HTMLButtonElement, isFolded: boolean): void {
  button.setAttribute("aria-expanded", String(!isFolded));
  for (const row of rowsOf(button)) row.classList.toggle("folded", isFolded);
}

/** The rows below a phase's, up to the next phase. */
function rowsOf(button: HTMLButtonElement): Element[] {
  const rows: Element[] = [];
  for (let row = button.closest("tr")?.nextElementSibling; row && !row.classList.contains("phase"); row = row.nextElementSibling)
    rows.push(row);
  return rows;
}

function unfoldAimed(): void {
  const aim = document.getElementById(askedPlace());
  const row = aim?.closest("tr.folded");
  if (!row) return;
  const buttons = [...(row.closest("table")?.querySelectorAll<HTMLButtonElement>("[data-fold]") ?? [])];
  const its = buttons.find((button) => rowsOf(button).includes(row));
  if (its) fold(its, false);
  aim?.scrollIntoView();
}
