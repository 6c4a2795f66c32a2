import { rmSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isNoRoom, noTemporaryFile } from "./write-trouble.ts";

/**
 * A folder for the time being: `use` works in it, then it is gone, and also where the process is ended before (Ctrl+C).
 * @param prefix its path, to which a few letters are added
 */
export async function inPassingFolder<Made>(prefix: string, use: (folder: string) => Promise<Made>, remove = rm): Promise<Made> {
  const folder = await mkdtemp(prefix);
  if (passing.size === 0) process.on("exit", removeAll);
  passing.add(folder);
  try {
    return await use(folder);
  } finally {
    passing.delete(folder);
    if (passing.size === 0) process.removeListener("exit", removeAll);
    // What is done is done, also where somebody looks into the folder and Windows keeps it for him.
    await remove(folder, { recursive: true, force: true, maxRetries: TRIES }).catch(() => undefined);
  }
}

/** After a tenth of a second, then two, and so on. */
const TRIES = 4;

/** The folders that are worked in now: many may be, and one listener knows them all. */
const passing = new Set<string>();

function removeAll(): void {
  for (const folder of passing) rmSync(folder, { recursive: true, force: true });
}

/**
 * The same among the system's temporary files.
 * @param name what its name begins with
 * @throws UsageError where these can't be written, or there is no room for what is worked on
 */
export async function inTemporaryFolder<Made>(name: string, use: (folder: string) => Promise<Made>): Promise<Made> {
  let hasBegun = false;
  try {
    return await inPassingFolder(join(await realpath(tmpdir()), name), (folder) => {
      hasBegun = true;
      return use(folder);
    });
  } catch (error) {
    throw hasBegun && !isNoRoom(error) ? error : noTemporaryFile(error);
  }
}
