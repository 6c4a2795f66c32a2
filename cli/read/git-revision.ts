import type { SimpleGit } from "simple-git";

/** The full name of a commit; undefined where git knows none. A word that begins with a dash would be read as an option. */
export async function commitOf(git: SimpleGit, reference: string): Promise<string | undefined> {
  if (reference.startsWith("-")) return undefined;
  const found = await git.raw(["rev-parse", "--verify", "--quiet", `${reference}^{commit}`]).catch(() => "");
  return found.trim() || undefined;
}

/** True in a clone that holds only the last commits: there a missing ancestor proves nothing. */
export async function isShallow(git: SimpleGit): Promise<boolean> {
  return (await git.raw(["rev-parse", "--is-shallow-repository"])).trim() === "true";
}
