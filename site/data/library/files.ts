import { join } from "node:path";
import { type HeldLibrary, readTextFile } from "../../../cli/portal/door.ts";
import type { ShownRevision } from "./shown-revision.ts";

/** By folder: the files the portal serves of it, as names below `assets/`. */
export type ServedFiles = ReadonlyMap<string, ReadonlySet<string>>;

/** What in an SVG file could run, or fetch, when someone opens it by itself. */
const active =
  /<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler|listener|set|animate\w*|use)\b|\son\w+\s*=|javascript:|<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet|(?:href|src)\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg|gif|webp))|@import|url\(\s*["']?(?!#)/i;

/** Of the shown revisions: the pictures shown, of SVG those that only draw, signed sheets, and the files linked to; all that are there. */
export async function findFiles(read: HeldLibrary, revisions: readonly ShownRevision[]): Promise<ServedFiles> {
  const files = new Map<string, Set<string>>();
  for (const { notes, controlled } of revisions) {
    const there = read.assets.get(controlled.folder);
    for (const path of notes.files) {
      if (!there?.has(path)) continue;
      if (/\.svg$/i.test(path) && !(await isDrawing(join(read.root, controlled.folder, path)))) continue;
      const names = files.get(controlled.folder) ?? new Set();
      files.set(controlled.folder, names.add(path.slice("assets/".length)));
    }
  }
  return files;
}

/** Whether an SVG only draws, as far as it can be read. */
async function isDrawing(path: string): Promise<boolean> {
  const file = await readTextFile(path);
  return file.ok && !active.test(file.text);
}
