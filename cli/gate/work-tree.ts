import type { Git, Place } from "../files/git.ts";
import { pathsWithin } from "../read/changed-paths.ts";
import { ALLOWED_SIGNERS } from "../read/signatures.ts";

/** What git says of a whole repository as it lies there, asked once; paths are from its top. The place is the library's. */
export interface WorkTree extends Place {
  /** Files that git does not know yet and is not told to ignore. */
  untracked: readonly string[];
  /** Files of the index or here that are not as the last commit has them. */
  uncommitted: readonly string[];
  /** Of these some were changed twice, in the index and beside it: they may again be what they were. */
  isChangedTwice: boolean;
  /** What git is told to ignore: files, and folders, with a slash, into which it does not look. */
  ignored: readonly string[];
}

/**
 * Asks git of all its files.
 * @param git in the library's folder
 */
export async function readWorkTree(git: Git, place: Place): Promise<WorkTree> {
  const how = ["--porcelain=v1", "-z", "--untracked-files=all", "--ignored=matching", "--no-renames"];
  // Two letters, a blank and a name. It looks only: an index that others may be writing stays as it is.
  const entries = namesIn(await git.raw(["--no-optional-locks", "status", ...how, "--", ":(top)"]));
  const [untracked, ignored, changed] = [/^\?\?/, /^!!/, /^(?!\?\?|!!)/].map((of) => entries.filter((entry) => of.test(entry)));
  return {
    ...place,
    untracked: withoutLetters(untracked),
    uncommitted: withoutLetters(changed),
    isChangedTwice: changed?.some((entry) => !entry.slice(0, 2).includes(" ")) === true,
    ignored: withoutLetters(ignored),
  };
}

/**
 * Do documents, settings or signers that git knows differ from the last commit? Other files beside them don't say that
 * somebody is at work: a CI system leaves reports and packages there.
 */
export function isChangedIn({ prefix, uncommitted }: WorkTree): boolean {
  const inLibrary = pathsWithin(uncommitted, [prefix]);
  return inLibrary.some((path) => path.includes("/") || path === "library.yaml" || path === ALLOWED_SIGNERS);
}

/** What of the repository differs from a commit: committed, uncommitted and untracked; old names too. Without one, every file. */
export async function differingFrom(git: Git, tree: WorkTree, commit: string | undefined): Promise<string[]> {
  const known = commit === undefined ? await git.raw(["ls-files", "-z", "--full-name", "--", ":(top)"]).then(namesIn) : undefined;
  return [...new Set([...(known ?? (await committedAndNot(git, tree, commit as string))), ...tree.untracked])];
}

/** Trees are compared in a tenth of the time it takes git to compare a commit with files, which it just did with the last one. */
async function committedAndNot(git: Git, { uncommitted, isChangedTwice }: WorkTree, commit: string): Promise<string[]> {
  const how = ["-z", "--name-only", "--no-renames", "--no-relative"];
  // Without a last commit it says so, in words.
  const committed = await git.raw(["diff-tree", "-r", ...how, commit, "HEAD"]).then(namesIn, () => undefined);
  // Who was changed by both may be what it was.
  const isPlain = committed !== undefined && !isChangedTwice && !uncommitted.some((path) => committed.includes(path));
  return isPlain ? [...committed, ...uncommitted] : namesIn(await git.raw(["diff", ...how, commit, "--"]));
}

const withoutLetters = (entries: readonly string[] = []) => entries.map((entry) => entry.slice(3));

function namesIn(listed: string): string[] {
  return listed.split("\0").filter((path) => path !== "");
}
