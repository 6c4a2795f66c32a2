import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { sha256Hex } from "../../core/sha256.ts";

/** A file system tells times apart by this much, in milliseconds: what was saved later may look the same. */
const COARSEST_TIME = 2000;
/** Documents' folders are no deeper; of a hidden folder its own files tell enough. */
const DEEPEST = 4;
const TWIN = "twin\n";

/** How the files of a folder lay on the disk: a name for it, and when the youngest of them changed, in milliseconds. */
export interface FolderLie {
  digest: string;
  newest: number;
  /** Where another folder beside it has its name but for the case of letters, or the way an accent is written. */
  isTwin?: boolean;
}

/** The same, with the files that changed so lately that another save might leave them looking the same, by path. */
export interface WatchedLie extends FolderLie {
  young: string[];
}

/** How each file and folder below a folder lay: a line for each, by its path; that of a folder ends in a slash. */
export type LieByPath = ReadonlyMap<string, string>;

/** How each folder in a library's folder lay. */
export interface FoldersLie {
  /** Before anything was looked at, in milliseconds. */
  at: number;
  /** By name, in the order they are listed in; without `.git` and `node_modules`. */
  folders: ReadonlyMap<string, FolderLie>;
  /** The files beside them. */
  files: FolderLie;
}

/** What was found while walking: a line for each entry. */
interface Walk {
  lines: string;
  newest: number;
  /** Which files are young, and when that was asked; missing where it wasn't. */
  young?: { at: number; paths: string[] };
}

/**
 * How all files below a folder lie on the disk: names, sizes, times and numbers, nothing of them read.
 * @param passesOver true for a path that does not count, with forward slashes, of a file or a folder
 */
export function lieOfFolder(folder: string, passesOver: (path: string) => boolean): WatchedLie {
  const young = { at: Date.now(), paths: [] };
  const walk: Walk = { lines: "", newest: 0, young };
  noteBelow(walk, folder, "", passesOver, Number.POSITIVE_INFINITY);
  return { ...closed(walk), young: young.paths };
}

/** How all files and folders below a folder lie, each by itself. */
export function lieByPath(folder: string): LieByPath {
  const walk: Walk = { lines: "", newest: 0 };
  noteBelow(walk, folder, "", () => false, Number.POSITIVE_INFINITY);
  const lines = walk.lines.split("\n").slice(0, -1);
  return new Map(lines.map((line) => [line.slice(0, endOfPath(line)), line]));
}

/** How a file lies, as one of these lines. */
export function lieOfFile(folder: string, path: string): string {
  const walk: Walk = { lines: "", newest: 0 };
  noteStat(walk, `${folder}/${path}`, path);
  return walk.lines.slice(0, -1);
}

/** The size of a file in bytes, by its line; not a number where that tells none. */
export function sizeIn(line: string): number {
  return Number.parseInt(line.slice(endOfPath(line) + 1), 10);
}

function endOfPath(line: string): number {
  const end = line.indexOf("\0");
  return end < 0 ? line.length : end;
}

/**
 * How each folder of a library lies, and what stands beside them; links are looked at, not followed. A folder that can't be read is one that
 * changes all the time: who reads it says what is wrong.
 */
export function lieOfFolders(root: string, at = Date.now()): FoldersLie {
  const folders = new Map<string, FolderLie>();
  const files: Walk = { lines: "", newest: 0 };
  const seen = new Set<string>();
  for (const entry of listed(root)) {
    const { name } = entry;
    if (name === ".git" || name === "node_modules") continue;
    const folded = foldedName(name);
    // Of two names that differ by letter case alone, the later one is found fault with.
    if (entry.isDirectory()) folders.set(name, lieOfOne(root, name, seen.has(folded)));
    else note(files, root, entry, name);
    seen.add(folded);
  }
  return { at, folders, files: closed(files) };
}

