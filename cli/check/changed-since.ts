import { relative, sep } from "node:path";
import { type SimpleGit, simpleGit } from "simple-git";
import { UsageError } from "../../core/usage-error.ts";

/**
 * The folders of a library that differ from a git revision, uncommitted work included; `settings` when the library's
 * own settings do.
 * @throws UsageError when there is no repository, or no such revision in it
 */
export async function changedSince(root: string, reference: string): Promise<{ folders: Set<string>; settings: boolean }> {
  const git = simpleGit(root);
  await requireRevision(git, reference);
  const top = (await git.revparse(["--show-toplevel"])).trim();
  const tracked = await git.raw(["diff", "--name-only", "-z", "--no-renames", reference, "--", root]);
  const untracked = await git.raw(["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", root]);
  const prefix = relative(top, root).split(sep).join("/");
  const inside = [...tracked.split("\0"), ...untracked.split("\0")]
    .filter((path) => path !== "" && (prefix === "" || path.startsWith(`${prefix}/`)))
    .map((path) => (prefix === "" ? path : path.slice(prefix.length + 1)));
  return {
    folders: new Set(inside.filter((path) => path.includes("/")).map((path) => path.split("/")[0] as string)),
    settings: inside.includes("library.yaml"),
  };
}

async function requireRevision(git: SimpleGit, reference: string): Promise<void> {
  if (!(await git.checkIsRepo())) {
    throw new UsageError({
      en: "--since needs a git repository; there is none here.",
      id: "--since memerlukan repositori git; di sini tidak ada.",
    });
  }
  // A word that begins with a dash would be read as an option of git's.
  const isKnown =
    !reference.startsWith("-") && (await git.raw(["rev-parse", "--verify", "--quiet", `${reference}^{commit}`]).catch(() => "")) !== "";
  if (isKnown) return;
  const isShallow = (await git.raw(["rev-parse", "--is-shallow-repository"])).trim() === "true";
  throw new UsageError(
    { en: `git knows no revision “${reference}” here.`, id: `git tidak mengenal revisi “${reference}” di sini.` },
    isShallow
      ? {
          en: "This clone is shallow; fetch the rest with git fetch --unshallow.",
          id: "Klona ini dangkal; ambil sisanya dengan git fetch --unshallow.",
        }
      : undefined,
  );
}
