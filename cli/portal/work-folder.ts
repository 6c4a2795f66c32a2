import { readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { sha256Hex } from "../../core/sha256.ts";
import { inPassingFolder } from "../files/passing-folder.ts";

/**
 * A folder to work in beside a portal, so that the swap is a rename. Its name says which process of which machine works there: what one
 * left that was killed is removed by the next, and a build that goes on is left alone, also another machine's on a shared disk.
 */
export async function inWorkFolder<Made>(out: string, use: (work: string) => Promise<Made>): Promise<Made> {
  const prefix = `.${basename(out)}-${sha256Hex(hostname()).slice(0, 8)}-`;
  for (const name of await readdir(dirname(out))) {
    if (!name.startsWith(prefix)) continue;
    const pid = /^(\d+)-\w{6}$/.exec(name.slice(prefix.length))?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(dirname(out), name), { recursive: true, force: true });
  }
  return inPassingFolder(join(dirname(out), `${prefix}${process.pid}-`), use);
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