/** How one of them, or the files beside them, lies now. */
export function lieAgain(root: string, name: string, { folders }: FoldersLie): FolderLie {
  const before = folders.get(name);
  if (before) return lieOfOne(root, name, before.isTwin ?? false);
  const files: Walk = { lines: "", newest: 0 };
  for (const entry of listed(root)) if (!entry.isDirectory()) note(files, root, entry, entry.name);
  return closed(files);
}

/** A name as a disk has it that tells neither letter case nor ways to write an accent apart. */
export function foldedName(name: string): string {
  // Nearly every name is of letters without accents, and there are as many as files.
  return (/[^ -~]/.test(name) ? name.normalize("NFC") : name).toLowerCase();
}

/** A name for how each folder in `root` lies, by its name; the files beside them stand under the empty one. */
export function folderStates(root: string): Map<string, string> {
  const { folders, files } = lieOfFolders(root);
  return new Map([["", files.digest], ...[...folders].map(([name, { digest }]) => [name, digest] as const)]);
}

/** How single files lie, by path from a folder; of one that is missing, that it is. */
export function lieOfFiles(folder: string, paths: readonly string[]): FolderLie {
  const walk: Walk = { lines: "", newest: 0 };
  for (const path of paths) noteStat(walk, `${folder}/${path}`, path);
  return closed(walk);
}

/** True where a file changed so lately that another save might leave it looking the same. */
export function isYoung({ newest }: Pick<FolderLie, "newest">, now: number): boolean {
  return newest >= now - COARSEST_TIME;
}

function listed(root: string): Dirent[] {
  try {
    return readdirSync(root, { withFileTypes: true });
  } catch {
    return [];
  }
}

function lieOfOne(root: string, name: string, isTwin: boolean): FolderLie {
  const walk: Walk = { lines: isTwin ? TWIN : "", newest: 0 };
  try {
    // Its own times as well: a drive without file numbers tells nothing else of two texts that changed places.
    noteStat(walk, `${root}/${name}`, "");
    noteBelow(walk, `${root}/${name}`, "", () => false, name.startsWith(".") ? 1 : DEEPEST);
    return isTwin ? { ...closed(walk), isTwin } : closed(walk);
  } catch {
    return { digest: "unreadable", newest: Number.POSITIVE_INFINITY, ...(isTwin && { isTwin }) };
  }
}

function noteBelow(walk: Walk, at: string, inside: string, passesOver: (path: string) => boolean, depth: number): void {
  const entries = readdirSync(at, { withFileTypes: true });
  if (entries.length > 1) entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = inside + entry.name;
    if (passesOver(path)) continue;
    if (!entry.isDirectory()) note(walk, at, entry, path);
    else {
      // A folder changes with what is in it, which says more.
      walk.lines += `${path}/\n`;
      if (depth > 1) noteBelow(walk, `${at}/${entry.name}`, `${path}/`, passesOver, depth - 1);
    }
  }
}

function note(walk: Walk, at: string, entry: Dirent, path: string): void {
  const newest = noteStat(walk, `${at}/${entry.name}`, entry.isFile() ? path : `${path} ${entry.isSymbolicLink() ? "link" : "device"}`);
  if (walk.young && isYoung({ newest }, walk.young.at)) walk.young.paths.push(path);
}

/** @returns when it changed last, in milliseconds; 0 of what is not there */
function noteStat(walk: Walk, at: string, name: string): number {
  const found = statIfThere(at);
  if (found === undefined) {
    walk.lines += `${name}\n`;
    return 0;
  }
  const { size, mtimeMs, ctimeMs, ino } = found;
  const newest = Math.max(mtimeMs, ctimeMs);
  walk.newest = Math.max(walk.newest, newest);
  walk.lines += `${name}\0${size} ${mtimeMs} ${ctimeMs} ${ino}\n`;
  return newest;
}

/** A name that no disk can hold is that of a file which isn't there. */
function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function closed({ lines, newest }: Walk): FolderLie {
  return { digest: sha256Hex(lines).slice(0, 32), newest };
}
