import { copyText } from "../page/copy.ts";

/** A section or step a change can be proposed for. */
interface Place {
  /** Its fragment; empty for the whole. */
  anchor: string;
  /** “Langkah 8, Salam Penutup (Layanan 108)”, “5 Kebijakan Umum”. */
  words: string;
  step: string;
}

const section = document.querySelector<HTMLElement>("[data-propose]");
const choice = section?.querySelector<HTMLSelectElement>("[data-places]");
if (section && choice) offer(section, choice);

function offer(section: HTMLElement, choice: HTMLSelectElement): void {
  const places = new Map(placesOn(section.dataset["lead"] ?? "").map((place) => [place.anchor, place]));
  const whole: Place = { anchor: "", words: choice.options[0]?.text ?? "", step: "" };
  for (const { anchor, words } of places.values()) choice.add(new Option(words, anchor));
  const choose = (anchor: string) => {
    choice.value = places.has(anchor) ? anchor : "";
    tell(section, places.get(anchor) ?? whole);
  };
  choose(new URLSearchParams(location.search).get("propose") ?? "");
  choice.addEventListener("change", () => choose(choice.value));
  // A link at a step is about that step; the one beside the document is about all of it.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href="#propose"]'))
    link.addEventListener("click", () => choose(link.closest("tr")?.id ?? ""));
  const said = section.querySelector<HTMLElement>("[data-said]");
  const text = section.querySelector("[data-text]");
  section.querySelector("[data-copy]")?.addEventListener("click", async () => {
    if (!text || !said) return;
    const done = await copyText(text.textContent ?? "", text);
    said.textContent = (done ? said.dataset["done"] : said.dataset["failed"]) ?? "";
  });
}

/** The sections and steps of the page, in its order. */
function placesOn(lead: string): Place[] {
  return [...document.querySelectorAll<HTMLElement>("section.section, .steps tr[id]")].map((one) => {
    const title = one.querySelector(".step-title")?.textContent?.trim();
    if (one.tagName !== "TR" || title === undefined) return { anchor: one.id, words: `${one.id} ${headOf(one, "h2")}`, step: "" };
    const step = one.id.slice(1);
    return { anchor: one.id, words: `${lead.replace("0", step)} ${title} (${headOf(one.closest(".flow"), "h3")})`, step };
  });
}

/** A heading without its number. */
function headOf(part: Element | null, name: string): string {
  const head = part?.querySelector(name)?.cloneNode(true) as Element | undefined;
  for (const number of head?.querySelectorAll(".number, .hidden-text") ?? []) number.remove();
  return head?.textContent?.trim() ?? "";
}

/**
 * Fills in what is passed on. Who is told reads the address elsewhere: it is made whole where the portal was built without one; a
 * folder on disk has none.
 */
function tell(section: HTMLElement, { anchor, words, step }: Place): void {
  const { address = "", way: own = "", open, marks = "" } = section.dataset;
  const isWhole = /^https?:/.test(address) || location.protocol === "file:";
  const known = isWhole ? address : new URL(own, location.href).href;
  const whole = anchor === "" ? known : `${known}#${anchor}`;
  put(section, "[data-place]", words);
  put(section, "[data-address-said]", whole);
  const way = section.querySelector<HTMLAnchorElement>("a.proposal-way");
  if (!way || open === undefined) return;
  const text = section.querySelector("[data-text]")?.textContent ?? "";
  const values = [words, step, whole, open.startsWith("mailto:") ? text.replaceAll("\n", "\r\n") : text];
  way.href = [...marks].reduce(
    (filled, mark, index) => filled.replaceAll(encodeURIComponent(mark), () => encodeURIComponent(values[index] ?? "")),
    open,
  );
}

function put(section: HTMLElement, where: string, text: string): void {
  const place = section.querySelector(where);
  if (place) place.textContent = text;
}
