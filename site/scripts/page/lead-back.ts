/**
 * A page that isn't there, asked for in a language that this portal no longer offers (`/en/CODE/#s4`), is there in the library's own:
 * its reader is brought to that one. Old addresses last so, also where a host knows nothing of them.
 */
export function leadBack(): void {
  const { base, notOffered } = document.querySelector<HTMLElement>("[data-not-offered]")?.dataset ?? {};
  if (base === undefined || notOffered === undefined || !location.pathname.startsWith(base)) return;
  const [language = "", ...page] = location.pathname.slice(base.length).split("/");
  if (!notOffered.split(" ").includes(language)) return;
  // Not put together as text: two slashes at its head would name another host.
  const there = new URL(location.href);
  there.pathname = `${base}${page.join("/")}`;
  location.replace(there);
}
