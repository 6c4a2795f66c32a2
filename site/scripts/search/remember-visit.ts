import { rememberVisit } from "./visits.ts";

/** Documents and guides are what a reader comes back to. */
export function noteVisit(page: HTMLElement): void {
  const address = page.dataset["address"];
  const title = document.title.split(" · ")[0]?.trim();
  if (address && title && ["document", "guide"].includes(page.dataset["kind"] ?? "")) rememberVisit({ address, title });
}
