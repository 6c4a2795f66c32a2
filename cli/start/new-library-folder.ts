import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { CiHost } from "../../core/acts/start/host-files.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Language } from "../../schemas/local-text.ts";
import { machineDisk } from "../files/disk.ts";
import { isThere } from "../files/is-there.ts";
import { schemasFolder } from "../files/shipped-schemas.ts";
import { writeReasonOf } from "../files/write-trouble.ts";

/** The CI files this package ships, by host. */
export async function shippedCi(packageRoot: string): Promise<Record<CiHost, string>> {
  const read = (name: string) => readFile(join(packageRoot, "docs", "ci", name), "utf8");
  return { github: await read("github.yml"), gitlab: await read("gitlab-ci.yml") };
}

/** The JSON Schemas this package ships for an editor, by file name; they explain in the documents' language. */
export async function shippedSchemas(packageRoot: string, language: Language): Promise<Record<string, string>> {
  const folder = schemasFolder(packageRoot, language);
  const wanted = (await readdir(folder)).filter((name) => /^(?:library|events|issued)\.schema\.json$/.test(name));
  return Object.fromEntries(await Promise.all(wanted.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)));
}

/**
 * The folder a new library is begun in; made where it is not there.
 * @returns whether it holds a library already; the folders that were made, the deepest first
 * @throws UsageError when it can't be made
 */
export async function newLibraryFolder(directory: string): Promise<{ root: string; isLibrary: boolean; made: string[] }> {
  const root = resolve(directory);
  const made: string[] = [];
  for (let folder = root; !(await isThere(folder)); folder = dirname(folder)) made.push(folder);
  try {
    await machineDisk.makeFolder(root);
    if (!(await stat(root)).isDirectory()) throw Object.assign(new Error(), { code: "EEXIST" });
  } catch (error) {
    const reason = writeReasonOf((error as NodeJS.ErrnoException).code);
    throw new UsageError({
      en: `The folder “${directory}” can't be made: ${reason.en}.`,
      id: `Folder “${directory}” tidak dapat dibuat: ${reason.id}.`,
    });
  }
  return { root: await realpath(root), isLibrary: await isThere(join(root, "library.yaml")), made };
}

/** What those of some files say that are there; a folder in a file's place says nothing. */
export async function existingFiles(root: string, paths: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of paths) {
    if (await isThere(join(root, path))) found.set(path, await readFile(join(root, path), "utf8").catch(() => ""));
  }
  return found;
}
