import { readFile } from "node:fs/promises";
import * as z from "zod";
import { UsageError } from "../../core/usage-error.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Git, Place } from "../files/git.ts";
import { branchCommit, commitOf, commitsOf, isShallow, nearestName } from "../read/git-revision.ts";

/** What a change is measured against. */
export interface FoundBase {
  /** The commit where the change began; undefined for a first commit, whose base is empty. */
  commit: string | undefined;
  /** The tip of the branch it is for, which may have gone on since. */
  target: string | undefined;
  /** How it was found, for the summary. */
  how: LocalText;
}

/** Variables in which CI systems name the branch a change is for. */
const targetVariables = [
  "GITHUB_BASE_REF",
  "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
  "BITBUCKET_PR_DESTINATION_BRANCH",
  "CHANGE_TARGET",
  "SYSTEM_PULLREQUEST_TARGETBRANCHNAME",
  "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
  "CI_COMMIT_TARGET_BRANCH",
];

/** Variables in which they name the commit that a push replaced, or, on Jenkins, the last one that was built well. */
const beforeVariables = ["CI_COMMIT_BEFORE_SHA", "CI_PREV_COMMIT_SHA", "GIT_PREVIOUS_SUCCESSFUL_COMMIT"];

const NOTHING = /^0+$/;

/**
 * Finds the base of a change: the revision named; else the branch or commit the CI system names; else where the branch
 * left origin/HEAD, main or master; on that branch itself, the last commit where the library's files differ from it, else the
 * commit before: against that one, files that undo the last commit would be no change at all.
 * @param isChanged whether files of the library differ from the last commit
 * @throws UsageError when there is no repository, no such revision, or nothing to measure against
 */
export async function findBase(git: Git, reference: string | undefined, isChanged: boolean): Promise<FoundBase> {
  await placeInRepository(git);
  if (reference !== undefined) {
    const found = await branchCommit(git, reference);
    if (found === undefined) throw await unknownRevision(git, reference);
    const meant = found.name === reference ? "" : `, ${found.name}`;
    return fromTarget(git, found.commit, { en: `--base ${reference}${meant}`, id: `--base ${reference}${meant}` });
  }
  return (await fromCi(git)) ?? (await fromBranches(git, isChanged)) ?? noBase();
}

/** What a commit about to be made is measured against: the one before it. */
export async function baseOfCommit(git: Git): Promise<FoundBase> {
  const head = await commitOf(git, "HEAD");
  if (head === undefined) return firstCommit;
  return { commit: head, target: head, how: { en: "HEAD", id: "HEAD" } };
}

const firstCommit: FoundBase = {
  commit: undefined,
  target: undefined,
  how: { en: "nothing: there is no commit yet", id: "kosong: belum ada commit" },
};

/** Where the library stands in its repository. @throws UsageError where there is none */
export async function placeInRepository(git: Git): Promise<Place> {
  const place = await git.place();
  if (place !== undefined) return place;
  throw new UsageError(
    {
      en: "sop gate judges a change in a git repository; there is none here.",
      id: "sop gate menilai perubahan dalam repositori git; di sini tidak ada.",
    },
    { en: "sop check looks at the library as it is.", id: "sop check memeriksa pustaka apa adanya." },
  );
}

/** True where a CI system says what a change is for or where it began. */
export function isNamedByCi(): boolean {
  return [...targetVariables, ...beforeVariables, "GITHUB_EVENT_PATH"].some((name) => Boolean(process.env[name]));
}

async function fromCi(git: Git): Promise<FoundBase | undefined> {
  const { env } = process;
  for (const name of targetVariables) {
    const branch = env[name];
    if (!branch) continue;
    const target = (await commitOf(git, `refs/remotes/origin/${branch}`)) ?? (await commitOf(git, `refs/heads/${branch}`));
    if (target === undefined) throw await unknownRevision(git, `origin/${branch}`);
    const how = { en: `${branch}, named by ${name}`, id: `${branch}, disebut ${name}` };
    const found = await fromTarget(git, target, how);
    // A change that is asked about and isn't here would be one that touches nothing.
    if (found.commit === (await commitOf(git, "HEAD"))) throw changeNotHere(how);
    return found;
  }
  const named = beforeVariables.find((variable) => env[variable]);
  const [before, name] = named ? [env[named], named] : [await pushedFrom(env["GITHUB_EVENT_PATH"]), "GITHUB_EVENT_PATH"];
  if (before === undefined) return undefined;
  if (NOTHING.test(before)) return firstPush(git, name);
  if (!/^[0-9a-f]{40,64}$/.test(before) || (await commitOf(git, before)) === undefined) throw await lostBefore(git, before, name);
  return {
    commit: before,
    target: before,
    how: { en: `what was there before, named by ${name}`, id: `keadaan sebelumnya, disebut ${name}` },
  };
}

