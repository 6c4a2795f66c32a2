// A page that only points to another brings its reader there with the place within the page and what is asked, which a refresh loses.
const to = (document.currentScript as HTMLScriptElement | null)?.dataset["to"];
if (to !== undefined) {
  const url = new URL(to, location.href);
  // In a folder on disk an address that ends in a slash opens a listing.
  if (url.protocol === "file:") url.pathname += "index.html";
  url.search = location.search;
  url.hash = location.hash;
  location.replace(url);
}
