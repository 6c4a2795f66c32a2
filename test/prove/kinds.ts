import { readFile, stat } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { everyLook, lookClosely } from "../site/checks/close-look.ts";
import { fileOf } from "../site/checks/dead-links.ts";
import { pageKind } from "../site/checks/page-kind.ts";

/** A page of one kind, status and language; of a portal's pages that share these the largest and one from the middle are looked at. */
export async function samplesOf(folder: string, pages: readonly string[]): Promise<string[]> {
  const kinds = new Map<string, { page: string; size: number }[]>();
  for (const page of pages) {
    const file = fileOf(folder, page);
    const text = await readFile(file, "utf8");
    const name = `${/<html lang="([^"]*)"/.exec(text)?.[1]} ${pageKind(text)}`;
    const place = /register|history/.test(name) ? page.replace(/\d+\/$/, "") : "";
    const key = `${name} ${place}`;
    kinds.set(key, [...(kinds.get(key) ?? []), { page, size: (await stat(file)).size }]);
  }
  return [...kinds.values()].flatMap((list) => {
    const sorted = list.sort((a, b) => b.size - a.size);
    return [...new Set([sorted[0], sorted[Math.floor(sorted.length / 2)]].map((one) => one?.page ?? ""))];
  });
}

/** Looks closely at pages in each of the looks. */
export async function lookAtPages(browser: Browser, portal: string, pages: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [name, options, media] of everyLook) {
    const context = await browser.newContext({ ...options, serviceWorkers: "block" });
    // Several at a time: a page is mostly waited for.
    const waiting = pages.values();
    const look = async () => {
      for (const address of waiting) {
        process.stderr.write(".");
        const path = address === "404.html" ? "no/such/page/" : address;
        const trouble = await lookClosely(context, portal, path, media);
        found.push(...trouble.filter((one) => address !== "404.html" || !/404/.test(one)).map((one) => `/${path} (${name}): ${one}`));
      }
    };
    await Promise.all([look(), look(), look()]);
    await context.close();
    process.stderr.write("\n");
  }
  return found;
}
