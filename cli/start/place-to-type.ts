import { dirname, join, relative, sep } from "node:path";
import type { StartPlace } from "../../core/acts/start/start-settings.ts";
import { isBelow } from "../files/is-below.ts";
import { isThere } from "../files/is-there.ts";
import { SETTINGS } from "../read/find-library.ts";

/**
 * Where the commands that come next are typed, and how they name things there: where this one was typed, unless npm would take
 * another folder than `host` for the project.
 */
export async function placeToType({
  host,
  root,
  wordFiles,
}: {
  host: string;
  root: string;
  wordFiles: readonly string[];
}): Promise<Pick<StartPlace, "goTo" | "library" | "wordFiles">> {
  const here = process.cwd();
  const there = (await isOfProject(here, host)) ? here : host;
  return {
    goTo: isSame(here, there) ? undefined : named(here, there),
    library: (await isFound(root, there)) ? undefined : named(there, root),
    wordFiles: wordFilesFrom(there, host, wordFiles),
  };
}

/** Word files that lie in a folder, as they are named from another one. */
export function wordFilesFrom(from: string, folder: string, files: readonly string[]): StartPlace["wordFiles"] {
  return files.length === 0 ? undefined : { count: files.length, places: placesOf(files).map((place) => named(from, join(folder, place))) };
}

function named(from: string, path: string): string {
  return relative(from, path).split(sep).join("/") || ".";
}

/** True where npm, asked in a folder, works in the project's: it takes the nearest above that has one of these. */
async function isOfProject(folder: string, project: string): Promise<boolean> {
  if (!isBelow(project, folder)) return false;
  for (let at = folder; !isSame(at, project); at = dirname(at)) {
    if ((await isThere(join(at, "package.json"))) || (await isThere(join(at, "node_modules")))) return false;
  }
  return true;
}

/** Windows has several spellings of one place. */
function isSame(one: string, another: string): boolean {
  return relative(one, another) === "";
}

/** True where commands will find a library that is about to begin (`findLibrary`). */
async function isFound(root: string, from: string): Promise<boolean> {
  for (let at = from; ; at = dirname(at)) {
    if (isSame(at, root)) return true;
    if (await isThere(join(at, SETTINGS))) return false;
    if (at === dirname(at)) return isSame(join(from, "sops"), root);
  }
}

/** The deepest folder that holds all of some files; of those at the top, the files and folders themselves, where they are few. */
function placesOf(files: readonly string[]): string[] {
  const parts = files.map((file) => file.split("/").slice(0, -1));
  const [first = []] = parts;
  const common = first.filter((_, index) =>
    parts.every((own) => own.slice(0, index + 1).join("/") === first.slice(0, index + 1).join("/")),
  );
  if (common.length > 0) return [common.join("/")];
  const tops = [...new Set(files.map((file) => file.split("/")[0] ?? file))];
  return tops.length <= 4 ? tops : ["."];
}
