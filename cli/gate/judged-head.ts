import { existsSync } from "node:fs";
import { copyFile, mkdir, realpath } from "node:fs/promises";
import path, { dirname, join, relative, resolve } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { type OpenGit, openGit } from "../files/git.ts";
import { isBelow } from "../files/is-below.ts";
import { inTemporaryFolder } from "../files/passing-folder.ts";
import { isNamedByCi, placeInRepository } from "./find-base.ts";

/** Which state of a change is judged. */
export interface JudgedHead {
  /** `index`: what `git commit` would keep; `commit`: HEAD; `tree`: the files as they lie there. */
  kind: "index" | "commit" | "tree";
  /** What it is and why this one, for the summary. */
  how: LocalText;
}

const heads = {
  index: {
    kind: "index",
    how: { en: "what is staged, as git commit would keep it", id: "yang disiapkan dengan git add, seperti akan disimpan git commit" },
  },
  commit: {
    kind: "commit",
    how: {
      en: "HEAD, since the files beside it differ from it and CI judges commits",
      id: "HEAD, karena berkas di sebelahnya berbeda, sedangkan CI menilai commit",
    },
  },
  tree: { kind: "tree", how: { en: "the files as they are here", id: "berkas sebagaimana adanya di sini" } },
} as const satisfies Record<string, JudgedHead>;

/**
 * Which state is judged: what is staged when asked; in CI the commit, where something changed the files after they were
 * checked out; else the files.
 * @param directory the library's folder
 */
export async function chooseHead(directory: string, { staged }: { staged: boolean }): Promise<JudgedHead> {
  if (staged) return heads.index;
  const git = openGit(directory);
  if (!isNamedByCi() || !(await git.place())) return heads.tree;
  const differs = await git.raw(["status", "--porcelain", "--untracked-files=all", "--", "."]);
  return differs.trim() === "" ? heads.tree : heads.commit;
}

/**
 * Does something where the judged state lies on the disk. What is staged or committed is written out beside the repository,
 * and until the work is done the process stands there, as far down as it stood, with git's variables naming that tree: so
 * all that reads files reads that state, and every path is shown as it is at home.
 * @param work gets the library's folder, and git in it
 * @throws UsageError without a repository, and where the index holds conflicts
 */
export async function inHead<T>(
  { kind }: JudgedHead,
  directory: string,
  work: (directory: string, openGit: OpenGit) => Promise<T>,
): Promise<T> {
  if (kind === "tree") return work(directory, openGit);
  return inTemporaryFolder("sop-judged-", async (folder) => {
    const cwd = process.cwd();
    const env = { ...process.env };
    try {
      const there = await writeOut(kind, directory, folder);
      process.chdir(there.cwd);
      return await work(there.library, gitOfTree);
    } finally {
      process.chdir(cwd);
      for (const name of gitVariables) restore(name, env[name]);
    }
  });
}

/** What tells git where it works; it reaches git only where it is named. */
const gitVariables = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] as const;
const gitOfTree: OpenGit = (folder) => openGit(folder, gitVariables);

/** Writes a state out as a work tree of the same repository with an index of its own; the repository's own stays untouched. */
async function writeOut(kind: "index" | "commit", directory: string, folder: string) {
  const git = openGit(directory);
  const place = await placeInRepository(git);
  const ask = async (...words: string[]) => (await git.raw(["rev-parse", ...words])).replace(/\n$/, "");
  const top = await realpath(place.top);
  const env: Record<(typeof gitVariables)[number], string> = {
    GIT_DIR: await ask("--absolute-git-dir"),
    GIT_WORK_TREE: "",
    GIT_INDEX_FILE: join(folder, "index"),
  };
  const own = process.env["GIT_INDEX_FILE"] === undefined ? resolve(directory, await ask("--git-path", "index")) : undefined;
  // A hook is told of its index by a path from the top of the work tree.
  const index = own ?? resolve(top, process.env["GIT_INDEX_FILE"] ?? "");
  if (kind === "index" && existsSync(index)) await copyFile(index, env.GIT_INDEX_FILE);

  const here = await realpath(process.cwd());
  const shared = sharedFolder(top, here);
  const copyOf = (one: string) => join(folder, "tree", shared === undefined ? "" : relative(shared, one));
  const [tree, cwd] = [copyOf(top), copyOf(here)];
  const library = join(tree, relative(top, await realpath(directory)));
  for (const made of [tree, cwd]) await mkdir(made, { recursive: true });
  env.GIT_WORK_TREE = tree;

  Object.assign(process.env, env);
  const there = gitOfTree(tree);
  const write = (...words: string[]) => there.raw(words).catch((error: Error) => Promise.reject(notWrittenOut(folder, error)));
  if (kind === "commit") await write("read-tree", "HEAD");
  if ((await there.raw(["ls-files", "--unmerged"])) !== "") throw unmerged();
  await write("checkout-index", "--all", "--force", "-u", "--ignore-skip-worktree-bits");
  if (!existsSync(join(library, "library.yaml"))) throw noLibrary(kind, relative(here, directory) || ".");
  return { cwd, library };
}

/** The folder that holds both; paths from one to the other stay the same in a copy of it. Of two drives none does: then there is no way from one to the other. */
export function sharedFolder(one: string, another: string, system = path): string | undefined {
  for (let folder = one; ; folder = system.dirname(folder)) {
    if (isBelow(folder, another, system)) return folder;
    if (folder === system.dirname(folder)) return undefined;
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** git says the same of a disk that is full as of one that is broken, in whatever language it speaks. */
function notWrittenOut(folder: string, { message }: Error): UsageError {
  const place = dirname(folder);
  const [said = ""] = message.trim().split("\n");
  return new UsageError(
    {
      en: `What is judged can't be written out into “${place}”. git says: ${said}`,
      id: `Yang dinilai tidak dapat ditulis ke “${place}”. Kata git: ${said}`,
    },
    {
      en: "Where that disk is full, make room, or name another folder in the variable TMPDIR (on Windows: TEMP).",
      id: "Bila diska itu penuh, sediakan ruang, atau sebutkan folder lain dalam variabel TMPDIR (pada Windows: TEMP).",
    },
  );
}

function noLibrary(kind: "index" | "commit", shown: string): UsageError {
  const what = { index: { en: "What is staged", id: "Yang disiapkan dengan git add" }, commit: { en: "HEAD", id: "HEAD" } }[kind];
  return new UsageError({
    en: `${what.en} holds no library.yaml in “${shown}”, so there is nothing to judge it by.`,
    id: `${what.id} tidak memuat library.yaml di “${shown}”, sehingga tidak ada dasar penilaian.`,
  });
}

function unmerged(): UsageError {
  return new UsageError(
    { en: "What is staged holds conflicts of a merge.", id: "Yang disiapkan dengan git add masih memuat konflik penggabungan." },
    { en: "Resolve them and stage the files: git add FILE.", id: "Selesaikan, lalu siapkan berkasnya: git add BERKAS." },
  );
}
