import type { SimpleGit } from "simple-git";

/** The full name of a commit; undefined where git knows none. A word that begins with a dash would be read as an option. */
export async function commitOf(git: SimpleGit, reference: string): Promise<string | undefined> {
  if (reference.startsWith("-")) return undefined;
  const found = await git.raw(["rev-parse", "--verify", "--quiet", `${reference}^{commit}`]).catch(() => "");
  return found.trim() || undefined;
}

/** The commits that full names of references (`refs/…`) mean; those that are not there are missing. */
export async function commitsOf(git: SimpleGit, names: readonly string[]): Promise<Map<string, string>> {
  const listed = await git.raw(["for-each-ref", "--format=%(refname) %(objecttype) %(objectname)", ...names]);
  return new Map(
    listed.split("\n").flatMap((line) => {
      const [name = "", type, commit = ""] = line.split(" ");
      return names.includes(name) && type === "commit" ? [[name, commit] as const] : [];
    }),
  );
}

/**
 * The commit that a branch's name means, and the full name it goes by: what was fetched goes before what is here, and a tag
 * never passes for a branch. `HEAD` and its ancestors, full names (`refs/…`) and hashes are taken as they are.
 */
export async function branchCommit(git: SimpleGit, name: string): Promise<{ commit: string; name: string } | undefined> {
  const isPlain = /^(?:HEAD\b|refs\/)/.test(name);
  for (const full of isPlain ? [name] : [`refs/remotes/${name}`, `refs/heads/${name}`]) {
    const commit = await commitOf(git, full);
    if (commit !== undefined) return { commit, name: full };
  }
  if (isPlain) return undefined;
  const suffixed = /^[0-9a-f]{7,64}(?:[~^]\d*)*$/.test(name) ? name : `refs/tags/${name}`;
  const commit = await commitOf(git, suffixed);
  return commit === undefined ? undefined : { commit, name: suffixed };
}

/** True in a clone that holds only the last commits: there a missing ancestor proves nothing. */
export async function isShallow(git: SimpleGit): Promise<boolean> {
  return (await git.raw(["rev-parse", "--is-shallow-repository"])).trim() === "true";
}
