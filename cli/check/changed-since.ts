import { resolve } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import { type Git, openGit } from "../files/git.ts";
import { changedPaths, foldersOf } from "../read/changed-paths.ts";
import { commitOf, isShallow, nearestName } from "../read/git-revision.ts";

/**
 * The folders of a library that differ from a git revision, uncommitted work included; `settings` when the library's
 * own settings do.
 * @throws UsageError when there is no repository, or no such revision in it
 */
export async function changedSince(directory: string, reference: string): Promise<{ folders: Set<string>; settings: boolean }> {
  // git is started in the library's folder: a path from here would be looked for below it.
  const root = resolve(directory);
  const git = openGit(root);
  const { prefix } = (await git.place()) ?? noRepository();
  await requireRevision(git, reference);
  const paths = await changedPaths(git, prefix, reference);
  return { folders: foldersOf(paths), settings: paths.includes("library.yaml") };
}

function noRepository(): never {
  throw new UsageError({
    en: "--since needs a git repository; there is none here.",
    id: "--since memerlukan repositori git; di sini tidak ada.",
  });
}

async function requireRevision(git: Git, reference: string): Promise<void> {
  if ((await commitOf(git, reference)) !== undefined) return;
  const guess = await nearestName(git, reference);
  throw new UsageError(
    { en: `git knows no revision “${reference}” here.`, id: `git tidak mengenal revisi “${reference}” di sini.` },
    (await isShallow(git))
      ? {
          en: "This clone is shallow; fetch the rest with git fetch --unshallow.",
          id: "Klona ini dangkal; ambil sisanya dengan git fetch --unshallow.",
        }
      : guess === undefined
        ? undefined
        : { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` },
  );
}
