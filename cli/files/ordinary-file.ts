import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";

/** What the system says of a file that can be read to its end. @throws ENOTFILE of a pipe or a device, which would be waited for; EISDIR of a folder */
export async function ordinaryFile(path: string): Promise<Stats> {
  const found = await stat(path);
  if (found.isFile()) return found;
  throw Object.assign(new Error(`no ordinary file: ${path}`), { code: found.isDirectory() ? "EISDIR" : "ENOTFILE", path });
}
