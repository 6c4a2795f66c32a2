import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { renamePatiently } from "../files/rename-patiently.ts";
import { writeReport } from "../files/write-report.ts";
import { openToReaders } from "./open-to-readers.ts";
import { keepFiles } from "./portal-files.ts";

/** What becomes other in a portal that stands, by path with forward slashes. */
export interface Renewal {
  /** Files that are new, or say something else than before. */
  changed: readonly string[];
  /** Files that are there no more. */
  gone: readonly string[];
}

/** Where a work folder keeps what a renewal changes, and the files that only the renewal brings: with both it can be undone. */
const BEFORE = "before";
const ADDED = "added.json";

/**
 * Changes the files of a portal that stands, and leaves the others alone: thousands that stay as they are cost nothing. Readers meet each
 * file whole; all are renamed at a stroke. A failure undoes it, and so does the next build where this one is killed meanwhile.
 * @param fresh the folder that holds the changed files
 * @param work a folder on the same disk
 */
export async function renewPortal(out: string, fresh: string, { changed, gone }: Renewal, work: string): Promise<void> {
  // A folder may be where a file is to come.
  const added = changed.filter((path) => !statSync(join(out, path), { throwIfNoEntry: false })?.isFile());
  const isAdded = new Set(added);
  await keepFiles(out, join(work, BEFORE), [...changed.filter((path) => !isAdded.has(path)), ...gone]);
  await writeReport(join(work, ADDED), JSON.stringify(added));
  try {
    moveInto(out, fresh, changed, gone);
  } catch (error) {
    undoRenewal(out, work);
    throw error;
  }
  rmSync(join(work, ADDED));
}

/** Brings a portal back to what it was before a renewal that did not end; of one that did, or did not begin, nothing is to be undone. */
export function undoRenewal(out: string, work: string): void {
  const before = join(work, BEFORE);
  const added = readAdded(join(work, ADDED));
  // Of a portal that was removed since, parts would be no portal.
  if (!added || !existsSync(out)) return;
  moveInto(out, before, filesBelow(before), added);
  rmSync(join(work, ADDED));
}

function readAdded(path: string): string[] | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as string[]) : undefined;
}

/** What goes away goes first: where a file was, a folder may be to come. Nothing may come between, so nothing is waited for. */
function moveInto(out: string, from: string, paths: readonly string[], gone: readonly string[]): void {
  for (const path of gone) removeFile(out, path);
  for (const path of paths) {
    const made = mkdirSync(dirname(join(out, path)), { recursive: true });
    renamePatiently(join(from, path), join(out, path));
    if (made !== undefined) openToReaders(made);
  }
}

/** Removes a file and the folders that it leaves empty. */
function removeFile(out: string, path: string): void {
  rmSync(join(out, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(out, folder));
    } catch {
      return;
    }
  }
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return entries.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll(sep, "/"),
  );
}
