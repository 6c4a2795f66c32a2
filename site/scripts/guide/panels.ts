/**
 * Makes the rows of the step table panels, of which one is shown at a time. Nothing of a table is left to be read aloud: each step is a region
 * that its title names.
 */
export function makePanels(guide: HTMLElement): void {
  const table = guide.querySelector<HTMLTableElement>(".guide-steps");
  const cells = [...(table?.rows ?? [])].flatMap((row) => [row, ...row.cells]);
  for (const part of [table?.tHead, ...(table?.tBodies ?? []), ...cells]) part?.removeAttribute("role");
  table?.setAttribute("role", "presentation");
  table?.removeAttribute("aria-label");
  for (const panel of panelsOf(guide)) {
    const title = panel.querySelector("h2");
    if (title) title.id = `title-${panel.id}`;
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-labelledby", `title-${panel.id}`);
    panel.tabIndex = -1;
    // What the address names is shown here, not scrolled to by the browser.
    panel.removeAttribute("id");
  }
}

/** Shows one step, with the way to propose a change of it, or the end. */
export function showPanel(guide: HTMLElement, at: number | "end"): void {
  for (const panel of panelsOf(guide)) panel.toggleAttribute("data-shown", panel.dataset["step"] === String(at));
  const propose = guide.querySelector<HTMLElement>(".propose");
  const link = propose?.querySelector("a");
  if (at === "end" || !propose || !link) return;
  link.href = (link.getAttribute("href") ?? "").replace(/propose=s\d+/, `propose=s${at}`);
  guide.querySelector(".guide-step[data-shown] > :last-child")?.append(propose);
}

function panelsOf(guide: HTMLElement): NodeListOf<HTMLElement> {
  return guide.querySelectorAll(".guide-step");
}
