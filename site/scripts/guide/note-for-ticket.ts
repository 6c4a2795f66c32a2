import { outcomeOf } from "./outcome.ts";
import type { GuideState, Leg, PassedStep } from "./state.ts";

/**
 * The way taken as lines for a ticket: each step with its answer, under the flow it belongs to.
 * @param here the page of the guide that is open
 * @param load gets another guide's page, of which only text is read; undefined where it can't be had
 */
export async function writeNote(state: GuideState, here: Document, load: (leg: Leg) => Promise<Document | undefined>): Promise<string> {
  const lines: string[] = [];
  for (const leg of state.legs) {
    const page = await load(leg);
    lines.push(...noteOf(leg.path, page, leg.address), "");
  }
  const last: PassedStep[] = state.at === "end" ? [] : [{ step: state.at, answer: undefined, ticked: state.ticked }];
  lines.push(...noteOf([...state.path, ...last], here, ""));
  if (state.at === "end") lines.push([titleOf(here, "end"), outcomeOf(state, here)].filter(Boolean).join(" "));
  return lines.join("\n");
}

function noteOf(path: readonly PassedStep[], page: Document | undefined, address: string): string[] {
  const about = page?.querySelector<HTMLElement>("[data-guide]")?.dataset["about"] ?? address;
  return [about, ...path.map((passed) => lineOf(passed, page))];
}

function lineOf({ step, answer, ticked }: PassedStep, page: Document | undefined): string {
  const section = page?.querySelector<HTMLElement>(`[data-step="${step}"]`);
  const label = answer === undefined ? undefined : section?.querySelector<HTMLElement>(`[data-answer="${answer}"]`)?.dataset["label"];
  const ticks = [...(section?.querySelectorAll<HTMLElement>("[data-tick]") ?? [])].map(
    ({ dataset }) => `  ${ticked.includes(Number(dataset["tick"])) ? "☑" : "☐"} ${dataset["tick"]}. ${dataset["title"]}`,
  );
  const rc = section?.dataset["rc"];
  const name = [`${step}. ${section?.dataset["title"] ?? ""}`.trim(), label && `→ ${label}`, rc && `[${rc}]`].filter(Boolean).join(" ");
  return [name, ...ticks].join("\n");
}

function titleOf(page: Document, step: string): string {
  return page.querySelector(`[data-step="${step}"] h2`)?.textContent?.trim() ?? "";
}
