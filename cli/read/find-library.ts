import { dirname, join, resolve } from "node:path";
import { isThere } from "../files/is-there.ts";

/** The file that makes a folder a library. */
export const SETTINGS = "library.yaml";

/** The library a command is about: the nearest `library.yaml` upwards, else `./sops`; undefined when there is neither. */
export async function findLibrary(from: string): Promise<string | undefined> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (await isThere(join(folder, SETTINGS))) return folder;
    if (folder === dirname(folder)) break;
  }
  const sops = join(from, "sops");
  return (await isThere(join(sops, SETTINGS))) ? sops : undefined;
}
