/**
 * Keeps what is jumped to, and what has the focus, below the banner of a page that is not in force, however many lines its words take:
 * the style knows what most take (`sheet.css`).
 */
export function standBelowBanner(page: HTMLElement): void {
  const banner = document.querySelector<HTMLElement>(".banner");
  if (!banner) return;
  const beside = document.querySelectorAll<HTMLElement>(".beside");
  const measure = (): void => {
    const height = getComputedStyle(banner).position === "sticky" ? `${banner.offsetHeight}px` : "";
    for (const one of [page, ...beside]) one.style.setProperty("--banner", height);
  };
  measure();
  new ResizeObserver(measure).observe(banner);
}
