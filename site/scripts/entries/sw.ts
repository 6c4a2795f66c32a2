import type { OfflineList } from "../../../cli/portal/door.ts";

declare const self: ServiceWorkerGlobalScope & { sopBuild: string };

const PREFIX = "sop-";
const AT_ONCE = 6;
const top = new URL("./", self.registration.scope);

self.addEventListener("install", (event) => {
  event.waitUntil(self.sopBuild === "" ? self.skipWaiting() : keepBuild().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(top.href) || self.sopBuild === "") return;
  event.respondWith(answer(event.request, url));
});

/** A whole build or nothing: what has not changed is taken from the build before, the rest from the network. */
async function keepBuild(): Promise<void> {
  const response = await fetch(new URL("offline.json", top), { cache: "no-store" });
  const list = (await response.clone().json()) as OfflineList;
  const name = `${PREFIX}${self.sopBuild}`;
  if (list.build !== self.sopBuild) throw new Error("another build is being put in place");
  const cache = await caches.open(name);
  const before = await buildBefore(name);
  const pending = Object.entries(list.files);
  const work = async () => {
    for (let next = pending.pop(); next; next = pending.pop()) {
      const [path, hash] = next;
      const key = addressOf(path);
      const kept = before?.list.files[path] === hash ? await before.cache.match(key) : undefined;
      await cache.put(key, kept ?? (await load(key)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await cache.put(new URL("offline.json", top), response);
}

async function buildBefore(name: string): Promise<{ cache: Cache; list: OfflineList } | undefined> {
  const other = (await caches.keys()).find((key) => key.startsWith(PREFIX) && key !== name);
  if (other === undefined) return undefined;
  const cache = await caches.open(other);
  const list = await cache.match(new URL("offline.json", top));
  return list && { cache, list: (await list.json()) as OfflineList };
}

/** A redirected answer can't stand for a page, so its body is taken alone. */
async function load(url: URL): Promise<Response> {
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok && !url.pathname.endsWith("/404.html")) throw new Error(`${url.pathname}: ${response.status}`);
  return response.redirected || !response.ok ? new Response(await response.blob(), { headers: response.headers }) : response;
}

/** The address a file is asked for by: a page's is its folder. */
function addressOf(path: string): URL {
  return new URL(
    path
      .replace(/(^|\/)index\.html$/, "$1")
      .split("/")
      .map(encodeURIComponent)
      .join("/"),
    top,
  );
}

async function takeOver(): Promise<void> {
  const current = `${PREFIX}${self.sopBuild}`;
  const others = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== current);
  await Promise.all(others.map((key) => caches.delete(key)));
  await self.clients.claim();
  if (self.sopBuild === "") {
    await self.registration.unregister();
    return;
  }
  if (others.length === 0) return;
  for (const client of await self.clients.matchAll()) client.postMessage("sop-updated");
}

async function answer(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(`${PREFIX}${self.sopBuild}`);
  const kept = await cache.match(url, { ignoreSearch: true });
  if (kept) return kept;
  try {
    const response = await fetch(request);
    // What was left out of the list is kept once it was read.
    if (response.ok && !response.redirected && url.search === "") await cache.put(url, response.clone());
    return response;
  } catch (error) {
    const missing = request.mode === "navigate" ? await cache.match(new URL("404.html", top)) : undefined;
    if (missing) return new Response(await missing.blob(), { status: 404, headers: missing.headers });
    throw error;
  }
}
