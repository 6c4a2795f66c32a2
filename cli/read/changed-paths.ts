import type { Git } from "../files/git.ts";

/**
 * What of a library differs from a commit, by path inside it: committed, uncommitted and untracked; old names too.
 * @param git in the library's folder
 */
export async function changedPaths(git: Git, prefix: string, commit: string): Promise<string[]> {
  const tracked = await git.raw(["diff", "--name-only", "-z", "--no-renames", commit, "--", `:(top,literal)${prefix}`]);
  const untracked = await git.raw(["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", "."]);
  return pathsWithin([...tracked.split("\0"), ...untracked.split("\0")], [prefix]);
}

/** Paths of the repository that stand in a library, by path inside it; where it stood elsewhere before, also those there. */
export function pathsWithin(paths: readonly string[], prefixes: readonly string[]): string[] {
  const inside = (path: string): string[] => {
    const own = prefixes.find((candidate) => path.startsWith(candidate));
    return path === "" || own === undefined ? [] : [path.slice(own.length)];
  };
  return [...new Set(paths.flatMap(inside))];
}

/** Documents' folders among changed paths. */
export function foldersOf(paths: readonly string[]): Set<string> {
  return new Set(paths.flatMap((path) => (path.includes("/") ? [path.split("/")[0] as string] : [])).sort());
}
