/**
 * Keeps what is jumped to, and what has the focus, below the banner of a page that is not in force, however many lines its words take:
 * the style knows what most take (`sheet.css`).
 */
export function standBelowBanner(page: HTMLElement): void {
  const banner = document.querySelector<HTMLElement>(".banner");
  if (!banner) return;
  const measure = (): void => {
    if (getComputedStyle(banner).position === "sticky") page.style.setProperty("--banner", `${banner.offsetHeight}px`);
    else page.style.removeProperty("--banner");
  };
  measure();
  new ResizeObserver(measure).observe(banner);
}
