import { readFileSync, type Stats, statSync } from "node:fs";
import { delimiter, join, relative, resolve, sep } from "node:path";
import { calendarDayIn } from "../../core/document/words/calendar-day.ts";
import { sha256Hex } from "../../core/sha256.ts";
import { digestOf } from "../files/digest-of.ts";
import { lieOfFolder, type WatchedLie } from "../files/folder-lie.ts";

/** How a library lay. */
export interface LibraryLie {
  /** A name for all that a portal's pages are made from beside the tool, the options and the settings, found without reading a text. */
  digest: string;
  /** SHA-256 by path of files so young that another save might leave them looking the same; null of one that can't be read. */
  young: Record<string, string | null>;
}

/**
 * How a library lies now; undefined where a folder can't be looked at.
 * @param out the portal's folder, which may be in the library's
 */
export function lieOfLibrary(library: string, out: string, timeZone: string): LibraryLie | undefined {
  const root = resolve(library);
  const own = relative(root, resolve(out)).replaceAll(sep, "/");
  const work = own.replace(/([^/]*)$/, ".$1-");
  const lie = lieIfThere(root, (path) => path === ".git" || path === "node_modules" || path === own || path.startsWith(work));
  if (lie === undefined) return undefined;
  const young = lie.young.map((path) => [path, digestIfRead(join(root, path))] as const);
  // Acts are judged as of today, whatever day is looked at; signatures by a program that may be missing.
  const digest = digestOf([lie.digest, calendarDayIn(timeZone, new Date()), findSshKeygen()]);
  return { digest, young: Object.fromEntries(young) };
}

/** True where nothing of a library changed since it lay so: nothing looks otherwise, and what was or is young says what it said. */
export function isUnchanged(library: string, before: LibraryLie, now: LibraryLie): boolean {
  const root = resolve(library);
  const isSame = ([path, digest]: [string, string | null]) =>
    digest !== null && digest === (now.young[path] ?? digestIfRead(join(root, path)));
  return (
    before.digest === now.digest &&
    Object.keys(now.young).every((path) => path in before.young) &&
    Object.entries(before.young).every(isSame)
  );
}

/** Of a pipe or a device nothing is read: that may wait for ever. */
function digestIfRead(path: string): string | null {
  try {
    return statSync(path).isFile() ? sha256Hex(readFileSync(path)) : null;
  } catch {
    return null;
  }
}

function findSshKeygen(): unknown {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const found = statIfSeen(join(folder, process.platform === "win32" ? "ssh-keygen.exe" : "ssh-keygen"));
    if (found) return [folder, found.size, found.mtimeMs];
  }
  return null;
}

/** Undefined also where the folder is another user's: no program is found there either. */
function statIfSeen(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Undefined where a folder is missing or may not be read: whoever reads it says so. */
function lieIfThere(root: string, passesOver: (path: string) => boolean): WatchedLie | undefined {
  try {
    return lieOfFolder(root, passesOver);
  } catch {
    return undefined;
  }
}
