import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { HeldDigest, HeldFile } from "../../core/acts/write/plan.ts";
import { UsageError } from "../../core/usage-error.ts";
import { readTextFile } from "../files/read-file.ts";
import { sha256OfFile } from "../files/sha256-of-file.ts";
import { listFolders } from "../read/library-files.ts";

/**
 * A text file of the library by its path in it.
 * @throws UsageError when it can't be read
 */
async function holdFile(root: string, path: string): Promise<HeldFile> {
  const file = await readTextFile(resolve(root, path));
  if (file.ok) return { path, text: file.text };
  const { message } = file.problem;
  throw new UsageError({ en: `${path}: ${message.en}`, id: `${path}: ${message.id}` });
}

/** The same, undefined where there is none. */
export async function holdFileIfThere(root: string, path: string): Promise<HeldFile | undefined> {
  const file = await readTextFile(join(root, path));
  return !file.ok && file.problem.key === "unreadable ENOENT" ? undefined : holdFile(root, path);
}

/**
 * A text file from outside the library, by its path from here.
 * @throws UsageError when it can't be read
 */
export async function readForeignText(path: string): Promise<string> {
  return (await holdFile(process.cwd(), path)).text;
}

/** The bytes of files of the library, asked for one by one; undefined where there is none. */
export function heldBytes(root: string): (path: string) => Uint8Array | undefined {
  return (path) => {
    try {
      return readFileSync(join(root, path));
    } catch {
      return undefined;
    }
  };
}

/** Digests of all files of a document's folder, by path in the library. */
export async function holdDigests(root: string, folder: string): Promise<HeldDigest[]> {
  const listed = (await listFolders(root)).find((files) => files.folder === folder);
  const paths = [...(listed?.texts ?? []), ...(listed?.others ?? [])].map((name) => `${folder}/${name}`);
  return Promise.all(paths.map(async (path) => ({ path, digest: `sha256:${await sha256OfFile(join(root, path))}` })));
}
