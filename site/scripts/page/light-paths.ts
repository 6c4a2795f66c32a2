/** In a drawing of a flow, hover or focus of a step lights the lines that leave it. */
export function lightPaths(): void {
  for (const drawing of document.querySelectorAll<SVGSVGElement>("svg.flow-drawing")) {
    const light = (event: Event) => show(drawing, (event.target as Element).closest<SVGGElement>("[data-step]"));
    // What stands around it listens: a drawing that listens for focus itself is one more place where the Tab key stops.
    const around = drawing.parentElement;
    for (const kind of ["pointerover", "focusin"]) around?.addEventListener(kind, light);
    for (const kind of ["pointerleave", "focusout"]) around?.addEventListener(kind, () => show(drawing, null));
  }
}

/** Lines name the row they leave; the rows follow the drawing's ground, one element each. */
export function rowOf(drawing: SVGSVGElement, step: SVGGElement): number {
  const groups = [...drawing.children];
  return groups.indexOf(step) - groups.findIndex(({ tagName }) => tagName === "g") - 1;
}

function show(drawing: SVGSVGElement, step: SVGGElement | null): void {
  const row = step === null ? -1 : rowOf(drawing, step);
  for (const line of drawing.querySelectorAll<SVGElement>("[data-from]"))
    line.classList.toggle("lit", line.dataset["from"] === String(row));
}