/**
 * What was pushed was not there before: of a branch it is what it adds to the one it is for, of that one all of it. The commit before
 * the last says nothing of the commits before that.
 */
async function firstPush(git: Git, name: string): Promise<FoundBase | undefined> {
  const [head, target] = await targetOf(git);
  // Run again later, that one holds what was pushed, and more.
  const isHeld = head !== undefined && target !== undefined && (await git.raw(["rev-list", "-1", head, "--not", target.commit])) === "";
  if (!isHeld) return undefined;
  const how = { en: `nothing: this push is the first, says ${name}`, id: `kosong: dorongan ini yang pertama, menurut ${name}` };
  return { commit: undefined, target: undefined, how };
}

/** What a push or a merge queue on GitHub begins at: its event is a JSON file. */
async function pushedFrom(path: string | undefined): Promise<string | undefined> {
  if (!path) return undefined;
  const text = await readFile(path, "utf8").catch(() => "{}");
  const event = githubEvent.safeParse(eventOf(text, path));
  return event.success ? (event.data.merge_group?.base_sha ?? event.data.before) : undefined;
}

function eventOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(
      {
        en: `“${path}”, named by GITHUB_EVENT_PATH, is not JSON, so nothing says what this change is measured against.`,
        id: `“${path}”, yang disebut GITHUB_EVENT_PATH, bukan JSON, sehingga basis pembandingnya tidak diketahui.`,
      },
      { en: "Name the base with --base REF.", id: "Sebutkan basisnya dengan --base REF." },
    );
  }
}

const githubEvent = z.object({ before: z.string().optional(), merge_group: z.object({ base_sha: z.string() }).optional() });

async function fromBranches(git: Git, isChanged: boolean): Promise<FoundBase | undefined> {
  const [head, found] = await targetOf(git);
  if (head === undefined) return firstCommit;
  if (found === undefined) return undefined;
  const { name, commit: target } = found;
  if (target !== head) return fromTarget(git, target, { en: name, id: name });
  if (isChanged) return { commit: head, target: head, how: lastCommit(name) };
  const parent = await commitOf(git, "HEAD^");
  if (parent === undefined) await refuseShallow(git);
  return parent === undefined
    ? { commit: undefined, target: undefined, how: { en: "nothing: this is the first commit", id: "kosong: ini commit pertama" } }
    : { commit: parent, target: parent, how: commitBefore(name) };
}

/** The last commit, and the branch that a change is most likely for. */
async function targetOf(git: Git): Promise<[head: string | undefined, target: { name: string; commit: string } | undefined]> {
  const commits = await commitsOf(git, ["HEAD", ...branches]);
  const [found] = [...commits].filter(([other]) => other !== "HEAD");
  return [commits.get("HEAD"), found && { name: found[0], commit: found[1] }];
}

const lastCommit = (name: string): LocalText => ({
  en: `the last commit, on ${name}, since files of the library differ from it`,
  id: `commit terakhir, di ${name}, karena berkas pustaka berbeda darinya`,
});

/** What else a push brought can't be known from here, so it is said. */
const commitBefore = (name: string): LocalText => ({
  en: `the commit before, on ${name}, so the last one alone; --base REF names another`,
  id: `commit sebelumnya, di ${name}, jadi hanya commit terakhir; --base REF menyebut yang lain`,
});

/** Branches that a change may be for, the likeliest first. */
const branches = ["remotes/origin/HEAD", "remotes/origin/main", "remotes/origin/master", "heads/main", "heads/master"].map(
  (name) => `refs/${name}`,
);

