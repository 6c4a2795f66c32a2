import { nearest } from "../../core/document/words/nearest.ts";
import type { Git } from "../files/git.ts";

/** The full name of a commit; undefined where git knows none. A word that begins with a dash would be read as an option. */
export async function commitOf(git: Git, reference: string): Promise<string | undefined> {
  if (reference.startsWith("-")) return undefined;
  const found = await git.raw(["rev-parse", "--verify", "--quiet", `${reference}^{commit}`]).catch(() => "");
  return found.trim() || undefined;
}

/** The commits that names mean, in their order: `HEAD`, full names of references (`refs/…`), hashes; those that mean none are missing. */
export async function commitsOf(git: Git, names: readonly string[]): Promise<Map<string, string>> {
  // Asked at once; each answer is a line.
  const asked = names.map((name) => `${name}^{commit}\n`).join("");
  const said = (await git.raw(["cat-file", "--batch-check=%(objectname)"], asked)).split("\n");
  return new Map(names.flatMap((name, index) => (/^[0-9a-f]{40,64}$/.test(said[index] ?? "") ? [[name, said[index] as string]] : [])));
}

/**
 * The commit that a branch's name means, and the full name it goes by: what was fetched goes before what is here, and a tag
 * never passes for a branch. `HEAD` and its ancestors, full names (`refs/…`) and hashes are taken as they are.
 */
export async function branchCommit(git: Git, name: string): Promise<{ commit: string; name: string } | undefined> {
  const isPlain = /^(?:HEAD\b|refs\/)/.test(name);
  const suffixed = /^[0-9a-f]{7,64}(?:[~^]\d*)*$/.test(name) ? name : `refs/tags/${name}`;
  const names = isPlain ? [name] : [`refs/remotes/${name}`, `refs/heads/${name}`, suffixed];
  if (name.includes("\n")) return undefined;
  const [[found, commit] = [undefined, undefined]] = await commitsOf(git, names);
  return found === undefined ? undefined : { commit, name: found };
}

/** True in a clone that holds only the last commits: there a missing ancestor proves nothing. */
export async function isShallow(git: Git): Promise<boolean> {
  return (await git.raw(["rev-parse", "--is-shallow-repository"])).trim() === "true";
}

/** The branch or tag that was meant by a name that git does not know; undefined where none is like it. */
export async function nearestName(git: Git, name: string): Promise<string | undefined> {
  const listed = await git.raw(["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"]).catch(() => "");
  return nearest(
    name,
    listed.split("\n").filter((one) => one !== ""),
  );
}
