import { copyFileSync, linkSync, mkdirSync } from "node:fs";
import { cp, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { readAhead } from "../files/read-ahead.ts";
import { sha256OfFile } from "../files/sha256-of-file.ts";
import type { FileDigests } from "./inventory-file.ts";

const FILES_AT_ONCE = 16;

/** So many files are taken over in a row, before what else is under way has its turn. */
const KEPT_IN_A_ROW = 64;

/**
 * Takes files over from one portal into another: a second name for the same bytes, else a copy. Not in the background: of thousands of
 * names waiting for each costs more than making it.
 */
export async function keepFiles(from: string, to: string, paths: readonly string[]): Promise<void> {
  const folders = new Set<string>();
  for (const [index, path] of paths.entries()) {
    if (index % KEPT_IN_A_ROW === 0) await setImmediate();
    const folder = dirname(path);
    if (!folders.has(folder)) mkdirSync(join(to, folder), { recursive: true });
    folders.add(folder);
    try {
      linkSync(join(from, path), join(to, path));
    } catch {
      copyFileSync(join(from, path), join(to, path));
    }
  }
}

/** Every file below a folder of a portal with its SHA-256, by path from the portal's top with forward slashes. */
export async function digestFiles(portal: string, folder: string): Promise<FileDigests> {
  const entries = await readdir(join(portal, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(portal.length + 1)
        .replaceAll(sep, "/"),
    );
  const digest = async (path: string) => [path, await sha256OfFile(join(portal, path))] as const;
  const files: Record<string, string> = {};
  for await (const [path, sha256] of readAhead(paths.sort(), FILES_AT_ONCE, digest)) files[path] = sha256;
  return files;
}

/** Moves what a folder holds to where nothing of these names is, also to another disk. */
export async function moveInto(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  for (const name of await readdir(from)) await move(join(from, name), join(to, name));
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true });
  }
}
