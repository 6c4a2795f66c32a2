import { appendFile, chmod, realpath, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import { machineDisk } from "./disk.ts";
import { renamePatiently } from "./rename-patiently.ts";
import { requireNoRecord } from "./require-no-record.ts";
import { writeReasonOf } from "./write-trouble.ts";

/** A file's contents, whole or its pieces one after the other. */
type Contents = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/**
 * Writes a report where nothing of a library stands.
 * @throws UsageError where something does, or it can't be written
 */
export async function writeReport(path: string, text: Contents): Promise<void> {
  const target = await realpath(path).catch(() => undefined);
  if (target !== undefined) requireNoRecord(target, path);
  return replaceFile(path, text);
}

/**
 * Writes a file whole, or its pieces one after the other, beside its target and renames it: a reader never meets half a file. A link stays one, a file keeps who
 * may read it, and what is no file (`/dev/stdout`, a pipe) is written into: renaming would put a file in its place.
 * @throws UsageError where it can't be written, by the name that was asked for
 */
export async function replaceFile(path: string, text: Contents): Promise<void> {
  try {
    await writeWhole(path, text);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : outputTrouble(path, error);
  }
}

async function writeWhole(path: string, text: Contents): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile() && !there.isDirectory()) return writeFile(path, text);
  const target = there ? await realpath(path) : path;
  await machineDisk.makeFolder(dirname(target));
  const fresh = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(fresh, text, { flush: true });
    if (there) await chmod(fresh, there.mode & 0o777);
    renamePatiently(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

/**
 * Adds a report at the end of a file that others write to as well, such as a CI job's summary.
 * @throws UsageError where it can't be written
 */
export async function appendReport(path: string, text: string): Promise<void> {
  try {
    await machineDisk.makeFolder(dirname(path));
    await appendFile(path, text);
  } catch (error) {
    throw outputTrouble(path, error);
  }
}

/** Why a file can't be written, in words. */
export function outputTrouble(file: string, error: unknown): UsageError {
  const reason = writeReasonOf((error as NodeJS.ErrnoException).code);
  return new UsageError({ en: `“${file}” can't be written: ${reason.en}.`, id: `“${file}” tidak dapat ditulis: ${reason.id}.` });
}
