/**
 * Keeps what is jumped to, and what has the focus, below the banner of a page that is not in force, however many lines its words take:
 * the style knows what most take (`sheet.css`).
 */
export function standBelowBanner(page: HTMLElement): void {
  const banner = document.querySelector<HTMLElement>(".banner:not([hidden])");
  if (!banner) return;
  const beside = document.querySelector<HTMLElement>(".beside");
  const measure = (): void => {
    // One that another took the place of says nothing of where things stand.
    if (!banner.isConnected) return;
    const height = getComputedStyle(banner).position === "sticky" ? `${banner.offsetHeight}px` : "0px";
    page.style.scrollPaddingTop = `calc(${height} + 0.5rem)`;
    beside?.style.setProperty("--banner", height);
  };
  measure();
  new ResizeObserver(measure).observe(banner);
}
