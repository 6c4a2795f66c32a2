/**
 * Keeps the names of a drawing's lanes in view while it is read: a copy of its heads, over them, which stays at the top of what scrolls. Of
 * one that is wider than its place, that of the descriptions stays at the right, as these do.
 * @returns what lays it over the drawing again, where that has another size
 */
export function keepLaneHeads(frame: HTMLElement, view: HTMLElement, drawing: SVGSVGElement): () => void {
  const ground = drawing.querySelector<SVGRectElement>(".lane-border");
  const heads = [...(ground?.parentElement?.children ?? [])].filter((one) => one.matches(".lane-head, .lane-name"));
  if (!ground || heads.length === 0) return () => undefined;
  const { x, y, width } = drawing.viewBox.baseVal;
  const height = ground.y.baseVal.value - y + 1;
  /** The heads of a part of the drawing. */
  const copyOf = (from: number, wide: number): SVGSVGElement => {
    const copy = drawing.cloneNode() as SVGSVGElement;
    for (const name of copy.getAttributeNames()) if (name !== "class") copy.removeAttribute(name);
    copy.setAttribute("viewBox", `${from} ${y} ${wide} ${height}`);
    copy.append(...heads.map((one) => one.cloneNode(true)));
    return copy;
  };
  const box = document.createElement("div");
  const moving = document.createElement("div");
  const whole = copyOf(x, width);
  box.className = "lane-heads";
  box.ariaHidden = "true";
  moving.append(whole);
  box.append(moving);
  const described = view.querySelector<SVGSVGElement>(".described svg");
  const beside = described?.viewBox.baseVal;
  const fixed = beside && copyOf(x + beside.x, beside.width);
  if (fixed) box.append(fixed);
  frame.querySelector(".zoom-bar")?.after(box);
  view.addEventListener("scroll", () => moving.scrollTo(view.scrollLeft, 0), { passive: true });
  return () => {
    const [place, drawn, around] = [view, drawing, frame].map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect, DOMRect];
    const scale = drawn.width / width;
    const tall = `${height * scale}px`;
    box.style.cssText = `width:${place.width}px;height:${tall};top:${heightAbove(view)}px;margin:0 0 -${tall} ${place.left - around.left}px`;
    whole.style.cssText = `width:${drawn.width}px;margin-left:${drawn.left - place.left + view.scrollLeft}px`;
    if (fixed && beside) fixed.style.width = `${beside.width * scale}px`;
    moving.scrollTo(view.scrollLeft, 0);
  };
}

/** How much of what scrolls is covered at its top: by the banner of a page, by what heads the map. */
function heightAbove(view: HTMLElement): number {
  const dialog = view.closest("dialog");
  const above = dialog ? dialog.querySelector("header") : document.querySelector<HTMLElement>(".banner:not([hidden])");
  if (!above) return 0;
  const { position, top } = getComputedStyle(above);
  return position === "sticky" ? above.offsetHeight + Number.parseFloat(top) : 0;
}
