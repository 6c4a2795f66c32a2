/**
 * On a small device a document's flows are laid out one by one when the page is there and has nothing else to do (`flow.css`), so
 * that its first view comes early and everything has its place soon after.
 */
export function layOutLater(): void {
  const flows = [...document.querySelectorAll(".flow")];
  const next = (): void => {
    flows.shift()?.classList.add("laid-out");
    if (flows.length > 0) whenIdle(next);
  };
  if (flows.length === 0) return;
  if (document.readyState === "complete") whenIdle(next);
  else addEventListener("load", () => whenIdle(next));
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 50);
}
