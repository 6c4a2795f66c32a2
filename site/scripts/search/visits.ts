import { recall, remember } from "../page/storage.ts";

/** A page a reader was on or marked. Kept on the device alone. */
export interface Visit {
  /** From the top of a language's pages. */
  address: string;
  title: string;
}

const MOST = 8;

/** Visits or favourites as kept on the device; what does not look like one is dropped. */
export function readVisits(key: "recent" | "favourites"): Visit[] {
  try {
    const kept: unknown = JSON.parse(recall(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isVisit) : [];
  } catch {
    return [];
  }
}

/** Documents and guides are what a reader comes back to. */
export function rememberThisPage(page: HTMLElement): void {
  const address = page.dataset["address"];
  const title = document.title.split(" · ")[0]?.trim();
  if (address && title && ["document", "guide"].includes(page.dataset["kind"] ?? "")) rememberVisit({ address, title });
}

/** Puts a page first among those opened lately. */
function rememberVisit(visit: Visit): void {
  const others = readVisits("recent").filter(({ address }) => address !== visit.address);
  remember("recent", JSON.stringify([visit, ...others].slice(0, MOST)));
}

/** Marks a page as a favourite, or takes the mark away. */
export function toggleFavourite(visit: Visit): void {
  const kept = readVisits("favourites");
  const others = kept.filter(({ address }) => address !== visit.address);
  remember("favourites", JSON.stringify(others.length < kept.length ? others : [...others, visit]));
}

function isVisit(value: unknown): value is Visit {
  const visit = value as Visit | null;
  return (
    typeof visit?.address === "string" && typeof visit.title === "string" && !/^(?:[a-z][a-z0-9+.-]*:|\/|\\)|\.\./i.test(visit.address)
  );
}