async function fromTarget(git: Git, target: string, how: LocalText): Promise<FoundBase> {
  const merged = (await git.raw(["merge-base", "--all", target, "HEAD"]).catch(() => "")).split("\n").filter((line) => line !== "");
  const [commit, another] = merged;
  // A change that holds all of where it is going begins there, however little of the history is here.
  if (commit === target) return { commit, target, how };
  if (commit === undefined || (await isCutOff(git, commit, target))) await refuseShallow(git);
  if (another !== undefined) throw crosswise(how);
  // Histories that share nothing are compared as they are.
  return { commit: commit ?? target, target, how };
}

/** True where a way back from either side ends before it comes to where they seem to part: they may have parted later. */
async function isCutOff(git: Git, commit: string, target: string): Promise<boolean> {
  return (await git.raw(["rev-list", "--max-parents=0", target, "HEAD", "--not", commit])) !== "";
}

function changeNotHere(how: LocalText): UsageError {
  return new UsageError(
    {
      en: `All that is checked out is already in ${how.en}: the change to be judged is not here.`,
      id: `Semua yang di-checkout sudah ada di ${how.id}: perubahan yang hendak dinilai tidak ada di sini.`,
    },
    {
      en: "Check out the change itself (on GitHub: on pull_request, not pull_request_target). Once it is merged there is nothing left to judge.",
      id: "Lakukan checkout atas perubahan itu sendiri (di GitHub: on pull_request, bukan pull_request_target). Sesudah digabungkan, tidak ada lagi yang dinilai.",
    },
  );
}

/** Of two places where a change may have begun, either may lack what the other shows to be taken out. */
function crosswise(how: LocalText): UsageError {
  return new UsageError(
    {
      en: `This branch and the one it is for (${how.en}) were merged into each other crosswise, so nothing tells where the change began.`,
      id: `Cabang ini dan cabang tujuannya (${how.id}) saling digabungkan bersilang, sehingga tidak jelas di mana perubahan bermula.`,
    },
    {
      en: "Merge the branch it is for into this one (git merge), and judge it again.",
      id: "Gabungkan cabang tujuannya ke cabang ini (git merge), lalu nilai lagi.",
    },
  );
}

/** In a shallow clone a missing ancestor proves nothing. */
async function refuseShallow(git: Git): Promise<void> {
  if (!(await isShallow(git))) return;
  throw new UsageError(
    {
      en: "This clone is shallow and does not reach the commit where the change began.",
      id: "Klona ini dangkal dan tidak mencapai commit awal perubahan.",
    },
    unshallow,
  );
}

const unshallow: LocalText = {
  en: "Fetch the rest: git fetch --unshallow (on GitHub: fetch-depth: 0; on GitLab: GIT_DEPTH: 0).",
  id: "Ambil sisanya: git fetch --unshallow (di GitHub: fetch-depth: 0; di GitLab: GIT_DEPTH: 0).",
};

async function unknownRevision(git: Git, reference: string): Promise<UsageError> {
  const text = { en: `git knows no revision “${reference}” here.`, id: `git tidak mengenal revisi “${reference}” di sini.` };
  if (await isShallow(git)) return new UsageError(text, unshallow);
  const guess = await nearestName(git, reference);
  if (guess !== undefined) return new UsageError(text, { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` });
  const branch = reference.replace(/^origin\//, "");
  return new UsageError(text, { en: `Fetch it: git fetch origin ${branch}.`, id: `Ambil dahulu: git fetch origin ${branch}.` });
}

/** After a forced push the commit before may be gone: what it took away can't be seen from here. */
async function lostBefore(git: Git, before: string, name: string): Promise<UsageError> {
  const text = {
    en: `“${before.slice(0, 40)}”, named by ${name}, is no commit that is here, so nothing says what this push replaced.`,
    id: `“${before.slice(0, 40)}”, yang disebut ${name}, bukan commit yang ada di sini, sehingga tidak jelas apa yang digantikan.`,
  };
  if (await isShallow(git)) return new UsageError(text, unshallow);
  return new UsageError(text, {
    en: "Judge it against a commit that you trust: --base REF.",
    id: "Nilai terhadap commit yang tepercaya: --base REF.",
  });
}

function noBase(): never {
  throw new UsageError(
    {
      en: "Nothing says what this change is measured against: there is no origin/HEAD, main or master.",
      id: "Tidak ada basis pembanding: origin/HEAD, main, dan master tidak ada.",
    },
    { en: "Name it with --base REF.", id: "Sebutkan dengan --base REF." },
  );
}
