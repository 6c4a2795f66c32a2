import { relative, sep } from "node:path";
import type { SimpleGit } from "simple-git";

/** Where a library's folder stands in its repository, as what git's paths begin with: `sops/`, empty at the top. */
export async function prefixOf(git: SimpleGit, root: string): Promise<string> {
  const top = (await git.revparse(["--show-toplevel"])).trim();
  const inside = relative(top, root).split(sep).join("/");
  return inside === "" ? "" : `${inside}/`;
}

/**
 * What of a library differs from a commit, by path inside it: committed, uncommitted and untracked; old names too.
 * @param commit undefined where nothing is there to compare with: every file
 */
export async function changedPaths(git: SimpleGit, root: string, prefix: string, commit: string | undefined): Promise<string[]> {
  const tracked =
    commit === undefined
      ? await git.raw(["ls-files", "--full-name", "-z", "--", root])
      : await git.raw(["diff", "--name-only", "-z", "--no-renames", commit, "--", root]);
  const untracked = await git.raw(["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", root]);
  const paths = [...tracked.split("\0"), ...untracked.split("\0")].filter((path) => path !== "" && path.startsWith(prefix));
  return paths.map((path) => path.slice(prefix.length));
}

/** Documents' folders among changed paths. */
export function foldersOf(paths: readonly string[]): Set<string> {
  return new Set(paths.flatMap((path) => (path.includes("/") ? [path.split("/")[0] as string] : [])).sort());
}
