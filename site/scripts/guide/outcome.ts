import type { GuideState } from "./state.ts";

/** What the last answer has reached, by the name it has in the flow; undefined where the flow just ends. */
export function outcomeOf({ at, path }: Pick<GuideState, "at" | "path">, page: ParentNode): string | undefined {
  const last = path.at(-1);
  if (at !== "end" || !last) return undefined;
  const section = page.querySelector(`[data-step="${last.step}"]`);
  // A step without answers to choose among has one way on, the first.
  return section?.querySelector<HTMLElement>(`[data-answer="${last.answer ?? 1}"]`)?.dataset["outcome"];
}

/** Says on the last page what was reached. */
export function showOutcome(guide: HTMLElement, state: GuideState): void {
  const place = guide.querySelector<HTMLElement>("[data-reached]");
  if (!place) return;
  place.textContent = outcomeOf(state, guide) ?? "";
  place.hidden = place.textContent === "";
}
