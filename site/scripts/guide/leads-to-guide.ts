/** Whether an answer opens another guide, which keeps the way taken, and not a document's page. */
export function leadsToGuide(link: HTMLAnchorElement): boolean {
  return /\/guide\/[^/]+\/(?:index\.html)?(?:#.*)?$/.test(link.getAttribute("href") ?? "");
}
