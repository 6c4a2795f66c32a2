/**
 * Keeps, for this tab, what a note and the way back tell of a guide that is left: the names of its steps, their RCs, answers and ticks. A folder
 * on disk can't be asked for another page, and without a network none can.
 * @param address of the guide's page, the same from wherever it is asked for
 */
export function keepGuide(address: string, guide: HTMLElement): void {
  try {
    sessionStorage.setItem(keyOf(address), outlineOf(guide));
  } catch {
    // A browser that keeps nothing asks for the page, or says that it can't be read.
  }
}

/** What was kept of a guide, as HTML of which only text is read; undefined where nothing was. */
export function keptGuide(address: string): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(address)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The guide without its words: its steps with what they are called. */
function outlineOf(guide: HTMLElement): string {
  const outline = guide.cloneNode() as HTMLElement;
  for (const step of guide.querySelectorAll<HTMLElement>(".guide-step")) {
    // No row: outside a table none is read.
    const bare = document.createElement("section");
    Object.assign(bare.dataset, step.dataset);
    bare.className = step.className;
    for (const part of step.querySelectorAll("h2, [data-answer], [data-tick]")) bare.append(part.cloneNode(part.matches("h2")));
    outline.append(bare);
  }
  return outline.outerHTML;
}

/** One name for a page, with and without the file's name that addresses on disk have. */
function keyOf(address: string): string {
  return `sop-guide-${address.replace(/[?#].*$/, "").replace(/index\.html$/, "")}`;
}
