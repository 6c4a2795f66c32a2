import { constants, existsSync } from "node:fs";
import { access, realpath } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import type { FileOperation, Plan } from "../../core/acts/write/plan.ts";
import { pathsOf } from "../../core/acts/write/plan.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { type Git, NoGit, openGit, type Place } from "../files/git.ts";
import { toShownPath } from "../files/shown-path.ts";
import { writeReasonOf } from "../files/write-trouble.ts";
import { type OnWait, type Patience, withPatience } from "./wait-for-lock.ts";

/** A library's folder in its git repository. */
export interface Repository extends Pick<Place, "prefix"> {
  git: Git;
  /** The library's folder, absolute. */
  root: string;
}

/**
 * The git repository a folder is in; undefined where there is none, or no git on this machine.
 * @throws UsageError when git refuses to look, with what it said
 */
export async function findRepository(root: string): Promise<Repository | undefined> {
  try {
    const git = openGit(root);
    const place = await git.place();
    return place && { git, root, prefix: place.prefix };
  } catch (error) {
    if (error instanceof NoGit || /does not exist/.test((error as Error).message)) return undefined;
    throw error;
  }
}

/** git's user, as `chooseSigner` compares it: who would be the author of a commit. */
export async function gitUser(repository: Repository | undefined): Promise<{ name: string; email: string } | undefined> {
  if (!repository) return undefined;
  // Of a key that is set twice, the last one counts.
  const said = await repository.git.raw(["config", "-z", "--get-regexp", "^user\\.(name|email)$"]);
  const user = new Map(said.split("\0").map((entry) => [entry.split("\n")[0], entry.slice(entry.indexOf("\n") + 1).trim()]));
  const { GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL } = process.env;
  return { name: GIT_AUTHOR_NAME || user.get("user.name") || "", email: GIT_AUTHOR_EMAIL || user.get("user.email") || "" };
}

/**
 * Looks at the files a plan changes or takes away.
 * @returns those whose content git does not hold: it ignores them
 * @throws UsageError when one holds work that was not committed
 */
export async function requireCommitted(repository: Repository, operations: readonly FileOperation[]): Promise<ReadonlySet<string>> {
  const touched = operations.filter(({ expected }) => expected !== undefined).map(({ path }) => path);
  if (touched.length === 0) return new Set();
  const states = await statesOf(repository, touched);
  const ignored = new Set([...states].filter(([, state]) => state === "!!").map(([path]) => path));
  const differing = [...states].filter(([, state]) => state !== "!!");
  const open: string[] = [];
  for (const [path, state] of differing) if (!(state === " M" && (await isAsCommitted(repository, path)))) open.push(path);
  if (open.length === 0) return ignored;
  const list = open.map((path) => `  ${path}`).join("\n");
  throw new UsageError(
    {
      en: `Work that is not committed would be overwritten:\n${list}`,
      id: `Pekerjaan yang belum disimpan dalam git akan tertimpa:\n${list}`,
    },
    {
      en: "Commit it first, so that every state can be restored.",
      id: "Simpan dahulu dengan git commit, agar setiap keadaan dapat dikembalikan.",
    },
  );
}

/** True for a file that git calls changed and would not commit: it stores other line ends than stand here. */
async function isAsCommitted({ git, prefix }: Repository, path: string): Promise<boolean> {
  const now = await git.raw(["hash-object", `--path=${path}`, "--", path]);
  return now === (await git.raw(["rev-parse", `HEAD:${prefix}${path}`]));
}

/** git's two letters for each file that is not as committed, by path in the library. */
async function statesOf({ git, root, prefix }: Repository, paths: readonly string[]): Promise<Map<string, string>> {
  const said = await git.raw(["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching", "--", root]);
  const wanted = new Set(paths);
  const states = new Map<string, string>();
  for (const entry of said.split("\0")) {
    const path = entry.slice(3 + prefix.length);
    // An ignored folder is named once, with a slash behind it, for all that is in it.
    for (const file of path.endsWith("/") ? paths.filter((candidate) => candidate.startsWith(path)) : [path])
      if (wanted.has(file)) states.set(file, entry.slice(0, 2));
  }
  return states;
}

/** A commit that can be made, asked before anything is written. */
export interface CommitRequest {
  tag: string | undefined;
  /** Called where another git's lock is waited for. */
  onWait: OnWait;
}

/**
 * @throws UsageError when git could not make the commit: a merge is open, HEAD is on no branch, git knows no author, the
 * tag is there, another git holds the repository for longer than a moment
 */
