import { askedPlace } from "./decode.ts";

/**
 * On a small device the parts of a document's flows are laid out one by one when the page is there and has nothing else to do
 * (`flow.css`), so that its first view comes early, everything has its place soon after, and no part holds up whoever reads.
 */
export function layOutLater(): void {
  const parts = [...document.querySelectorAll(".flow > *")];
  const next = (): void => {
    const part = parts.shift();
    if (part) inPlace(() => part.classList.add("laid-out"));
    if (parts.length > 0) whenIdle(next);
  };
  if (parts.length === 0) return;
  if (document.readyState === "complete") whenIdle(next);
  else addEventListener("load", () => whenIdle(next));
}

/** Leaves the step that was asked for where it is seen, whatever gets its height above it: browsers do so as a rule, not always. */
function inPlace(act: () => void): void {
  const asked = document.getElementById(askedPlace());
  const top = asked?.getBoundingClientRect().top;
  act();
  if (!asked || top === undefined || top < 0 || top > innerHeight) return;
  const moved = asked.getBoundingClientRect().top - top;
  if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 50);
}
