import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReadLibrary } from "../../../cli/portal/door.ts";
import { picturesShown } from "../../../core/seal/pictures-shown.ts";
import type { ShownRevision } from "./shown-revision.ts";

/** By folder: the pictures its documents show, as file names below `assets/`. */
export type Pictures = ReadonlyMap<string, ReadonlySet<string>>;

const served = /^assets\/[^/\\]+\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** What in an SVG file could run, or fetch, when someone opens it by itself. */
const active =
  /<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler|listener|set|animate\w*|use)\b|\son\w+\s*=|javascript:|<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet|(?:href|src)\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg|gif|webp))|@import|url\(\s*["']?(?!#)/i;

/** The pictures the portal serves: of the shown revisions, that are there, and, of SVG, that only draw. */
export async function findPictures(read: ReadLibrary, revisions: readonly ShownRevision[]): Promise<Pictures> {
  const pictures = new Map<string, Set<string>>();
  for (const { document, controlled } of revisions) {
    const there = read.assets.get(controlled.folder);
    for (const path of picturesShown(document)) {
      if (!served.test(path) || !there?.has(path)) continue;
      if (/\.svg$/i.test(path) && active.test(await readFile(join(read.root, controlled.folder, path), "utf8"))) continue;
      const names = pictures.get(controlled.folder) ?? new Set();
      pictures.set(controlled.folder, names.add(path.slice("assets/".length)));
    }
  }
  return pictures;
}
