import { keepLaneHeads } from "./lane-heads.ts";

/** From a drawing's own size: the smallest at which its words are read, and the largest that is of use. */
const [LEAST, MOST] = [0.35, 3];
/** A drawing is shown whole where its words stay at least this large; else at its own size, its descriptions kept in view. */
const READABLE = 0.74;
const STEP = 1.2;
/** In pixels: as much of the drawing stands left of what is marked, and at least as much right of it. */
const MARKED = 160;

/**
 * Drawings of flows are fitted to the page's width, and made larger and smaller by their buttons, by + − 0 and the arrows on
 * the keyboard, by the wheel with Ctrl, and by two fingers; a mouse drags them. They stay vectors: nothing is blurred.
 */
export function offerZoom(root: ParentNode): void {
  for (const frame of framesIn(root)) prepare(frame);
}

/** The same for a page's own drawings, each when it comes near what is seen: to measure them all at once takes a slow phone seconds. */
export function offerZoomInView(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries)
        if (isIntersecting || boundingClientRect.bottom < 0) begin(target);
    },
    { rootMargin: "100% 0px" },
  );
  const begin = (frame: Element): void => {
    observer.unobserve(frame);
    prepare(frame as HTMLElement);
  };
  for (const frame of framesIn(document)) {
    observer.observe(frame);
    frame.addEventListener("focusin", () => begin(frame), { once: true });
  }
}

function framesIn(root: ParentNode): NodeListOf<HTMLElement> {
  return root.querySelectorAll<HTMLElement>("[data-zoom-frame]:not([data-ready])");
}

function prepare(frame: HTMLElement): void {
  const view = frame.querySelector<HTMLElement>(".diagram");
  const drawings = [...frame.querySelectorAll<SVGSVGElement>(".diagram svg.flow-drawing, .described svg")].map((svg) => ({
    svg,
    width: svg.width.baseVal.value,
  }));
  const [whole] = drawings;
  if (!view || !whole || frame.dataset["ready"] !== undefined) return;
  frame.dataset["ready"] = "";
  const layHeads = keepLaneHeads(frame, view, whole.svg);
  let scale = 1;
  /** Shows the drawing that large, with the same place of it under a point of the view. */
  const show = (wanted: number, x = view.clientWidth / 2): void => {
    const next = Math.min(MOST, Math.max(LEAST, wanted));
    const left = (view.scrollLeft + x) / scale;
    scale = next;
    for (const { svg, width } of drawings) {
      svg.style.width = `${width * next}px`;
      svg.style.height = "auto";
      svg.style.maxWidth = "none";
    }
    view.scrollTo({ left: left * next - x, behavior: "instant" });
    frame.classList.toggle("is-wide", view.scrollWidth > view.clientWidth + 1);
    layHeads();
    const said = frame.querySelector("[data-zoom-now]");
    if (said) said.textContent = `${Math.round(next * 100)} %`;
  };
  const fitting = (): number => Math.min(1, view.clientWidth / whole.width);
  /** What is marked is what the drawing is looked at for: the first of it is in view. */
  const begin = (): void => {
    show(fitting() >= READABLE ? fitting() : 1, 0);
    const [marked, seen] = [whole.svg.querySelector(".mark-line"), view].map((one) => one?.getBoundingClientRect());
    if (marked && seen && marked.left > seen.right - MARKED) view.scrollTo({ left: marked.left - seen.left - MARKED, behavior: "instant" });
  };
  const acts: Readonly<Record<string, () => void>> = {
    in: () => show(scale * STEP),
    out: () => show(scale / STEP),
    fit: () => show(view.clientWidth / whole.width, 0),
    own: () => show(1),
  };
  for (const button of frame.querySelectorAll<HTMLElement>("[data-zoom]"))
    button.addEventListener("click", () => acts[button.dataset["zoom"] ?? ""]?.());
  listenToKeys(view, acts);
  listenToWheel(view, (by, x) => show(scale * by, x));
  listenToFingers(view, (by, x) => show(scale * by, x));
  dragByMouse(view);
  begin();
  let seen = view.clientWidth;
  addEventListener("resize", () => {
    if (view.clientWidth !== seen) begin();
    seen = view.clientWidth;
  });
}

function listenToKeys(view: HTMLElement, acts: Readonly<Record<string, () => void>>): void {
  const keys: Readonly<Record<string, string>> = { "+": "in", "=": "in", "-": "out", "0": "fit", "1": "own" };
  view.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    acts[act]?.();
  });
}

/** A wheel with Ctrl, which is also what a touchpad's two fingers send; without it the page scrolls as ever. */
function listenToWheel(view: HTMLElement, zoom: (by: number, x: number) => void): void {
  view.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 300), event.clientX - view.getBoundingClientRect().left);
    },
    { passive: false },
  );
}

function listenToFingers(view: HTMLElement, zoom: (by: number, x: number) => void): void {
  let apart: number | undefined;
  const spread = ([a, b]: [Touch, Touch]): number => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  const both = (event: TouchEvent): [Touch, Touch] | undefined => {
    const [a, b, other] = [...event.touches];
    return a && b && !other ? [a, b] : undefined;
  };
  view.addEventListener("touchstart", (event) => {
    const fingers = both(event);
    apart = fingers && spread(fingers);
  });
  view.addEventListener(
    "touchmove",
    (event) => {
      const fingers = both(event);
      if (!fingers || apart === undefined) return;
      event.preventDefault();
      zoom(spread(fingers) / apart, (fingers[0].clientX + fingers[1].clientX) / 2 - view.getBoundingClientRect().left);
      apart = spread(fingers);
    },
    { passive: false },
  );
  view.addEventListener("touchend", () => {
    apart = undefined;
  });
}

/** The left button moves the drawing across and the page down, and what it is let go on is then not clicked. */
function dragByMouse(view: HTMLElement): void {
  const SLACK = 4;
  let held: { x: number; y: number; left: number; top: number; moved: boolean } | undefined;
  view.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    held = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: scrollY, moved: false };
  });
  window.addEventListener("pointermove", (event: PointerEvent) => {
    if (!held || event.buttons === 0) return;
    const [across, down] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(across, down) < SLACK) return;
    held.moved = true;
    view.classList.add("is-dragged");
    view.scrollTo({ left: held.left - across, behavior: "instant" });
    scrollTo({ top: held.top - down, behavior: "instant" });
  });
  addEventListener("pointerup", () => {
    view.classList.remove("is-dragged");
    // The click, if there is one, follows at once.
    if (held?.moved) setTimeout(() => (held = undefined), 0);
    else held = undefined;
  });
  view.addEventListener("click", (event) => held?.moved && event.preventDefault(), true);
  view.addEventListener("dragstart", (event) => event.preventDefault());
}
