import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { HeldDigest, HeldFile } from "../../core/acts/write/plan.ts";
import type { Problem } from "../../core/document/document.ts";
import { UsageError } from "../../core/usage-error.ts";
import { isMissing, readTextFile } from "../files/read-file.ts";
import { sha256OfFile } from "../files/sha256-of-file.ts";
import { listFolders } from "../read/library-files.ts";

/**
 * A text file of the library by its path in it; undefined where there is none.
 * @throws UsageError when it can't be read
 */
export async function holdFileIfThere(root: string, path: string): Promise<HeldFile | undefined> {
  const file = await readTextFile(join(root, path));
  if (file.ok) return { path, text: file.text };
  if (isMissing(file.problem)) return undefined;
  throw unreadable(path, file.problem);
}

/**
 * A text file from outside the library, by its path from here.
 * @throws UsageError when it can't be read
 */
export async function readForeignText(path: string): Promise<string> {
  const file = await readTextFile(resolve(path));
  if (file.ok) return file.text;
  throw unreadable(path, file.problem);
}

function unreadable(path: string, { message }: Problem): UsageError {
  return new UsageError({ en: `${path}: ${message.en}`, id: `${path}: ${message.id}` });
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
  const [listed] = await listFolders(root, (name) => name === folder);
  const paths = [...(listed?.texts ?? []), ...(listed?.others ?? [])].map((name) => `${folder}/${name}`);
  return Promise.all(paths.map(async (path) => ({ path, digest: `sha256:${await sha256OfFile(join(root, path))}` })));
}
