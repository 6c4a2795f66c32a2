import { resolve } from "node:path";
import { type SimpleGit, simpleGit } from "simple-git";
import { UsageError } from "../../core/usage-error.ts";
import { changedPaths, foldersOf, prefixOf } from "../read/changed-paths.ts";
import { commitOf, isShallow } from "../read/git-revision.ts";

/**
 * The folders of a library that differ from a git revision, uncommitted work included; `settings` when the library's
 * own settings do.
 * @throws UsageError when there is no repository, or no such revision in it
 */
export async function changedSince(directory: string, reference: string): Promise<{ folders: Set<string>; settings: boolean }> {
  // git is started in the library's folder: a path from here would be looked for below it.
  const root = resolve(directory);
  const git = simpleGit(root);
  await requireRevision(git, reference);
  const paths = await changedPaths(git, await prefixOf(git), reference);
  return { folders: foldersOf(paths), settings: paths.includes("library.yaml") };
}

async function requireRevision(git: SimpleGit, reference: string): Promise<void> {
  if (!(await git.checkIsRepo())) {
    throw new UsageError({
      en: "--since needs a git repository; there is none here.",
      id: "--since memerlukan repositori git; di sini tidak ada.",
    });
  }
  if ((await commitOf(git, reference)) !== undefined) return;
  throw new UsageError(
    { en: `git knows no revision “${reference}” here.`, id: `git tidak mengenal revisi “${reference}” di sini.` },
    (await isShallow(git))
      ? {
          en: "This clone is shallow; fetch the rest with git fetch --unshallow.",
          id: "Klona ini dangkal; ambil sisanya dengan git fetch --unshallow.",
        }
      : undefined,
  );
}
