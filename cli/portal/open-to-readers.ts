import { chmodSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a web server, which is another user, needs of a folder, and of a file. */
const FOLDER = 0o755;
const FILE = 0o644;

/** Lets everybody read a portal, whatever whoever builds it keeps from others (umask 077): it is made to be served. */
export function openToReaders(folder: string): void {
  open(folder, FOLDER);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToReaders(path);
    else if (entry.isFile()) open(path, FILE);
  }
}

function open(path: string, needed: number): void {
  const mode = statSync(path).mode & 0o7777;
  if ((mode & needed) !== needed) chmodSync(path, mode | needed);
}