export async function requireCommittable({ git, root }: Repository, { tag, onWait }: CommitRequest): Promise<void> {
  const heads = ["MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD"];
  const names = tag === undefined ? heads : [...heads, `refs/tags/${tag}`];
  const missing = new Set((await git.raw(["cat-file", "--batch-check"], names.join("\n"))).split("\n"));
  const has = (name: string) => !missing.has(`${name} missing`);
  if (heads.some(has)) {
    throw cannotCommit({
      en: "a merge, rebase or revert is not finished here",
      id: "masih ada merge, rebase, atau revert yang belum selesai",
    });
  }
  const branch = await git.raw(["symbolic-ref", "--quiet", "--short", "HEAD"]).catch(() => "");
  if (branch.trim() === "") {
    throw cannotCommit({
      en: "HEAD is on no branch, so the commit would be lost; switch to a branch",
      id: "HEAD tidak berada pada cabang, sehingga commit akan hilang; pindah dulu ke sebuah cabang",
    });
  }
  await git.raw(["var", "GIT_COMMITTER_IDENT"]).catch(() => {
    throw cannotCommit({
      en: "git does not know who you are; set user.name and user.email",
      id: "git belum mengenal Anda; atur user.name dan user.email",
    });
  });
  if (tag !== undefined && has(`refs/tags/${tag}`))
    throw cannotCommit({ en: `there is a tag “${tag}” already`, id: `tag “${tag}” sudah ada` });
  const refs = [`refs/heads/${branch.trim()}`, ...(tag === undefined ? [] : [`refs/tags/${tag}`])];
  // Objects are written in a folder of their own, by no lock.
  const locks = await locksOf({ git, root }, ["index", "HEAD", "objects/pack", ...refs]);
  for (const folder of new Set(locks.map((path) => dirname(path)))) await requireWritable(folder);
  const lock = await withPatience(onWait).whileLocked(() => locks.find((path) => existsSync(path)));
  if (lock !== undefined) throw cannotCommit(lockedBy(shown(lock)), unlocking(shown(lock)));
}

/** Files by which another git keeps what it works on to itself; one that was cut off leaves them. Absolute paths, there or not. */
async function locksOf({ git, root }: Pick<Repository, "git" | "root">, names: readonly string[]): Promise<string[]> {
  const said = await git.raw(["rev-parse", ...names.flatMap((name) => ["--git-path", `${name}.lock`])]);
  const folder = await realpath(root);
  const locks = said.split("\n").filter((line) => line !== "");
  return locks.map((path) => resolve(folder, path));
}

/** A folder that isn't there git makes itself. */
async function requireWritable(folder: string): Promise<void> {
  await access(folder, constants.W_OK).catch(({ code }: NodeJS.ErrnoException) => {
    if (code === "ENOENT") return;
    const reason = writeReasonOf(code);
    throw cannotCommit({
      en: `“${shown(folder)}” can't be written: ${reason.en}`,
      id: `“${shown(folder)}” tidak dapat ditulis: ${reason.id}`,
    });
  });
}

function shown(path: string): string {
  return toShownPath(process.cwd(), path);
}

function lockedBy(lock: string): LocalText {
  return {
    en: `git is locked by “${lock}”; another git is at work here, or one was cut off`,
    id: `git terkunci oleh “${lock}”; git lain sedang bekerja di sini, atau terputus di tengah jalan`,
  };
}

function unlocking(lock: string): LocalText {
  return {
    en: `Wait until it is done. Where no git is running any more, delete “${lock}” and nothing else.`,
    id: `Tunggu sampai selesai. Bila tidak ada lagi git yang berjalan, hapus “${lock}” saja.`,
  };
}

/**
 * Commits the files of a plan and nothing else. What another git's lock keeps it from, it does when that is gone, if it goes.
 * @returns the commit's id
 * @throws UsageError when git refuses, with what it said; the files are written all the same
 */
export async function commitPlan(
  { git, root }: Repository,
  { operations, message, edited = [] }: Pick<Plan, "operations" | "message" | "edited">,
  { tag, onWait }: CommitRequest,
): Promise<string> {
  const native = [...pathsOf(operations), ...edited].map((path) => relative(root, `${root}${sep}${path}`));
  const patience = withPatience(onWait);
  let id: string | undefined;
  try {
    await unlocked(() => git.raw(["add", "--all", "--", ...native]), patience);
    await unlocked(() => git.raw(["commit", "--quiet", "--message", message, "--only", "--", ...native]), patience);
    id = (await git.raw(["rev-parse", "HEAD"])).trim();
    if (tag !== undefined) await unlocked(() => git.raw(["tag", "--annotate", "--message", message, tag]), patience);
    return id;
  } catch (error) {
    throw id === undefined ? notCommitted((error as Error).message) : notTagged(tag ?? "", id, (error as Error).message);
  }
}

