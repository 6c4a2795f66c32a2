import { decode } from "../page/decode.ts";
import { returnState } from "./moves.ts";
import type { GuideState, Leg } from "./state.ts";

/**
 * Shows where the reader came from, and the way back: by its address at once, by its code and title as soon as that is read.
 * @param load gets another guide's page, of which only text is read; undefined where it can't be had
 */
export async function showOrigin(guide: HTMLElement, state: GuideState, load: (leg: Leg) => Promise<Document | undefined>): Promise<void> {
  const from = returnState(state, guide.dataset["address"] ?? "");
  const leg = state.legs.at(-1);
  const place = guide.querySelector<HTMLElement>("[data-from]");
  const back = guide.querySelector<HTMLElement>("[data-back-to-caller]");
  if (place) place.hidden = from === undefined;
  if (back) back.hidden = !leg?.returns;
  const words = place?.querySelector<HTMLElement>("[data-template]");
  if (!from || !leg || !words || words.dataset["named"] === leg.address) return;
  const say = (name: string) => {
    words.textContent = (words.dataset["template"] ?? "").replace("{place}", () => name);
  };
  words.dataset["named"] = leg.address;
  say(nameOf(leg.address));
  const guideLeft = (await load(leg))?.querySelector<HTMLElement>("[data-guide]")?.dataset;
  // One that is not in force is not named without saying so.
  const name = guideLeft?.["standing"] ?? guideLeft?.["code"];
  if (name && words.dataset["named"] === leg.address) say(`${name} · ${guideLeft?.["title"]}`);
}

/** `CODE/guide/layanan-108/` as “CODE · layanan 108”. */
function nameOf(address: string): string {
  const [code = "", ...parts] = address
    .split("/")
    .filter(Boolean)
    .map((piece) => decode(piece));
  return `${code} · ${parts.at(-1)?.replaceAll("-", " ") ?? ""}`;
}
