import { scriptTexts } from "../../../languages/script-texts.ts";
import type { JumpIndex } from "../../data/search/jump-index.ts";
import { isReached } from "../page/reached.ts";
import { type FoundText, findText } from "../search/full-text.ts";
import { JumpSearch } from "../search/jump.ts";
import { foundLine, group, jumpLine, visitLine } from "../search/show.ts";
import { standingOfVisit } from "../search/visit-standing.ts";
import { readVisits, toggleFavourite, type Visit } from "../search/visits.ts";

const page = document.documentElement;
const root = page.dataset["root"] ?? "./";
const up = page.dataset["up"] ?? "./";
const texts = scriptTexts(page.lang).search;
const dialog = document.querySelector<HTMLDialogElement>("[data-search-dialog]");
const field = dialog?.querySelector<HTMLInputElement>("[data-search-field]");
const others = dialog?.querySelector<HTMLInputElement>("[data-search-all]");
const results = dialog?.querySelector<HTMLElement>("[data-search-results]");
if (dialog && field && others && results) void search(dialog, field, others, results);

/** Shows what is found for each key: jumps at once, the text as soon as it is read. */
async function search(dialog: HTMLDialogElement, field: HTMLInputElement, others: HTMLInputElement, results: HTMLElement): Promise<void> {
  let turn = 0;
  const update = async () => {
    const thisTurn = ++turn;
    const query = field.value.trim();
    results.removeAttribute("data-offered");
    // An empty list would look like nothing found.
    if (query !== "" && results.childElementCount === 0) results.replaceChildren(paragraph(texts.searching));
    const jumps = await jumpsReady();
    if (thisTurn !== turn) return;
    if (!jumps) return results.replaceChildren(paragraph(location.protocol === "file:" ? texts.failed : texts.noAnswer));
    if (query === "") return showVisits(results, jumps, update);
    const near = jumps.find(query);
    const lines = near.jumps.map((jump) => jumpLine(jump, texts));
    const jumpGroup = group(near.isWhole ? texts.jump : texts.near, lines, up, texts);
    results.replaceChildren(...(jumpGroup.length > 0 ? jumpGroup : [paragraph(texts.searching)]));
    results.toggleAttribute("data-offered", !near.isWhole);
    const both = await findBoth(query, others.checked);
    if (thisTurn !== turn) return;
    const known = new Set(lines.map(({ address }) => address));
    const [text, elsewhere] = both ?? [NO_TEXT, NO_TEXT];
    const found = text.found.filter(({ address }) => !known.has(address));
    const textGroups = [[texts.found, found] as const, [texts.others, elsewhere.found] as const].flatMap(([heading, list]) =>
      group(
        heading,
        list.map((one) => foundLine(one, texts)),
        up,
        texts,
      ),
    );
    // What answers all that was asked stands before what only comes near it.
    const isTextWhole = text.isWhole && near.isAlone === undefined;
    const isTextFirst = !near.isWhole && isTextWhole;
    results.replaceChildren(...(isTextFirst ? [...textGroups, ...jumpGroup] : [...jumpGroup, ...textGroups]));
    if (!both) results.append(paragraph(texts.noText));
    const count = lines.length + found.length + elsewhere.found.length;
    if (count === 0 && both) {
      const services = jumps.services().map((jump) => jumpLine(jump, texts));
      results.replaceChildren(...group(texts.nothing, services, up, texts));
    }
    // Services are offered, and what comes near is no answer: Enter opens neither.
    results.toggleAttribute("data-offered", !near.isWhole && !(isTextWhole && found.length > 0));
    const status = dialog.querySelector("[data-search-count]");
    if (status) status.textContent = texts.count(String(count));
  };
  field.addEventListener("input", () => void update());
  others.addEventListener("change", () => void update());
  dialog.addEventListener("keydown", (event) => moveByKeys(event, field, results));
  results.addEventListener("click", (event) => {
    // A place on this page is behind the dialog.
    if ((event.target as Element).closest("a")) dialog.close();
  });
  await update();
}

const NO_TEXT: FoundText = { found: [], isWhole: false };

/** What is in force; the rest where it was asked for, or where nothing in force holds the words. Undefined where the text can't be read. */
async function findBoth(query: string, wantsOthers: boolean) {
  try {
    const found = await findText(root, query, true);
    return [found, wantsOthers || found.found.length === 0 ? await findText(root, query, false) : NO_TEXT] as const;
  } catch {
    return undefined;
  }
}

let loading: Promise<JumpSearch | undefined> | undefined;

/** What can be jumped to, loaded once; where that failed, the network may be there again with the next key. */
function jumpsReady(): Promise<JumpSearch | undefined> {
  loading ??= loadJumps().then((jumps) => {
    if (!jumps) loading = undefined;
    return jumps;
  });
  return loading;
}

async function loadJumps(): Promise<JumpSearch | undefined> {
  try {
    const response = await fetch(`${root}search/jump.json`);
    if (!response.ok) return undefined;
    const index = (await response.json()) as JumpIndex;
    if (isReached(page, index.changes)) sayOld();
    return await JumpSearch.readyFor(index, page.lang);
  } catch {
    return undefined;
  }
}

/** What is found was in force when the portal was made. */
function sayOld(): void {
  const age = paragraph(texts.mayBeOld(page.dataset["date"] ?? ""));
  age.className = "age old small";
  results?.before(age);
}

/** Before anything is typed: favourites and pages opened lately; to who comes first, the services there are. */
function showVisits(results: HTMLElement, jumps: JumpSearch, update: () => Promise<void>): void {
  const [favourites, recent] = [readVisits("favourites"), readVisits("recent")];
  const lineOf = (visit: Visit) => visitLine(visit, standingOfVisit(visit, jumps.documents));
  results.replaceChildren(
    ...group(texts.favourites, favourites.map(lineOf), up, texts),
    ...group(texts.recent, recent.map(lineOf), up, texts),
  );
  const shown = [...favourites, ...recent];
  if (shown.length === 0) {
    const services = jumps.services().map((jump) => jumpLine(jump, texts));
    results.replaceChildren(...group(texts.services, services, up, texts));
    return;
  }
  for (const [index, item] of [...results.querySelectorAll("li")].entries()) {
    const visit = shown[index];
    if (visit) item.append(star(visit, favourites, update));
  }
}

function star(visit: Visit, favourites: readonly Visit[], update: () => Promise<void>): HTMLButtonElement {
  const isFavourite = favourites.some(({ address }) => address === visit.address);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "star";
  button.textContent = isFavourite ? "★" : "☆";
  button.setAttribute("aria-label", (isFavourite ? texts.dropFavourite : texts.addFavourite)(visit.title));
  button.addEventListener("click", () => {
    toggleFavourite(visit);
    void update();
  });
  return button;
}

/** Arrows go through the results, Enter in the field opens the first that was found. */
function moveByKeys(event: KeyboardEvent, field: HTMLInputElement, results: HTMLElement): void {
  const links = [...results.querySelectorAll<HTMLAnchorElement>("a")];
  const found = results.hasAttribute("data-offered") ? undefined : links[0];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === "Enter" && document.activeElement === field) found?.click();
  else if (event.key === "ArrowDown") (links[at + 1] ?? links[at])?.focus();
  else if (event.key === "ArrowUp" && at >= 0) (at === 0 ? field : links[at - 1])?.focus();
  else return;
  event.preventDefault();
}

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}
