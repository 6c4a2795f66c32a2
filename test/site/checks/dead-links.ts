import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A file of a built portal, by the address it is served at. */
export function fileOf(folder: string, address: string): string {
  return join(folder, address === "" || address.endsWith("/") ? `${address}index.html` : address);
}

/** Links and pictures of pages that lead nowhere, their fragments included: `page: link`. */
export async function deadLinks(folder: string, pages: readonly string[]): Promise<string[]> {
  const known = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  const idsOf = (address: string) => {
    const ids = known.get(address) ?? readIds(fileOf(folder, address));
    known.set(address, ids);
    return ids;
  };
  const dead: string[] = [];
  for (const page of pages) {
    const text = await readFile(fileOf(folder, page), "utf8");
    const links = new Set([...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link = ""]) => link));
    for (const link of links) {
      if (/^(?:https?|mailto|data):/.test(link)) continue;
      const url = new URL(link.replaceAll("&amp;", "&"), new URL(page, "http://portal/"));
      const ids = await idsOf(decodeURIComponent(url.pathname.slice(1)));
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (!ids || (fragment !== "" && !ids.has(fragment))) dead.push(`${page}: ${link}`);
    }
  }
  return dead;
}

async function readIds(file: string): Promise<ReadonlySet<string> | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  return new Set(file.endsWith(".html") ? [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id.replaceAll("&amp;", "&")) : []);
}
