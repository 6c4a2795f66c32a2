import type { SimpleGit } from "simple-git";
import { prefixOf } from "../read/changed-paths.ts";

/** What git says of a whole repository as it lies there, asked once; paths are from its top. */
export interface WorkTree {
  /** The top folder, absolute. */
  top: string;
  /** Where the library's folder stands in it: `sops/`, empty at the top. */
  prefix: string;
  /** Files that git does not know yet and is not told to ignore. */
  untracked: readonly string[];
  /** Files in the index. */
  tracked: readonly string[];
}

/**
 * Asks git, from a library's folder, so that a link to it leads where it leads.
 * @param git in the library's folder
 */
export async function readWorkTree(git: SimpleGit): Promise<WorkTree> {
  const prefix = await prefixOf(git);
  const top = (await git.raw(["rev-parse", "--show-toplevel"])).trim();
  const untracked = namesIn(await git.raw(["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":(top)"]));
  return { top, prefix, untracked, tracked: namesIn(await git.raw(["ls-files", "--full-name", "-z", "--", ":(top)"])) };
}

/** What of the repository differs from a commit: committed, uncommitted and untracked; old names too. Without one, every file. */
export async function differingFrom(git: SimpleGit, { tracked, untracked }: WorkTree, commit: string | undefined): Promise<string[]> {
  const known =
    commit === undefined ? tracked : namesIn(await git.raw(["diff", "--name-only", "-z", "--no-renames", "--no-relative", commit, "--"]));
  return [...new Set([...known, ...untracked])];
}

function namesIn(listed: string): string[] {
  return listed.split("\0").filter((path) => path !== "");
}
