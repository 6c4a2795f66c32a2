import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import type { CiHost } from "../../core/acts/start/host-files.ts";
import { UsageError } from "../../core/usage-error.ts";
import { type Git, NoGit, openGit } from "../files/git.ts";
import { isThere } from "../files/is-there.ts";

/** What lies around a folder in which a library may begin. */
export interface Surroundings {
  /** The git repository's folder, absolute; undefined where there is none. */
  repository: string | undefined;
  /** False where there is no git on this machine. */
  hasGit: boolean;
  /** Who keeps the repository, by what lies in it, else by its remote. */
  ci: CiHost | undefined;
  /** Word files below, relative to where they were looked for, at most a hundred. */
  wordFiles: string[];
  /** True where nothing but git's own lies here. */
  isEmpty: boolean;
}

/** Looks around in a folder that is there. */
export async function lookAround(folder: string): Promise<Surroundings> {
  const git = openGit(folder);
  let hasGit = true;
  const repository = await git.place().then(
    (place) => place?.top,
    (error: Error) => {
      hasGit = !(error instanceof NoGit);
      return undefined;
    },
  );
  const names = await readdir(folder);
  return {
    repository,
    hasGit,
    ci: repository === undefined ? undefined : await hostOf(repository, git),
    wordFiles: await wordFilesIn(folder),
    isEmpty: names.every((name) => name === ".git"),
  };
}

async function hostOf(repository: string, git: Git): Promise<CiHost | undefined> {
  if (await isThere(join(repository, ".gitlab-ci.yml"))) return "gitlab";
  if (await isThere(join(repository, ".github"))) return "github";
  const remotes = await git.raw(["remote", "-v"]).catch(() => "");
  return /gitlab/i.test(remotes) ? "gitlab" : /github/i.test(remotes) ? "github" : undefined;
}

/** Three folders deep; what other tools put there is not looked at. */
async function wordFilesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (at: string, left: number) => {
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      if (found.length >= 100) return;
      const path = join(at, entry.name);
      if (entry.isFile() && /^[^~.].*\.docx?$/i.test(entry.name)) found.push(relative(folder, path).replaceAll("\\", "/"));
      else if (entry.isDirectory() && left > 1 && !/^(?:\.|node_modules$)/.test(entry.name)) await walk(path, left - 1);
    }
  };
  await walk(folder, 3);
  return found.sort();
}

/** Makes a folder a git repository. @throws UsageError with what git said */
export async function makeRepository(folder: string): Promise<void> {
  try {
    await openGit(folder).raw(["init", "--quiet", "--initial-branch", "main"]);
  } catch (error) {
    if (error instanceof NoGit) throw noGit();
    const said = (error as Error).message.trim().split("\n")[0] ?? "";
    throw new UsageError({ en: `git made no repository here: ${said}`, id: `git tidak membuat repositori di sini: ${said}` });
  }
}

function noGit(): UsageError {
  return new UsageError(
    {
      en: "git is not installed here, so no repository can be made.",
      id: "git tidak terpasang di sini, sehingga repositori tidak dapat dibuat.",
    },
    {
      en: "Install git (git-scm.com), or leave --git out: a library can do without for now.",
      id: "Pasang git (git-scm.com), atau jangan pakai --git: pustaka dapat dimulai tanpanya.",
    },
  );
}
