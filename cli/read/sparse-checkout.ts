import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import { isThere } from "../files/is-there.ts";

/**
 * Refuses a library of which git was told to lay out a part only: nobody can say of the rest that it is in order.
 * @param root the library's folder
 * @throws UsageError also where git can't be asked
 */
export async function requireAllLaidOut(root: string): Promise<void> {
  if (!(await mayBePart(root))) return;
  const { openGit } = await import("../files/git.ts");
  const listed = await openGit(root).raw(["ls-files", "-t", "-z"]);
  const left = listed.split("\0").filter((entry) => entry.startsWith("S "));
  if (left.length === 0) return;
  const name = left[0]?.slice(2);
  throw new UsageError(
    {
      en: `${left.length} of the library's files are not laid out here (sparse checkout), “${name}” first, so nothing can be said of them.`,
      id: `${left.length} berkas pustaka tidak ada di sini (sparse checkout), “${name}” yang pertama, sehingga tidak dapat dinilai.`,
    },
    { en: "Lay out all of it: git sparse-checkout disable.", id: "Tampilkan semuanya: git sparse-checkout disable." },
  );
}

/** True where somebody once told git to lay out a part only; git itself is asked nowhere else. */
export async function mayBePart(root: string): Promise<boolean> {
  const own = await gitFolder(root);
  return own !== undefined && (await isThere(join(own, "info/sparse-checkout")));
}

/** Where git keeps what it knows of the work tree a folder is in. */
async function gitFolder(from: string): Promise<string | undefined> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const entry = await stat(join(folder, ".git")).catch(() => undefined);
    if (entry?.isDirectory()) return join(folder, ".git");
    // Of a linked work tree or a submodule, a file says where.
    if (entry?.isFile()) {
      const text = await readFile(join(folder, ".git"), "utf8").catch(() => "");
      const place = /^gitdir: (.+)$/m.exec(text)?.[1];
      return place === undefined ? undefined : resolve(folder, place.trim());
    }
    if (folder === dirname(folder)) return undefined;
  }
}
