import { access } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** The file that makes a folder a library. */
export const SETTINGS = "library.yaml";

/** The library a command is about: the nearest `library.yaml` upwards, else `./sops`; undefined when there is neither. */
export async function findLibrary(from: string): Promise<string | undefined> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (await exists(join(folder, SETTINGS))) return folder;
    if (folder === dirname(folder)) break;
  }
  const sops = join(from, "sops");
  return (await exists(join(sops, SETTINGS))) ? sops : undefined;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
