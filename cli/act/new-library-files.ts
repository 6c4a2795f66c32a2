import { access, readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import { machineDisk } from "../files/disk.ts";
import { reasonOf } from "../files/read-file.ts";

/** The JSON Schemas this package ships, by file name. */
export async function shippedSchemas(packageRoot: string): Promise<Record<string, string>> {
  const folder = join(packageRoot, "schemas", "json");
  const wanted = (await readdir(folder)).filter((name) => /^(?:library|events|issued)\.schema\.json$/.test(name));
  return Object.fromEntries(await Promise.all(wanted.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)));
}

/**
 * The folder a new library is begun in; made where it is not there.
 * @throws UsageError when it holds a library already, or can't be made
 */
export async function newLibraryFolder(directory: string): Promise<string> {
  const root = resolve(directory);
  try {
    await machineDisk.makeFolder(root);
    if (!(await stat(root)).isDirectory()) throw Object.assign(new Error(), { code: "EEXIST" });
  } catch (error) {
    const reason = reasonOf((error as NodeJS.ErrnoException).code);
    throw new UsageError({
      en: `The folder “${directory}” can't be made: ${reason.en}.`,
      id: `Folder “${directory}” tidak dapat dibuat: ${reason.id}.`,
    });
  }
  if (await isThere(join(root, "library.yaml"))) {
    throw new UsageError(
      { en: `“${directory}” is a library already.`, id: `“${directory}” sudah berupa pustaka.` },
      { en: "Begin a document in it with sop new.", id: "Mulai dokumen di dalamnya dengan sop new." },
    );
  }
  return root;
}

/** Those of some files that are there. */
export async function existingFiles(root: string, paths: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(paths.map(async (path) => ((await isThere(join(root, path))) ? [path] : [])));
  return new Set(found.flat());
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
