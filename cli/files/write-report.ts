import { appendFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { machineDisk } from "./disk.ts";

/** Writes a report beside its target and renames it: a reader never meets half a file. */
export async function writeReport(path: string, text: string | Uint8Array): Promise<void> {
  await machineDisk.makeFolder(dirname(path));
  const fresh = `${path}.${process.pid}.tmp`;
  await writeFile(fresh, text);
  await rename(fresh, path);
}

/** Adds a report at the end of a file that others write to as well, such as a CI job's summary. */
export async function appendReport(path: string, text: string): Promise<void> {
  await machineDisk.makeFolder(dirname(path));
  await appendFile(path, text);
}
