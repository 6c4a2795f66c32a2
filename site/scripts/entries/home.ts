import type { JumpDocument, JumpIndex } from "../../data/search/jump-index.ts";
import { statusOf } from "../search/show.ts";
import { standingOfVisit } from "../search/visit-standing.ts";
import { readVisits, toggleFavourite, type Visit } from "../search/visits.ts";

/**
 * Favourites stand before the other services, on this device alone. Runs where it stands in the page, before anything is
 * shown, so that nothing moves.
 */
const section = document.querySelector<HTMLElement>("[data-favourites]");
const list = section?.querySelector("ul");
const services = [...document.querySelectorAll<HTMLElement>("[data-service]")];
const up = document.documentElement.dataset["up"] ?? "./";

if (section && list) {
  for (const item of services) item.append(star(visitOf(item)));
  show();
}

function show(): void {
  if (!section || !list) return;
  const favourites = readVisits("favourites");
  list.replaceChildren(...favourites.map(favouriteItem));
  section.hidden = favourites.length === 0;
  for (const button of document.querySelectorAll<HTMLButtonElement>("button.star")) {
    const isFavourite = favourites.some(({ address }) => address === button.dataset["address"]);
    button.textContent = isFavourite ? "★" : "☆";
    button.setAttribute("aria-label", label(isFavourite, button.dataset["title"] ?? ""));
  }
}

function visitOf(item: HTMLElement): Visit {
  const link = item.querySelector("a");
  const address = (link?.getAttribute("href") ?? "").slice(up === "./" ? 2 : up.length);
  return { address: address.replace(/index\.html$/, ""), title: link?.textContent?.trim() ?? "" };
}

/** A favourite may be any page that was marked in the search, too; of a service its status is told as below, where it is not in force. */
function favouriteItem(visit: Visit): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "service-name";
  link.href = `${up}${visit.address}`;
  link.textContent = visit.title;
  const service = services.find((one) => visitOf(one).address === visit.address);
  const status = service?.querySelector(".status")?.cloneNode(true);
  item.append(link, star(visit), ...(status ? [status] : []));
  if (!service) void tellStanding(visit, item);
  return item;
}

let documents: Promise<readonly JumpDocument[]> | undefined;

/** How a favourite stands that is none of the services below, as soon as the search's index is read: it may have lost its force since. */
async function tellStanding(visit: Visit, item: HTMLLIElement): Promise<void> {
  documents ??= loadDocuments();
  const { statuses = "{}", unchecked = "" } = section?.dataset ?? {};
  try {
    item.append(...statusOf(standingOfVisit(visit, await documents), JSON.parse(statuses) as Record<string, string>));
  } catch {
    // A folder on disk can't be asked, and without a network what was never read can't either.
    const words = document.createElement("small");
    words.textContent = unchecked;
    item.append(words);
  }
}

async function loadDocuments(): Promise<readonly JumpDocument[]> {
  const answer = await fetch(`${document.documentElement.dataset["root"] ?? "./"}search/jump.json`);
  return ((await answer.json()) as JumpIndex).documents;
}

function star(visit: Visit): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "star";
  button.dataset["address"] = visit.address;
  button.dataset["title"] = visit.title;
  button.addEventListener("click", () => {
    const isAbove = button.closest("[data-favourites]") !== null;
    toggleFavourite(visit);
    show();
    if (isAbove) document.querySelector<HTMLElement>(".star")?.focus();
  });
  return button;
}

function label(isFavourite: boolean, title: string): string {
  const { add = "", drop = "" } = section?.dataset ?? {};
  return (isFavourite ? drop : add).replace("{title}", () => title);
}
