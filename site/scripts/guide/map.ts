import type { GuideState } from "./state.ts";

/** Shows the flow with the way taken lit, and the same as a list. */
export function openMap(dialog: HTMLDialogElement, state: GuideState, page: Document): void {
  const taken = new Set(state.path.map(({ step }) => step));
  if (state.at !== "end") taken.add(state.at);
  for (const shape of dialog.querySelectorAll<SVGGElement>("[data-step]")) {
    const step = Number(shape.dataset["step"]);
    shape.classList.toggle("taken", taken.has(step));
    shape.classList.toggle("now", step === state.at);
  }
  const list = dialog.querySelector("[data-path]");
  list?.replaceChildren(...state.path.map(({ step, answer }) => itemOf(step, answer, page)));
  dialog.querySelector("[data-path-empty]")?.toggleAttribute("hidden", state.path.length > 0);
  dialog.showModal();
  dialog.querySelector(".now")?.scrollIntoView({ block: "center", inline: "center" });
}

function itemOf(step: number, answer: number | undefined, page: Document): HTMLLIElement {
  const section = page.querySelector<HTMLElement>(`.guide-step[data-step="${step}"]`);
  const label = answer === undefined ? undefined : section?.querySelector<HTMLElement>(`[data-answer="${answer}"]`)?.dataset["label"];
  const item = page.createElement("li");
  item.textContent = `${step}. ${section?.dataset["title"] ?? ""}${label === undefined ? "" : ` → ${label}`}`;
  return item;
}
