import { leadsToGuide } from "./leads-to-guide.ts";
import { outcomeOf } from "./outcome.ts";
import type { GuideState, Leg, PassedStep, Within } from "./state.ts";

/** Gets another guide's page, of which only text is read; undefined where it can't be had. */
type Load = (guide: Pick<Leg, "address">) => Promise<Document | undefined>;

/**
 * The way taken as lines for a ticket: each step with its answer, under the flow it belongs to.
 * @param unread what is said of a guide that can't be had, whose steps have no names then
 */
export async function writeNote(state: GuideState, here: Document, load: Load, unread: string): Promise<string> {
  const lines: string[] = [];
  for (const leg of state.legs) {
    const page = await load(leg);
    lines.push(...(await noteOf(leg.path, page, leg.address, load, unread)), "");
  }
  const { at, left, ticked, within } = state;
  const last: PassedStep[] = at === "end" ? [] : [{ step: at, answer: left, ticked, within }];
  lines.push(...(await noteOf([...state.path, ...last], here, "", load, unread)));
  if (at === "end") lines.push(endOf(state.path, here));
  return lines.join("\n");
}

async function noteOf(
  path: readonly PassedStep[],
  page: Document | undefined,
  address: string,
  load: Load,
  unread: string,
): Promise<string[]> {
  const lines = page ? [page.querySelector<HTMLElement>("[data-guide]")?.dataset["about"] ?? address] : [address, unread];
  for (const passed of path) {
    lines.push(...linesOf(passed, page));
    if (passed.within) lines.push(...(await throughOf(passed.within, load, unread)).map((line) => `  ${line}`));
  }
  return lines;
}

/** The guide by which a step was carried out, to its end. */
async function throughOf({ address, path }: Within, load: Load, unread: string): Promise<string[]> {
  const page = await load({ address });
  const lines = await noteOf(path, page, address, load, unread);
  return page ? [...lines, endOf(path, page)] : lines;
}

function endOf(path: PassedStep[], page: Document): string {
  return [titleOf(page, "end"), outcomeOf({ at: "end", path }, page)].filter(Boolean).join(" ");
}

function linesOf({ step, answer, ticked }: PassedStep, page: Document | undefined): string[] {
  const section = page?.querySelector<HTMLElement>(`[data-step="${step}"]`);
  const link = answer === undefined ? undefined : section?.querySelector<HTMLAnchorElement>(`a[data-answer="${answer}"]`);
  const given = link?.dataset;
  // Where it led, if no step or guide tells it by its own line.
  const left =
    link && given?.["leaves"] !== undefined && !leadsToGuide(link) ? link.querySelector("small")?.textContent?.trim() : undefined;
  const label = [given?.["label"], left].filter(Boolean).join(", ");
  // What the answer leads to, where that is not in force.
  const ahead = given?.["ahead"];
  const ticks = [...(section?.querySelectorAll<HTMLElement>("[data-tick]") ?? [])].map(
    ({ dataset }) => `  ${ticked.includes(Number(dataset["tick"])) ? "☑" : "☐"} ${dataset["tick"]}. ${dataset["title"]}`,
  );
  const rc = section?.dataset["rc"];
  const name = [`${step}. ${section?.dataset["title"] ?? ""}`.trim(), label && `→ ${label}`, ahead && `(${ahead})`, rc && `[${rc}]`]
    .filter(Boolean)
    .join(" ");
  return [name, ...ticks];
}

function titleOf(page: Document, step: string): string {
  return page.querySelector(`[data-step="${step}"] h2`)?.textContent?.trim() ?? "";
}
