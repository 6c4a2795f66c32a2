import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { sha256Hex } from "../../core/sha256.ts";

/** Smaller files are read at once, which takes half the time. */
const AT_ONCE = 16_000_000;

/** SHA-256 of a file's bytes as they lie on the disk, however large it is: 64 hexadecimal digits. @throws the system's error where it can't be read */
export async function sha256OfFile(path: string): Promise<string> {
  // Asked at once and not in the background: of thousands of files waiting for each costs more than looking.
  if (statSync(path).size <= AT_ONCE) return sha256Hex(await readFile(path));
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}
