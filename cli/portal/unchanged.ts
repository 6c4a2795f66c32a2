import { type Stats, statSync } from "node:fs";
import { delimiter, join, relative, resolve, sep } from "node:path";
import { calendarDayIn } from "../../core/document/words/calendar-day.ts";
import { digestOf } from "../files/digest-of.ts";
import { type FolderLie, isYoung, lieOfFolder } from "../files/folder-lie.ts";

/**
 * A name for all that a portal's pages are made from beside the tool, the options and the settings, found without reading a text; undefined
 * where a file is so young that another save might leave it looking the same.
 * @param out the portal's folder, which may be in the library's
 */
export function lieOfLibrary(library: string, out: string, timeZone: string): string | undefined {
  const root = resolve(library);
  const now = new Date();
  const own = relative(root, resolve(out)).replaceAll(sep, "/");
  const work = own.replace(/([^/]*)$/, ".$1-");
  const lie = lieIfThere(root, (path) => path === ".git" || path === "node_modules" || path === own || path.startsWith(work));
  // Acts are judged as of today, whatever day is looked at; signatures by a program that may be missing.
  return lie === undefined || isYoung(lie, now.getTime())
    ? undefined
    : digestOf([lie.digest, calendarDayIn(timeZone, now), findSshKeygen()]);
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

/** How the files of a built portal lie; any that is put there, changed or taken away makes it another. Undefined where there is none. */
export function lieOfPortal(out: string): string | undefined {
  return lieIfThere(out)?.digest;
}

/** Undefined where a folder is missing or may not be read: whoever reads it says so. */
function lieIfThere(...words: Parameters<typeof lieOfFolder>): FolderLie | undefined {
  try {
    return lieOfFolder(...words);
  } catch {
    return undefined;
  }
}
