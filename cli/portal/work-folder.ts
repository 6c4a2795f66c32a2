import { readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { sha256Hex } from "../../core/sha256.ts";
import { inPassingFolder } from "../files/passing-folder.ts";
import { undoRenewal } from "./renew-portal.ts";

/**
 * A folder to work in beside a portal, so that the swap is a rename. Its name says which process of which machine works there: what one
 * left that was killed can be told from a build that goes on, also another machine's on a shared disk.
 */
export function inWorkFolder<Made>(out: string, use: (work: string) => Promise<Made>): Promise<Made> {
  return inPassingFolder(`${workPrefix(out)}${process.pid}-`, use);
}

/** Removes what builds left beside a portal that were killed, once what they left half done in it is undone. */
export async function tidyAfterKilled(out: string): Promise<void> {
  const prefix = basename(workPrefix(out));
  for (const name of await readdir(dirname(out)).catch(() => [])) {
    if (!name.startsWith(prefix)) continue;
    const pid = /^(\d+)-\w{6}$/.exec(name.slice(prefix.length))?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const work = join(dirname(out), name);
    undoRenewal(out, work);
    await rm(work, { recursive: true, force: true });
  }
}

function workPrefix(out: string): string {
  return join(dirname(out), `.${basename(out)}-${sha256Hex(hostname()).slice(0, 8)}-`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
