import { copyText } from "../page/copy.ts";
import { decode } from "../page/decode.ts";
import { readPage } from "../page/read-page.ts";
import { orderAnswers } from "./answers.ts";
import { keepGuide, keptGuide } from "./kept-guide.ts";
import { leadsToGuide } from "./leads-to-guide.ts";
import { openMap } from "./map.ts";
import { goBack, goOn, legsFromHere, returnState } from "./moves.ts";
import { writeNote } from "./note-for-ticket.ts";
import { showOrigin } from "./origin.ts";
import { showOutcome } from "./outcome.ts";
import { makePanels, showPanel } from "./panels.ts";
import { type GuideState, type Leg, readState, writeState } from "./state.ts";

/** The guide of one flow: shows the step its state names, and moves on. */
export class Guide {
  readonly #element: HTMLElement;
  readonly #up = document.documentElement.dataset["up"] ?? "./";
  readonly #first: number;
  readonly #dialog: HTMLDialogElement | null;
  #state: GuideState;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#first = Number(element.dataset["first"]);
    this.#dialog = element.querySelector<HTMLDialogElement>("[data-map]");
    this.#state = this.#beginning([]);
    makePanels(element);
  }

  /** Takes the state from the address; an address without a step of this flow begins at its first one. */
  readAddress(): void {
    const read = readState(decode(location.hash.slice(1), decodeURI));
    this.#state = read && this.#panelOf(read.at) ? read : this.#beginning(read?.legs ?? []);
    this.#show();
  }

  /** Takes the answer with that key, or ticks what is done side by side; nothing where the step has none. */
  press(key: number): void {
    this.#panel?.querySelector<HTMLElement>(`li:not([hidden]) > [data-key="${key}"], [data-tick][data-key="${key}"]`)?.click();
  }

  /** Follows an answer; false where the link is an ordinary one. */
  follow(link: HTMLAnchorElement): boolean {
    const { label, needsTicks, leaves } = link.dataset;
    const answer = label === undefined ? undefined : Number(link.dataset["answer"]);
    if (needsTicks !== undefined && !this.#isFull()) {
      this.#say(needsTicks);
      return true;
    }
    if (leaves !== undefined) {
      this.#leave(link, answer, leaves === "return");
      return true;
    }
    const place = readState(link.hash.slice(1));
    if (place) this.#go(goOn(this.#state, place.at, answer));
    return place !== undefined;
  }

  /** One step back; from the first one to the guide the reader came from. */
  back(): void {
    const to = goBack(this.#state);
    if (to) this.#go(to);
    else this.returnToOrigin();
  }

  /** Back to the guide the reader came from, at the step that was left. */
  returnToOrigin(): void {
    const from = returnState(this.#state, this.#element.dataset["address"] ?? "");
    if (!from) return;
    keepGuide(location.href, this.#element);
    const file = location.protocol === "file:" ? "index.html" : "";
    location.assign(new URL(`${this.#up}${from.address}${file}#${writeState(from.state)}`, location.href));
  }

  restart(): void {
    this.#go(this.#beginning(this.#state.legs));
  }

  /** Opens the map, or closes it. */
  turnMap(): void {
    if (this.#dialog?.open) this.closeMap();
    else if (this.#dialog) openMap(this.#dialog, this.#state, document);
  }

  closeMap(): void {
    this.#dialog?.close();
    this.#panel?.focus({ preventScroll: true });
  }

  /** Keeps what is ticked in the address. */
  tick(): void {
    const ticked = [...(this.#panel?.querySelectorAll<HTMLInputElement>("[data-tick]:checked") ?? [])];
    this.#state = { ...this.#state, ticked: ticked.map(({ dataset }) => Number(dataset["tick"])) };
    history.replaceState(null, "", `#${writeState(this.#state)}`);
    this.#panel?.toggleAttribute("data-full", this.#isFull());
    this.#say("");
  }

  /** Copies what is to be said; without a button, the first of it. */
  copySaid(button = this.#panel?.querySelector<HTMLElement>("[data-do=say]")): void {
    const words = button?.closest(".say")?.querySelector("[data-say]");
    const { standing } = this.#element.dataset;
    const text = words?.textContent ?? "";
    if (words) void this.#copy(standing === undefined ? text : `[${standing}] ${text}`, words);
  }

  async copyNote(): Promise<void> {
    const unread = this.#element.dataset["unread"] ?? "";
    await this.#copy(await writeNote(this.#state, document, (leg) => this.#loadGuide(leg), unread));
  }

  get #panel(): HTMLElement | null {
    return this.#panelOf(this.#state.at);
  }

  #panelOf(at: number | "end"): HTMLElement | null {
    return this.#element.querySelector<HTMLElement>(`.guide-step[data-step="${at}"]`);
  }

  #beginning(legs: Leg[]): GuideState {
    return { at: this.#first, ticked: [], path: [], legs };
  }

  #go(to: GuideState): void {
    history.pushState(null, "", `#${writeState(to)}`);
    this.#state = to;
    this.#show();
  }

  #show(): void {
    const { at, ticked } = this.#state;
    showPanel(this.#element, at);
    for (const tick of this.#panel?.querySelectorAll<HTMLInputElement>("[data-tick]") ?? []) {
      tick.checked = ticked.includes(Number(tick.dataset["tick"]));
    }
    this.#panel?.toggleAttribute("data-full", this.#isFull());
    this.#markLeft();
    orderAnswers(this.#panel, this.#state.within !== undefined);
    void showOrigin(this.#element, this.#state, (leg) => this.#loadGuide(leg));
    showOutcome(this.#element, this.#state);
    this.#say("");
    this.#dialog?.close();
    this.#panel?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }

  #leave(link: HTMLAnchorElement, answer: number | undefined, returns: boolean): void {
    const url = new URL(link.href);
    const place = readState(url.hash.slice(1));
    const legs = legsFromHere(this.#state, this.#element.dataset["address"] ?? "", answer, returns);
    keepGuide(location.href, this.#element);
    // No flow has a step 0: the other guide then begins at its first one, with the way kept.
    if (leadsToGuide(link)) url.hash = writeState({ at: place?.at ?? 0, ticked: [], path: [], legs });
    else if (!returns) this.#keepLeft(Number(link.dataset["answer"]));
    location.assign(url);
  }

  /** A page that is no guide keeps no way: the answer that leads there stays here, for the note of who comes back. */
  #keepLeft(left: number): void {
    this.#state = { ...this.#state, left };
    history.replaceState(null, "", `#${writeState(this.#state)}`);
    this.#markLeft();
  }

  #markLeft(): void {
    for (const answer of this.#panel?.querySelectorAll<HTMLElement>("[data-answer]") ?? []) {
      answer.ariaCurrent = Number(answer.dataset["answer"]) === this.#state.left ? "true" : null;
    }
  }

  #isFull(): boolean {
    return [...(this.#panel?.querySelectorAll<HTMLInputElement>("[data-must]") ?? [])].every(({ checked }) => checked);
  }

  async #copy(text: string, source?: Element): Promise<void> {
    const { done, failed } = this.#element.dataset;
    this.#say(((await copyText(text, source)) ? done : failed) ?? "");
  }

  /** Another guide, of which only text is read: as it was left in this tab, else its page; a folder on disk can't be asked. */
  async #loadGuide(leg: Pick<Leg, "address">): Promise<Document | undefined> {
    const address = new URL(`${this.#up}${leg.address}`, location.href).href;
    const kept = keptGuide(address);
    if (kept !== undefined) return readPage(kept);
    return location.protocol === "file:" ? undefined : fetchGuide(address);
  }

  #say(words: string): void {
    const said = this.#element.querySelector("[data-said]");
    if (said) said.textContent = words;
  }
}

/** A guide's page; of one that lost its force since it was left, the revision it was in, which says how it stands. */
async function fetchGuide(address: string): Promise<Document | undefined> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return undefined;
    const page = readPage(await answer.text());
    const was = page.querySelector("a[data-was]")?.getAttribute("href");
    if (was) return await fetchGuide(new URL(was, address).href);
    return page.querySelector("[data-guide]") ? page : undefined;
  } catch {
    return undefined;
  }
}
