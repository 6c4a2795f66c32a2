import { StaticPaths } from "astro:static-paths";
import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { App } from "astro/app";
import { createApp } from "astro/app/entrypoint";
import type { FileDigests } from "../../cli/portal/door.ts";
import { sha256Hex } from "../../core/sha256.ts";
import { pagesToMake } from "../data/build/pages-to-make.ts";

const { manifest } = createApp();

/** A page that fails ends the build; Astro would answer with a page that says so. */
class Pages extends App {
  override async renderError(request: Request, { error }: { error?: unknown }): Promise<Response> {
    throw error ?? new Error(`there is no page at ${request.url}`);
  }
}

/**
 * Makes all pages of the build that was begun into a folder.
 * @returns every file with its SHA-256
 */
export async function renderPages(folder: string): Promise<FileDigests> {
  // What Astro remembers of a site's addresses goes by this object: another build has other ones.
  const app = new Pages({ ...manifest, pageMap: loadedOnce(manifest.pageMap) }, false);
  const files: Record<string, string> = {};
  const folders = new Set<string>();
  const { keeps } = await pagesToMake();
  for (const { pathname, route } of await new StaticPaths(app).getAll()) {
    const path = pathname.replace(/^\/|\/$/g, "");
    const file = route.type === "endpoint" ? path : fileOfPage(path);
    // The page before has the address, or it is kept.
    if (files[file] !== undefined || keeps(file)) continue;
    const address = new URL(route.type === "endpoint" || path === "" ? pathname : `/${path}/`, "http://portal");
    const response = await app.render(new Request(address), { routeData: route });
    const target = join(folder, file);
    // Not in the background: of thousands of files waiting for each costs more than writing it.
    if (!folders.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
    folders.add(dirname(target));
    files[file] = route.type === "endpoint" ? await writePieces(target, response) : writeWhole(target, await response.arrayBuffer());
    // Between two pages is heard whether anybody still waits for them.
    await setImmediate();
  }
  return files;
}

/** @returns its SHA-256 */
function writeWhole(target: string, body: ArrayBuffer): string {
  const contents = new Uint8Array(body);
  writeFileSync(target, contents);
  return sha256Hex(contents);
}

/** Writes a file that may be of any size, as it comes. @returns its SHA-256 */
async function writePieces(target: string, { body }: Response): Promise<string> {
  const hash = createHash("sha256");
  const file = openSync(target, "w");
  try {
    for await (const piece of body ?? []) {
      hash.update(piece);
      writeFileSync(file, piece);
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}

/** Astro asks for a route's module before each of its pages; Node looks it up anew each time, which takes longer than a short page. */
function loadedOnce(pages: typeof manifest.pageMap): typeof manifest.pageMap {
  return pages && new Map([...pages].map(([route, load]) => [route, keepingFirst(load)]));
}

function keepingFirst<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loaded: Promise<Module> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

function fileOfPage(path: string): string {
  return path === "404" ? "404.html" : join(path, "index.html");
}
