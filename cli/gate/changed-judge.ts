import { join, posix } from "node:path";
import { toShownPath } from "../files/shown-path.ts";

/** Files of a repository that say what judges a change, or with what: at its top. */
const atTop = new Set([
  ".gitlab-ci.yml",
  "bitbucket-pipelines.yml",
  "azure-pipelines.yml",
  "Jenkinsfile",
  ".woodpecker.yml",
  "lefthook.yml",
  ".pre-commit-config.yaml",
  "CODEOWNERS",
  ".github/CODEOWNERS",
]);
/** Those below a folder of the top. */
const below = [
  ".github/workflows/",
  ".github/actions/",
  ".gitlab/",
  ".circleci/",
  ".woodpecker/",
  ".forgejo/workflows/",
  ".gitea/workflows/",
  ".husky/",
  ".githooks/",
];
/** Those of a name, wherever they stand. */
const named = new Set([
  "package.json",
  "package-lock.json",
  "npm-shrinkwrap.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  ".npmrc",
  ".gitattributes",
]);

/**
 * What of that differs from the base, as shown. Nothing is said of a first commit, where all of it is new.
 * @param top the repository's top folder
 * @param differing what differs in the whole repository, by path from its top
 */
export function changedJudge(top: string, differing: readonly string[], commit: string | undefined): string[] {
  if (commit === undefined) return [];
  const isJudge = (path: string) => atTop.has(path) || below.some((folder) => path.startsWith(folder)) || named.has(posix.basename(path));
  return differing
    .filter(isJudge)
    .sort()
    .map((path) => toShownPath(process.cwd(), join(top, path)));
}
