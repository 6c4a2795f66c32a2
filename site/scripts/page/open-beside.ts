/** Opens what stands beside the sheet where there is room for it and the browser's styles can't hold it open (document.css). */
export function openBesideSheet(): void {
  if (CSS.supports("selector(::details-content)") || !matchMedia("(min-width: 64.001rem)").matches) return;
  for (const beside of document.querySelectorAll<HTMLDetailsElement>(".beside details")) beside.open = true;
}
