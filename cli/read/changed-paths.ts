import type { SimpleGit } from "simple-git";

/**
 * Where a library's folder stands in its repository, as what git's paths begin with: `sops/`, empty at the top. git is asked
 * from the folder itself, so that a link to it leads where it leads.
 */
export async function prefixOf(git: SimpleGit): Promise<string> {
  return (await git.raw(["rev-parse", "--show-prefix"])).trim();
}

/**
 * What of a library differs from a commit, by path inside it: committed, uncommitted and untracked; old names too.
 * @param git in the library's folder
 * @param commit undefined where nothing is there to compare with: every file
 * @param before where the library stood at the commit, when elsewhere
 */
export async function changedPaths(git: SimpleGit, prefix: string, commit: string | undefined, before = prefix): Promise<string[]> {
  const tracked =
    commit === undefined
      ? await git.raw(["ls-files", "--full-name", "-z", "--", "."])
      : await git.raw(["diff", "--name-only", "-z", "--no-renames", commit, "--", ...[...new Set([prefix, before])].map(fromTop)]);
  const untracked = await git.raw(["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", "."]);
  const inside = (path: string): string[] => {
    const own = [prefix, before].find((candidate) => path.startsWith(candidate));
    return path === "" || own === undefined ? [] : [path.slice(own.length)];
  };
  return [...new Set([...tracked.split("\0"), ...untracked.split("\0")].flatMap(inside))];
}

/** A path of the repository as git takes it from any folder, no character of it a pattern. */
function fromTop(path: string): string {
  return `:(top,literal)${path}`;
}

/** Documents' folders among changed paths. */
export function foldersOf(paths: readonly string[]): Set<string> {
  return new Set(paths.flatMap((path) => (path.includes("/") ? [path.split("/")[0] as string] : [])).sort());
}
