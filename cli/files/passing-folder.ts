import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";

/**
 * A folder for the time being: `use` works in it, then it is gone, and also where the process is ended before (Ctrl+C).
 * @param prefix its path, to which a few letters are added
 */
export async function inPassingFolder<Made>(prefix: string, use: (folder: string) => Promise<Made>): Promise<Made> {
  const folder = await mkdtemp(prefix);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    return await use(folder);
  } finally {
    process.removeListener("exit", remove);
    await rm(folder, { recursive: true, force: true });
  }
}
