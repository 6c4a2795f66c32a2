import { rowOf } from "../page/light-paths.ts";
import { offerZoom } from "../page/zoom-drawing.ts";
import type { GuideState } from "./state.ts";

/** Shows the flow with the way taken lit, and the same as a list. */
export function openMap(dialog: HTMLDialogElement, state: GuideState, page: Document): void {
  const taken = new Set([...state.path.flatMap(({ step, ticked }) => [step, ...ticked]), ...state.ticked]);
  if (state.at !== "end") taken.add(state.at);
  for (const shape of dialog.querySelectorAll<SVGGElement>("[data-step]")) {
    const step = Number(shape.dataset["step"]);
    shape.classList.toggle("taken", taken.has(step));
    shape.classList.toggle("now", step === state.at);
  }
  lightWays(dialog, state, page);
  const list = dialog.querySelector("[data-path]");
  list?.replaceChildren(...state.path.map(({ step, answer }) => itemOf(step, answer, page)));
  dialog.querySelector("[data-path-empty]")?.toggleAttribute("hidden", state.path.length > 0);
  dialog.showModal();
  offerZoom(dialog);
  dialog.querySelector(".now")?.scrollIntoView({ block: "center", inline: "center" });
}

/** Lights the lines taken: between steps that were passed, out of a decision those with the words answered. */
function lightWays(dialog: HTMLDialogElement, state: GuideState, page: Document): void {
  const answers = Map.groupBy(state.path, ({ step }) => String(step));
  const isTaken = (step: string | undefined): boolean => step !== undefined && (answers.has(step) || step === String(state.at));
  for (const drawing of dialog.querySelectorAll<SVGSVGElement>("svg.flow-drawing")) {
    const steps = new Map(
      [...drawing.querySelectorAll<SVGGElement>("[data-step]")].map((shape) => [String(rowOf(drawing, shape)), shape.dataset["step"]]),
    );
    for (const line of drawing.querySelectorAll<SVGElement>("[data-from]")) {
      const { from = "", to, label } = line.dataset;
      const step = steps.get(from);
      const said = (answers.get(step ?? "") ?? []).map((passed) => labelOf(passed.step, passed.answer, page));
      const isStart = step === undefined && isTaken(to);
      const isAnswer = label === undefined ? said.length > 0 : said.includes(label);
      line.classList.toggle("way-taken", isStart || (isAnswer && (to === undefined ? state.at === "end" : isTaken(to))));
    }
  }
}

function labelOf(step: number, answer: number | undefined, page: Document): string | undefined {
  if (answer === undefined) return undefined;
  return page.querySelector<HTMLElement>(`.guide-step[data-step="${step}"] [data-answer="${answer}"]`)?.dataset["label"];
}

function itemOf(step: number, answer: number | undefined, page: Document): HTMLLIElement {
  const section = page.querySelector<HTMLElement>(`.guide-step[data-step="${step}"]`);
  const label = labelOf(step, answer, page);
  const item = page.createElement("li");
  item.textContent = `${step}. ${section?.dataset["title"] ?? ""}${label === undefined ? "" : ` → ${label}`}`;
  return item;
}
