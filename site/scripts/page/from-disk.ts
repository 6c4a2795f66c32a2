/** In a folder on disk an address that ends in a slash opens a listing: there, links name the page's file. Those of drawings, too. */
export function linkFromDisk(): void {
  if (location.protocol !== "file:") return;
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    if (!URL.canParse(href, document.baseURI)) continue;
    const url = new URL(href, document.baseURI);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      link.setAttribute("href", url.href);
    }
  }
}
