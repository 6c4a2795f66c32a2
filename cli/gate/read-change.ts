import { lstatSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { Regime } from "../../core/control/regime.ts";
import { isTextFile } from "../../core/document/codes/revision-file.ts";
import { createReadingContext } from "../../core/document/read-document.ts";
import type { FolderChange, LibraryChange } from "../../core/library/change.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { takeFromBefore } from "../../core/library/from-before.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { FolderFacts, LibraryControl } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import type { OddFile } from "../../core/library/odd-file.ts";
import { UsageError } from "../../core/usage-error.ts";
import { type BaselineEntry, baseline } from "../../schemas/baseline.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type LibrarySettings, librarySettings } from "../../schemas/library-settings.ts";
import { convertedFiles } from "../files/converted-files.ts";
import { type Git, type OpenGit, openGit } from "../files/git.ts";
import { WORK_FOLDER } from "../files/library-lock.ts";
import { parseData } from "../files/read-data.ts";
import { toShownPath } from "../files/shown-path.ts";
import { readBaseline } from "../read/baseline-file.ts";
import { foldersOf, pathsWithin } from "../read/changed-paths.ts";
import { listTop, type TopEntries } from "../read/library-files.ts";
import { type FolderOptions, joinReads, type OpenLibrary, openLibrary, type ReadLibrary, readOpened } from "../read/read-library.ts";
import { readSettings } from "../read/read-settings.ts";
import { SETTINGS_RECORDS } from "../read/settings-records.ts";
import { ALLOWED_SIGNERS } from "../read/signatures.ts";
import { actsLeftOut } from "./acts-left-out.ts";
import { foldersCited, foldersMentioning } from "./change-neighbours.ts";
import { changedJudge } from "./changed-judge.ts";
import { type CommittedFiles, openCommittedFiles } from "./committed-files.ts";
import { baseOfCommit, type FoundBase, findBase, placeInRepository } from "./find-base.ts";
import { foldersBeforeAndAfter, type States, shownFolder, statesAt } from "./folder-states.ts";
import { judgedActsBy, lastRegimeOfTarget, recordsAt } from "./judged-acts.ts";
import { pairLibraries } from "./pair-libraries.ts";
import { differingFrom, isChangedIn, readWorkTree, type WorkTree } from "./work-tree.ts";

/** A change as read from git and the working tree. */
export interface ReadChange {
  change: LibraryChange;
  read: ReadLibrary;
  base: FoundBase;
  /** Findings the base accepts for now. */
  known: readonly BaselineEntry[];
  /** What of the library's files git alone tells: those it is told not to see, or rewrites, and other repositories. */
  ignored: readonly OddFile[];
}

/** A change of more documents than this is measured against the whole library: looking for each of them costs more. */
const MANY_FOLDERS = 100;

/**
 * Reads what the working tree changes of a library against a base. Only folders that differ are read, and of the head
 * those that the change can touch, so the cost depends on the change. Other settings touch everything.
 * @param options reference: a git revision; without it, what the CI system or the branch says. baseline: its file. dayIn:
 * today in a time zone, which is the base's
 * @throws UsageError without a repository, without a base, or in a shallow clone that lacks it
 */
export async function readChange(
  directory: string,
  options: {
    reference?: string | undefined;
    baseline?: string | undefined;
    dayIn: (timeZone: string) => IsoDate;
    openGit?: OpenGit;
    staged?: boolean;
  } & Pick<FolderOptions, "onProgress">,
): Promise<ReadChange> {
  const { root, settings: headSettings } = await readSettings(directory, process.cwd());
  const git = (options.openGit ?? openGit)(root);
  const tree = await readWorkTree(git, await placeInRepository(git));
  const isOfCommit = options.staged && options.reference === undefined;
  const base = isOfCommit ? await baseOfCommit(git) : await findBase(git, options.reference, isChangedIn(tree));
  const differing = await differingFrom(git, tree, base.commit);
  const places = await pairLibraries(git, tree, base.commit);
  const committed = openCommittedFiles(git, root, places.base ?? places.head);
  const paths = pathsWithin(differing, [places.head, places.base ?? places.head]);
  const folders = foldersOf(paths);
  await committed.load(base.commit, ["library.yaml", ALLOWED_SIGNERS, SETTINGS_RECORDS, ...folders]);
  await committed.load(base.target, folders);
  const settings = { base: await settingsAt(committed, base.commit), head: headSettings };
  const date = options.dayIn((settings.base ?? settings.head).timeZone);
  const reader = createReadingContext(settings.base ?? settings.head);
  const before = await statesAt(committed, base.commit, folders, reader);
  const there = base.target === base.commit ? before : await statesAt(committed, base.target, folders, reader);
  const top = await listTop(root);
  const read = await readNear(await openLibrary(directory), {
    git,
    before,
    paths,
    folders,
    settings,
    date,
    top,
    onProgress: options.onProgress,
  });
  const reading = createReadingContext(judgedBy(settings.head, settings.base));
  const known = await readKnown(committed, base.commit, options.baseline);
  const changed = await foldersBeforeAndAfter(before, there, committed, base, read, top);
  const signers = { base: await committed.textAt(base.commit, ALLOWED_SIGNERS), head: await readIfThere(join(root, ALLOWED_SIGNERS)) };
  const recordsOf = (commit: string | undefined) => recordsAt(committed, commit, read.control);
  const records = { base: await recordsOf(base.commit), head: read.control.records, target: await recordsOf(base.target) };
  const inFolders = withDigests(read.folders, changed);
  const judged = { settings, signers, records, read, changed, today: date };
  const index = (facts: readonly DocumentFacts[], held: ReadonlyMap<string, FolderFacts>, by: LibraryControl | Regime) =>
    indexLibrary(facts, held, reading.settings, date, by);
  const strict = lastRegimeOfTarget(judged);
  const judge = changedJudge(tree.top, differing, base.commit);
  const change: LibraryChange = {
    path: shownFolder(root),
    head: index(read.facts, inFolders, judgedActsBy(judged)),
    byTarget:
      strict &&
      index(
        read.facts.filter(({ folder }) => folders.has(folder)),
        new Map([...inFolders].filter(([folder]) => folders.has(folder))),
        strict,
      ),
    reading,
    settings,
    places,
    judge,
    records,
    signers,
    known,
    folders: changed,
    leftOut: await actsLeftOut(git, tree, committed, base.commit),
  };
  return {
    change,
    read,
    base,
    known: known.base,
    ignored: [
      ...(await ignoredTexts(git, tree)),
      ...repositoriesIn(root, paths),
      ...workIn(root, paths),
      ...(await convertedIn(git, root, change)),
    ],
  };
}

/** Texts of documents in the library's folder that no change shows, since git ignores them. */
async function ignoredTexts(git: Git, { prefix, ignored }: WorkTree): Promise<OddFile[]> {
  // Of a folder that is ignored as a whole git did not say what is in it.
  const mayHoldTexts = (path: string) => path.startsWith(prefix) || prefix.startsWith(path);
  if (!ignored.some(mayHoldTexts)) return [];
  const listed = await git.raw(["ls-files", "--others", "--ignored", "--exclude-standard", "--full-name", "-z", "--", "*.md"]);
  return listed.split("\0").flatMap((full) => {
    const path = full.slice(prefix.length);
    return /^[^/]+\/[^/]+$/.test(path) && isTextFile(path.split("/")[1] ?? "") ? [{ path, what: "ignored" as const }] : [];
  });
}

/** Other repositories among what differs: git names files only, and these, which need not be laid out. */
function repositoriesIn(root: string, paths: readonly string[]): OddFile[] {
  const isRepository = (path: string) =>
    !path.endsWith("/") && lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true;
  return paths.filter(isRepository).map((path) => ({ path, what: "repository" as const }));
}

/** What the one writer keeps while it writes, where a change holds it: whoever gets it would have it finished. */
function workIn(root: string, paths: readonly string[]): OddFile[] {
  const isWork = (path: string) => path.split("/")[0]?.toLowerCase() === WORK_FOLDER;
  const isThere = (path: string) => lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
  return paths.filter((path) => isWork(path) && isThere(path)).map((path) => ({ path, what: "work" as const }));
}

/** Files that git rewrites on their way: of the changed folders, of all where what git is told changed. */
async function convertedIn(git: Git, root: string, { judge, folders }: LibraryChange): Promise<OddFile[]> {
  const isToldAnew = judge.some((path) => path.endsWith(".gitattributes"));
  const paths = isToldAnew
    ? (await git.raw(["ls-files", "-z"])).split("\0").filter((path) => /^[^/]+\/./.test(path))
    : folders.flatMap(({ folder, head }) => [...(head?.files.keys() ?? [])].map((name) => `${folder}/${name}`));
  return (await convertedFiles(git, root, paths)).map((path) => ({ path, what: "converted" as const }));
}

interface Nearness {
  git: Git;
  before: States;
  /** What differs, by path in the library. */
  paths: readonly string[];
  folders: ReadonlySet<string>;
  settings: { base: LibrarySettings | undefined; head: LibrarySettings };
  date: IsoDate;
  top: TopEntries;
  onProgress: FolderOptions["onProgress"];
}

/**
 * Reads the changed folders, those that mention what changed, and those that all of them cite, each once; everything where
 * other settings or many folders make that the smaller work.
 */
async function readNear(
  open: OpenLibrary,
  { git, before, paths, folders, settings, date, top, onProgress }: Nearness,
): Promise<ReadLibrary> {
  const options = { date, top, onProgress, integrity: (folder: string): boolean => folders.has(folder) };
  const hasOtherSettings = settings.base === undefined || JSON.stringify(settings.base) !== JSON.stringify(settings.head);
  if (hasOtherSettings || folders.has(SETTINGS_RECORDS) || folders.size > MANY_FOLDERS) return readOpened(open, options);
  const reading = createReadingContext(settings.head);
  const read = (wanted: ReadonlySet<string>) => readOpened(open, { ...options, onlyFolders: (folder) => wanted.has(folder) });
  // Files beside the folders too: one of them may be named nearly as the library's own.
  const touched = await read(new Set([...folders, ...paths.filter((path) => !path.includes("/"))]));
  const factsBefore = [...before.values()].flatMap((state) => state?.documents ?? []).map((document) => factsOf(document, reading));
  const around = await read(without(await foldersMentioning(git, factsBefore, touched.facts), folders));
  const cited = foldersCited([touched, around]);
  const beyond = await read(without(cited, folders, around.folders));
  return joinReads([touched, around, beyond], date);
}

function without(names: ReadonlySet<string>, ...others: readonly { has(name: string): boolean }[]): Set<string> {
  return new Set([...names].filter((name) => !others.some((held) => held.has(name))));
}

function withDigests(folders: ReadonlyMap<string, FolderFacts>, changed: readonly FolderChange[]): Map<string, FolderFacts> {
  const all = new Map(folders);
  for (const { folder, head } of changed) {
    const facts = folders.get(folder);
    if (facts && head) all.set(folder, { ...facts, digests: head.files });
  }
  return all;
}

/** The accepted findings of before and now; a change can't accept its own. */
async function readKnown(committed: CommittedFiles, commit: string | undefined, path: string | undefined): Promise<LibraryChange["known"]> {
  if (path === undefined) return { path: "", base: [], head: [] };
  const before = await committed.textAt(commit, relative(committed.root, resolve(path)).split(sep).join("/"));
  return {
    path: toShownPath(process.cwd(), resolve(path)),
    base: before === undefined ? [] : (parseData(before, baseline).value ?? []),
    head: await readBaseline(path, true),
  };
}

/** Which rules hold and who signs is the base's to say; what can be named and found is the head's. */
function judgedBy(head: LibrarySettings, base: LibrarySettings | undefined): LibrarySettings {
  if (!base) return head;
  const types = Object.fromEntries(
    Object.entries(head.types).map(([letter, type]) => {
      const { approvals = type.approvals, apart = type.apart, holders = type.holders } = base.types[letter] ?? {};
      return [letter, { ...type, approvals, apart, holders }];
    }),
  );
  return { ...head, types, rules: base.rules, signatures: base.signatures };
}

async function settingsAt(committed: CommittedFiles, commit: string | undefined): Promise<LibrarySettings | undefined> {
  const text = await committed.textAt(commit, "library.yaml");
  if (text === undefined) return undefined;
  const { value, problems } = parseData(text, librarySettings);
  if (value && problems.length === 0) return value;
  throw new UsageError(
    {
      en: "The base's library.yaml can't be read, so nothing says which rules hold.",
      id: "library.yaml pada basis tidak terbaca, sehingga tidak jelas aturan mana yang berlaku.",
    },
    takeFromBefore(`${shownFolder(committed.root)}library.yaml`),
  );
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
