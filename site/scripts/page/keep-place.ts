/** A guide that lost its force is opened at the step, and with the way, that its lasting address names. */
export function keepPlace(): void {
  const link = document.querySelector<HTMLAnchorElement>("a[data-was]");
  if (link) link.hash = location.hash;
}
