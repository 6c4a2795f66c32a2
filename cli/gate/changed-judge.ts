import { join } from "node:path";
import type { SimpleGit } from "simple-git";
import { toShownPath } from "../files/shown-path.ts";

/** Files anywhere in a repository that say what judges a change, or with what; as git's patterns. */
const judges = [
  ".github/workflows/**",
  ".github/actions/**",
  ".gitlab-ci.yml",
  ".gitlab/**",
  "bitbucket-pipelines.yml",
  "azure-pipelines.yml",
  "Jenkinsfile",
  ".circleci/**",
  ".woodpecker/**",
  ".woodpecker.yml",
  ".forgejo/workflows/**",
  ".gitea/workflows/**",
  ".husky/**",
  ".githooks/**",
  "lefthook.yml",
  ".pre-commit-config.yaml",
  "CODEOWNERS",
  ".github/CODEOWNERS",
  "**/package.json",
  "**/package-lock.json",
  "**/npm-shrinkwrap.json",
  "**/yarn.lock",
  "**/pnpm-lock.yaml",
  "**/.npmrc",
  "**/.gitattributes",
].map((pattern) => `:(top,glob)${pattern}`);

/**
 * What of that differs from a commit, as shown. Nothing is said of a first commit, where all of it is new.
 * @param git in the library's folder
 */
export async function changedJudge(git: SimpleGit, commit: string | undefined): Promise<string[]> {
  if (commit === undefined) return [];
  const top = (await git.raw(["rev-parse", "--show-toplevel"])).trim();
  const differing = await git.raw(["diff", "--name-only", "-z", "--no-renames", "--no-relative", commit, "--", ...judges]);
  const fresh = await git.raw(["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ...judges]);
  const paths = [...differing.split("\0"), ...fresh.split("\0")].filter((path) => path !== "");
  return [...new Set(paths)].sort().map((path) => toShownPath(process.cwd(), join(top, path)));
}
