import { appendFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { machineDisk } from "./disk.ts";
import { requireNoRecord } from "./require-no-record.ts";

/**
 * Writes a report where nothing of a library stands.
 * @throws UsageError where something does
 */
export async function writeReport(path: string, text: string | Uint8Array | AsyncIterable<string>): Promise<void> {
  const target = await realpath(path).catch(() => undefined);
  if (target !== undefined) requireNoRecord(target, path);
  return replaceFile(path, text);
}

/**
 * Writes a file whole, or its pieces one after the other, beside its target and renames it: a reader never meets half a file. A link stays one, and what is
 * no file (`/dev/stdout`, a pipe) is written into: renaming would put a file in its place.
 */
export async function replaceFile(path: string, text: string | Uint8Array | AsyncIterable<string>): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile() && !there.isDirectory()) return writeFile(path, text);
  const target = there ? await realpath(path) : path;
  await machineDisk.makeFolder(dirname(target));
  const fresh = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(fresh, text);
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

/** Adds a report at the end of a file that others write to as well, such as a CI job's summary. */
export async function appendReport(path: string, text: string): Promise<void> {
  await machineDisk.makeFolder(dirname(path));
  await appendFile(path, text);
}
