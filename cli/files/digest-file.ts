import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { pointerDigest } from "../../core/seal/lfs-pointer.ts";
import { sha256Of } from "../../core/sha256.ts";
import { ordinaryFile } from "./ordinary-file.ts";
import { asHashed, piecesAsHashed } from "./with-lf.ts";

const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n(?:[a-z0-9.-]+ .*\r?\n)*?oid sha256:([0-9a-f]{64})\r?\nsize \d+\r?\n?$/;
/** The specification's limit. */
const POINTER_BYTES = 1024;
/** Files up to this size are read at once, which is quicker than in pieces. */
const AT_ONCE_BYTES = 1_000_000;

/**
 * A file's SHA-256 as the library's files carry it, texts with LF line ends; of a Git LFS pointer that of the file it stands for,
 * marked as one (`core/seal/lfs-pointer.ts`).
 */
export function digestOfFile(name: string, bytes: Buffer): string {
  const oid = bytes.length > POINTER_BYTES ? undefined : POINTER.exec(bytes.toString("latin1"))?.[1];
  return oid === undefined ? sha256Of(asHashed(name, bytes)) : pointerDigest(oid);
}

/**
 * The same of a file on the disk, however large it is.
 * @throws the system's error where it can't be read; ENOTFILE (`ordinaryFile`)
 */
export async function digestOfFileAt(path: string): Promise<string> {
  const { size } = await ordinaryFile(path);
  if (size <= AT_ONCE_BYTES) return digestOfFile(path, await readFile(path));
  const hash = createHash("sha256");
  for await (const piece of piecesAsHashed(path)) hash.update(piece);
  return `sha256:${hash.digest("hex")}`;
}
