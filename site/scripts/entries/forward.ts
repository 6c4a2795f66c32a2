// A page that only points to another brings its reader there with the place within the page and what is asked, which a refresh loses.
const { to, asks } = (document.currentScript as HTMLScriptElement | null)?.dataset ?? {};
if (to !== undefined) {
  const url = new URL(to, location.href);
  // In a folder on disk an address that ends in a slash opens a listing.
  if (url.protocol === "file:") url.pathname += "index.html";
  url.search = asks === undefined ? location.search : `?${asks}=${location.hash.slice(1)}`;
  url.hash = asks ?? location.hash;
  location.replace(url);
}
