import { appendFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { machineDisk } from "./disk.ts";

/** Writes a report, or its pieces one after the other, beside its target and renames it: a reader never meets half a file. */
export async function writeReport(path: string, text: string | Uint8Array | AsyncIterable<string>): Promise<void> {
  await machineDisk.makeFolder(dirname(path));
  const fresh = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(fresh, text);
    await rename(fresh, path);
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
