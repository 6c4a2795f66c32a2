/** Shows nothing of the guide of what is not in force before its reader said to know what it is; true where they are asked. */
export function askFirst(guide: HTMLElement): boolean {
  if (guide.dataset["asks"] === undefined) return false;
  if (isAnswered(guide)) {
    delete guide.dataset["asks"];
    return false;
  }
  guide.querySelector<HTMLElement>("[data-ask]")?.focus({ preventScroll: true });
  return true;
}

/** Keeps the answer for this tab, so that neither a reload nor another flow of the same revision asks again. */
export function answerAsked(guide: HTMLElement): void {
  delete guide.dataset["asks"];
  try {
    sessionStorage.setItem(keyOf(guide), "read");
  } catch {
    // A browser that keeps nothing asks again.
  }
}

function isAnswered(guide: HTMLElement): boolean {
  try {
    return sessionStorage.getItem(keyOf(guide)) === "read";
  } catch {
    return false;
  }
}

function keyOf(guide: HTMLElement): string {
  return `sop-read-${(guide.dataset["address"] ?? "").replace(/guide\/[^/]*\/$/, "")}`;
}
