import { constants, mkdirSync, statSync } from "node:fs";
import { chmod, mkdir, open, readdir, readFile, rm, rmdir, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { renamePatiently } from "./rename-patiently.ts";

/**
 * The few things the one writer asks of a disk. Tests put another one in its place that stops, fails or is cut off at
 * any call.
 */
export interface Disk {
  /** The file's bytes; undefined where there is none. */
  read: (path: string) => Promise<Buffer | undefined>;
  /** Writes a file and waits until it is on the disk. `isNew`: fails where there is one already. */
  write: (path: string, content: string | Uint8Array, options?: { isNew?: boolean; mode?: number | undefined }) => Promise<void>;
  rename: (from: string, to: string) => Promise<void>;
  /** A copy of a file. No second name for its bytes: on Windows whoever has the file open would keep that name from being taken away, too. */
  keep: (from: string, to: string) => Promise<void>;
  /** Takes a file away; none there is no trouble. */
  remove: (path: string) => Promise<void>;
  /** Takes a folder away with all that is in it. */
  removeAll: (path: string) => Promise<void>;
  /** Takes a folder away if nothing is in it. */
  removeEmpty: (path: string) => Promise<void>;
  makeFolder: (path: string) => Promise<void>;
  list: (path: string) => Promise<string[]>;
  /** Permission bits of a file; undefined where there is none. */
  mode: (path: string) => Promise<number | undefined>;
  /** Waits until the names in a folder are on the disk. */
  sync: (folder: string) => Promise<void>;
}

/** The machine's own disk. */
export const machineDisk: Disk = {
  read: (path) => readFile(path).catch(ifMissing(undefined)),
  async write(path, content, { isNew = false, mode } = {}) {
    const file = await open(path, isNew ? "wx" : "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (mode !== undefined) await chmod(path, mode);
  },
  rename: async (from, to) => renamePatiently(from, to),
  async keep(from, to) {
    await rm(to, { force: true });
    await machineDisk.write(to, await readFile(from), { isNew: true, mode: await machineDisk.mode(from) });
  },
  remove: (path) => unlink(path).catch(ifMissing(undefined)),
  removeAll: (path) => rm(path, { recursive: true, force: true }),
  removeEmpty: (path) => rmdir(path).catch(() => undefined),
  async makeFolder(path) {
    // Node's own recursion says “not there” of a disk that can't be written; step by step the true reason comes out.
    await makeOneFolder(path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT" || dirname(path) === path) throw error;
      await machineDisk.makeFolder(dirname(path));
      // Once more and not for ever: some file systems, such as /proc, say “not there” of what they will not have.
      await makeOneFolder(path);
    });
  },
  list: (path) => readdir(path).catch(ifMissing([])),
  mode: (path) => stat(path).then((found) => found.mode & 0o777, ifMissing(undefined)),
  async sync(folder) {
    // Windows can't open a folder; its file system keeps names by itself.
    const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  },
};

/** Makes a folder, and those above it, before anything else is done. @throws the system's error: Node's own recursion asks some file systems for ever */
export function makeFolderNow(path: string): void {
  try {
    makeOneFolderNow(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || dirname(path) === path) throw error;
    makeFolderNow(dirname(path));
    makeOneFolderNow(path);
  }
}

function makeOneFolderNow(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !statSync(path).isDirectory()) throw error;
  }
}

/** Makes a folder whose parent is there; one that is there already is no trouble. */
async function makeOneFolder(path: string): Promise<void> {
  await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST" || !(await stat(path)).isDirectory()) throw error;
  });
}

function ifMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return value;
    throw error;
  };
}
