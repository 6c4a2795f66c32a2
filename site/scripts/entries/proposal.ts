import { copyText } from "../page/copy.ts";

const said = document.querySelector<HTMLElement>("[data-said]");

for (const place of document.querySelectorAll<HTMLElement>("[data-address]")) {
  nameWholeAddress(place);
  place.querySelector("[data-copy]")?.addEventListener("click", () => void copy(place));
}

/** Who is told reads the address elsewhere: it is made whole where the portal was built without one. A folder on disk has none. */
function nameWholeAddress(place: HTMLElement): void {
  const { address = "", way = "" } = place.dataset;
  if (/^https?:/.test(address) || location.protocol === "file:") return;
  const whole = new URL(way, location.href).href;
  const text = place.querySelector("[data-text]");
  const link = place.querySelector<HTMLAnchorElement>("a.proposal-way");
  if (text) text.textContent = text.textContent?.replace(address, () => whole) ?? "";
  if (link) link.href = link.href.replaceAll(encodeURIComponent(address), () => encodeURIComponent(whole));
}

async function copy(place: HTMLElement): Promise<void> {
  const text = place.querySelector("[data-text]");
  if (!text || !said) return;
  const done = await copyText(text.textContent ?? "", text);
  said.textContent = (done ? said.dataset["done"] : said.dataset["failed"]) ?? "";
}