/** So often git is asked again where each time another was faster. */
const MOST_TRIES = 10;

/** Asks git again where another's lock kept it from an answer and is gone. */
async function unlocked<Answer>(ask: () => Promise<Answer>, patience: Patience, tries = MOST_TRIES): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const lock = lockIn((error as Error).message);
    if (lock === undefined || tries <= 1) throw error;
    if ((await patience.whileLocked(() => (existsSync(lock) ? lock : undefined))) !== undefined) throw error;
    return unlocked(ask, patience, tries - 1);
  }
}

/** The lock that git says is there already. */
function lockIn(said: string): string | undefined {
  return /'([^'\n]+\.lock)'/.exec(said)?.[1];
}

/** More lines than these are a program's that git started, and their end tells what went wrong. */
const MOST_LINES = 20;

/** @param said git's own words, in whatever language it speaks: they are marked as its own, and of a lock only the path is taken */
function notCommitted(said: string): UsageError {
  const path = lockIn(said);
  if (path !== undefined && existsSync(path)) {
    const [why, what] = [lockedBy(shown(path)), unlocking(shown(path))];
    return new UsageError(
      {
        en: `The files are written, but not committed: ${why.en}.`,
        id: `Berkas sudah ditulis, tetapi belum disimpan dalam git: ${why.id}.`,
      },
      { en: `${what.en} Then commit them by hand.`, id: `${what.id} Lalu simpan sendiri dengan git commit.` },
    );
  }
  const lines = said.trim().split("\n").slice(-MOST_LINES);
  const words = lines.map((line) => `  ${line}`).join("\n");
  return new UsageError(
    {
      en: `The files are written, but git did not commit them. It says:\n${words}`,
      id: `Berkas sudah ditulis, tetapi git tidak menyimpannya. Kata git:\n${words}`,
    },
    { en: "Fix that and commit them by hand.", id: "Perbaiki itu, lalu simpan sendiri dengan git commit." },
  );
}

/** The commit is made; only its tag is missing. */
function notTagged(tag: string, id: string, said: string): UsageError {
  const path = lockIn(said);
  const isLocked = path !== undefined && existsSync(path);
  const [first = ""] = said.trim().split("\n");
  const why = isLocked ? lockedBy(shown(path)) : { en: `git says: ${first}`, id: `kata git: ${first}` };
  const what = isLocked ? unlocking(shown(path)) : { en: "", id: "" };
  return new UsageError(
    {
      en: `The files are committed as ${id.slice(0, 10)}, but not tagged: ${why.en}.`,
      id: `Berkas sudah disimpan dalam git sebagai ${id.slice(0, 10)}, tetapi belum diberi tag: ${why.id}.`,
    },
    {
      en: `${what.en} Then: git tag --annotate --message "${tag}" "${tag}" ${id.slice(0, 10)}`.trimStart(),
      id: `${what.id} Lalu: git tag --annotate --message "${tag}" "${tag}" ${id.slice(0, 10)}`.trimStart(),
    },
  );
}

/** A tag's name for a revision, such as `IN.OCC.TELK.P-01_rev-06`; what git refuses in names is written as `-`. */
export function tagName(code: string, revision: string): string {
  return `${code}_rev-${revision}`.replace(/[\s~^:?*[\\\p{Cc}]|\.\.|@\{/gu, "-");
}

/** So many states of a file are looked at, of those in its history. */
const MOST_STATES = 100;

/** The states of a file in the repository's history, newest first. */
export async function* formerTexts({ git, prefix }: Repository, path: string): AsyncGenerator<string> {
  const full = `${prefix}${path}`;
  const log = await git.raw(["log", `--max-count=${MOST_STATES}`, "--format=%H", "--", `:(top)${full}`]).catch(() => "");
  for (const id of log.split("\n").filter((line) => line !== "")) {
    const text = await git.raw(["show", `${id}:${full}`]).catch(() => undefined);
    if (text !== undefined) yield text;
  }
}

/** A file as it is in the last commit; undefined where it is not. */
export async function committedText({ git, prefix }: Repository, path: string): Promise<string | undefined> {
  return git.raw(["show", `HEAD:${prefix}${path}`]).catch(() => undefined);
}

function cannotCommit(why: LocalText, what?: LocalText): UsageError {
  return new UsageError(
    {
      en: `It can't be committed: ${why.en}. Nothing was changed.`,
      id: `Tidak dapat disimpan dalam git: ${why.id}. Tidak ada yang diubah.`,
    },
    what,
  );
}
