import { returnState } from "./moves.ts";
import type { GuideState } from "./state.ts";

/** Shows where the reader came from, and the way back. */
export function showOrigin(guide: HTMLElement, state: GuideState): void {
  const from = returnState(state);
  const place = guide.querySelector<HTMLElement>("[data-from]");
  const back = guide.querySelector<HTMLElement>("[data-back-to-caller]");
  if (place) place.hidden = from === undefined;
  if (back) back.hidden = !state.legs.at(-1)?.returns;
  if (!from) return;
  const words = place?.querySelector<HTMLElement>("[data-template]");
  if (words) words.textContent = (words.dataset["template"] ?? "").replace("{place}", () => nameOf(from.address));
}

/** `CODE/guide/layanan-108/` as “CODE · layanan 108”. */
function nameOf(address: string): string {
  const [code = "", ...rest] = address.split("/").filter(Boolean).map(decode);
  return `${code} · ${rest.at(-1)?.replaceAll("-", " ") ?? ""}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
