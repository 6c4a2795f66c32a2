/** Keeps the portal for reading without a network, and says when a newer build took its place. */
export function keepOffline(page: HTMLElement): void {
  if (!("serviceWorker" in navigator) || page.dataset["offline"] === undefined) return;
  const root = new URL(page.dataset["root"] ?? "./", location.href);
  addEventListener("load", () => {
    void navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" }).catch(() => undefined);
  });
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (event.data === "sop-updated") document.querySelector("[data-updated]")?.removeAttribute("hidden");
  });
  document.querySelector("[data-reload]")?.addEventListener("click", () => location.reload());
}
