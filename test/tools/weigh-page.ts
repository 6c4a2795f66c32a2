import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** The kinds of bytes a page's first view is made of. */
export const byteKinds = ["html", "css", "js", "fonts", "other"] as const;
export type PageWeight = Record<(typeof byteKinds)[number], number> & { total: number };

/** Of a document page, in bytes (design: portal, Budget). */
export const budget = { total: 100_000, js: 25_000 } as const;

/**
 * What a browser fetches to show a page for the first time, compressed as a plain host does it (gzip; fonts are packed as
 * they are). What is fetched later, such as the search and the copy kept offline, is no part of it.
 */
export async function weighPage(folder: string, address: string): Promise<PageWeight> {
  const file = address === "" || address.endsWith("/") ? `${address}index.html` : address;
  const html = await readFile(join(folder, file), "utf8");
  const near = (link: string) => join(folder, dirname(file), decodeURIComponent(link));
  const linked = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, link = ""]) => near(link));
  const styles = linked(/<link rel="stylesheet"[^>]*? href="([^"]+)"/g);
  const [css, js, other] = await Promise.all([
    sizeOf(styles),
    sizeOf(linked(/<script src="([^"]+)"/g)),
    sizeOf(linked(/<(?:img|link rel="icon")[^>]*? (?:src|href)="(?!data:)([^"]+)"/g)),
  ]);
  const weight = { html: packed(html), css, js, fonts: styles[0] === undefined ? 0 : await fontSize(styles[0], html), other };
  return { ...weight, total: Object.values(weight).reduce((sum, size) => sum + size, 0) };
}

/** Sizes of files that many pages share. */
const known = new Map<string, Promise<number>>();

async function sizeOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    [...new Set(paths)].map((path) => {
      const size = known.get(path) ?? readFile(path).then(packed);
      known.set(path, size);
      return size;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Each font of which the page holds a character: at worst, since not all its text is set in each. Those that stand in the
 * style are weighed with it.
 */
async function fontSize(style: string, html: string): Promise<number> {
  const text = html.replace(/^[\s\S]*<body>|<[^>]*>/g, "");
  const points = new Set([...text].map((character) => character.codePointAt(0) ?? 0));
  const faces = [...(await styleText(style)).matchAll(/@font-face\{[^}]*url\((?!"?data:)([^)]+)\)[^}]*unicode-range:([^;}]+)/g)];
  const needed = faces.filter(([, , range = ""]) =>
    spansOf(range).some(([first, last]) => [...points].some((point) => point >= first && point <= last)),
  );
  const sizes = await Promise.all(
    needed.map(async ([, url = ""]) => (await readFile(join(dirname(style), url.replaceAll('"', "")))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

const styles = new Map<string, Promise<string>>();

function styleText(path: string): Promise<string> {
  const text = styles.get(path) ?? readFile(path, "utf8");
  styles.set(path, text);
  return text;
}

/** The spans of a CSS `unicode-range`. */
export function spansOf(range: string): [first: number, last: number][] {
  return range.split(",").map((part) => {
    const [first = 0, last = first] = part
      .trim()
      .slice(2)
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return [first, last];
  });
}

function packed(contents: string | Uint8Array): number {
  return gzipSync(contents, { level: 9 }).length;
}
