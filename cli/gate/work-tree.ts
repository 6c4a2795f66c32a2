import type { Git, Place } from "../files/git.ts";

/** What git says of a whole repository as it lies there, asked once; paths are from its top. The place is the library's. */
export interface WorkTree extends Place {
  /** Files that git does not know yet and is not told to ignore. */
  untracked: readonly string[];
  /** Files in the index. */
  tracked: readonly string[];
}

/**
 * Asks git of all its files.
 * @param git in the library's folder
 */
export async function readWorkTree(git: Git, place: Place): Promise<WorkTree> {
  // A letter before each name tells those that git does not know yet.
  const entries = namesIn(
    await git.raw(["ls-files", "-t", "--cached", "--others", "--exclude-standard", "--full-name", "-z", "--", ":(top)"]),
  );
  const [untracked, tracked] = [true, false].map((isNew) => entries.filter((entry) => entry.startsWith("? ") === isNew));
  return { ...place, untracked: withoutLetter(untracked), tracked: withoutLetter(tracked) };
}

/** What of the repository differs from a commit: committed, uncommitted and untracked; old names too. Without one, every file. */
export async function differingFrom(git: Git, { tracked, untracked }: WorkTree, commit: string | undefined): Promise<string[]> {
  const known =
    commit === undefined ? tracked : namesIn(await git.raw(["diff", "--name-only", "-z", "--no-renames", "--no-relative", commit, "--"]));
  return [...new Set([...known, ...untracked])];
}

const withoutLetter = (entries: readonly string[] = []) => entries.map((entry) => entry.slice(2));

function namesIn(listed: string): string[] {
  return listed.split("\0").filter((path) => path !== "");
}
