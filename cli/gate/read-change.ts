import { readFile } from "node:fs/promises";
import { join, posix, relative, resolve, sep } from "node:path";
import { type SimpleGit, simpleGit } from "simple-git";
import type { Adopted, AdoptedFolder } from "../../core/control/adopted.ts";
import { digestOfAct } from "../../core/control/canonical.ts";
import { controlledOf } from "../../core/control/controlled-settings.ts";
import { digestOfEntries } from "../../core/control/judge-events.ts";
import { type Regime, regimeOfBase } from "../../core/control/regime.ts";
import { judgeSettings, type RecordFile } from "../../core/control/settings-history.ts";
import { fileOfIssue, isTextFile, revisionOfFile } from "../../core/document/codes/revision-file.ts";
import type { Document } from "../../core/document/document.ts";
import { createReadingContext, type ReadingContext, readDocument } from "../../core/document/read-document.ts";
import { type FolderChange, type FolderState, type LibraryChange, namesInOrder } from "../../core/library/change.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { FolderFacts, FoundEvent, LibraryControl } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import type { OddFile } from "../../core/library/odd-file.ts";
import { contentDigest } from "../../core/seal/lfs-pointer.ts";
import { UsageError } from "../../core/usage-error.ts";
import { type BaselineEntry, baseline } from "../../schemas/baseline.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type Issued, issued } from "../../schemas/issued.ts";
import { type LibrarySettings, librarySettings } from "../../schemas/library-settings.ts";
import { digestOfFile } from "../files/digest-file.ts";
import { parseData } from "../files/read-data.ts";
import { toShownPath } from "../files/shown-path.ts";
import { readBaseline } from "../read/baseline-file.ts";
import { changedPaths, foldersOf } from "../read/changed-paths.ts";
import { EVENTS, parseEvents } from "../read/events-file.ts";
import { listFolders } from "../read/library-files.ts";
import { joinReads, type ReadLibrary, readLibrary } from "../read/read-library.ts";
import { readSettings } from "../read/read-settings.ts";
import { isRecordName, parseRecord, SETTINGS_RECORDS } from "../read/settings-records.ts";
import { ALLOWED_SIGNERS } from "../read/signatures.ts";
import { foldersCited, foldersMentioning } from "./change-neighbours.ts";
import { changedJudge } from "./changed-judge.ts";
import { baseOfCommit, type FoundBase, findBase } from "./find-base.ts";
import type { OpenGit } from "./judged-head.ts";
import { pairLibraries } from "./pair-libraries.ts";

/** A change as read from git and the working tree. */
export interface ReadChange {
  change: LibraryChange;
  read: ReadLibrary;
  base: FoundBase;
  /** Findings the base accepts for now. */
  known: readonly BaselineEntry[];
  /** Texts of documents that git is told not to see. */
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
  },
): Promise<ReadChange> {
  const { root, settings: headSettings } = await readSettings(directory, process.cwd());
  const git = (options.openGit ?? simpleGit)(root);
  const base = options.staged && options.reference === undefined ? await baseOfCommit(git) : await findBase(git, options.reference);
  const places = await pairLibraries(git, base.commit);
  const committed = openCommittedFiles(git, root, places.base ?? places.head);
  const folders = foldersOf(await changedPaths(git, places.head, base.commit, places.base));
  const settings = { base: await settingsAt(committed, base.commit), head: headSettings };
  const date = options.dayIn((settings.base ?? settings.head).timeZone);
  const before = await statesAt(committed, base.commit, folders, createReadingContext(settings.base ?? settings.head));
  const read = await readNear(directory, { git, before, folders, settings, date });
  const reading = createReadingContext(judgedBy(settings.head, settings.base));
  const known = await readKnown(committed, base.commit, options.baseline);
  const changed = await foldersBeforeAndAfter(before, committed, base, read);
  const signers = { base: await committed.textAt(base.commit, ALLOWED_SIGNERS), head: await readIfThere(join(root, ALLOWED_SIGNERS)) };
  const records = { base: await recordsAt(committed, base.commit, read.control), head: read.control.records };
  const inFolders = withDigests(read.folders, changed);
  const judged = { settings, signers, records, read, changed, today: date };
  const index = (facts: readonly DocumentFacts[], by: LibraryControl | Regime) =>
    indexLibrary(facts, inFolders, reading.settings, date, by);
  const strict = await lastRegimeOfTarget(committed, base, judged);
  const change: LibraryChange = {
    path: shownFolder(root),
    head: index(read.facts, judgedActsBy(judged)),
    byTarget:
      strict &&
      index(
        read.facts.filter(({ folder }) => folders.has(folder)),
        strict,
      ),
    reading,
    settings,
    places,
    judge: await changedJudge(git, base.commit),
    records,
    signers,
    known,
    folders: changed,
  };
  return { change, read, base, known: known.base, ignored: await ignoredTexts(git, places.head) };
}

/** Texts of documents in the library's folder that no change shows, since git ignores them. */
async function ignoredTexts(git: SimpleGit, prefix: string): Promise<OddFile[]> {
  const listed = await git.raw(["ls-files", "--others", "--ignored", "--exclude-standard", "--full-name", "-z", "--", "*.md"]);
  return listed.split("\0").flatMap((full) => {
    const path = full.slice(prefix.length);
    return /^[^/]+\/[^/]+$/.test(path) && isTextFile(path.split("/")[1] ?? "") ? [{ path, what: "ignored" as const }] : [];
  });
}

/** The state of each changed folder at a commit; undefined where it was not there. */
type States = ReadonlyMap<string, FolderState | undefined>;

async function statesAt(
  committed: CommittedFiles,
  commit: string | undefined,
  folders: ReadonlySet<string>,
  reading: ReadingContext,
): Promise<States> {
  const states = new Map<string, FolderState | undefined>();
  for (const folder of folders) states.set(folder, await stateAt(committed, commit, folder, reading));
  return states;
}

interface Nearness {
  git: SimpleGit;
  before: States;
  folders: ReadonlySet<string>;
  settings: { base: LibrarySettings | undefined; head: LibrarySettings };
  date: IsoDate;
}

/**
 * Reads the changed folders, those that mention what changed, and those that all of them cite, each once; everything where
 * other settings or many folders make that the smaller work.
 */
async function readNear(directory: string, { git, before, folders, settings, date }: Nearness): Promise<ReadLibrary> {
  const integrity = (folder: string): boolean => folders.has(folder);
  const hasOtherSettings = settings.base === undefined || JSON.stringify(settings.base) !== JSON.stringify(settings.head);
  if (hasOtherSettings || folders.has(SETTINGS_RECORDS) || folders.size > MANY_FOLDERS) return readLibrary(directory, { date, integrity });
  const reading = createReadingContext(settings.head);
  const read = (wanted: ReadonlySet<string>) => readLibrary(directory, { date, integrity, onlyFolders: (folder) => wanted.has(folder) });
  const touched = await read(folders);
  const factsBefore = [...before.values()].flatMap((state) => state?.documents ?? []).map((document) => factsOf(document, reading));
  const around = await read(without(await foldersMentioning(git, factsBefore, touched.facts), folders));
  const cited = foldersCited([touched, around]);
  const beyond = await read(without(cited, folders, around.folders));
  return joinReads([touched, around, beyond], date);
}

function without(names: ReadonlySet<string>, ...others: readonly { has(name: string): boolean }[]): Set<string> {
  return new Set([...names].filter((name) => !others.some((held) => held.has(name))));
}

async function foldersBeforeAndAfter(
  before: States,
  committed: CommittedFiles,
  base: FoundBase,
  read: ReadLibrary,
): Promise<FolderChange[]> {
  const names = new Map(
    (await listFolders(read.root, (folder) => before.has(folder))).map((files) => [files.folder, [...files.texts, ...files.others]]),
  );
  const changes: FolderChange[] = [];
  for (const [folder, state] of before) {
    const head = await headState(read, folder, names.get(folder));
    if (state || head) changes.push({ folder, base: state, head, target: await committed.revisionsAt(base.target, folder) });
  }
  return changes;
}

/** What the head's acts are judged by rests on. */
interface JudgedChange extends Pick<LibraryChange, "settings" | "signers" | "records"> {
  read: ReadLibrary;
  changed: readonly FolderChange[];
  today: IsoDate;
}

/**
 * By what the head's acts are judged: by the records the base held, so that new rights serve from the next change on. Where
 * it held none, what stood in it keeps its standing, and what the change adds is judged by what it said.
 */
function judgedActsBy({ settings: { base }, signers, records, read, changed, today }: JudgedChange): LibraryControl | Regime {
  if (base === undefined) return read.control;
  const history = judgeSettings(records.base, today);
  if (history.held.length > 0) return { on: history.on, judgesPeople: true, adopted: judgeSettings(records.head, today).adopted, today };
  return regimeOfBase({ settings: controlledOf(base), signers: signerLines(signers.base) }, adoptedOf(read, changed), today);
}

/** The last settings approved where the change is going, where acts of other days may be judged by other ones. */
async function lastRegimeOfTarget(
  committed: CommittedFiles,
  { commit, target }: FoundBase,
  { records, read, changed, today }: JudgedChange,
): Promise<Regime | undefined> {
  const tip = target === commit ? records.base : await recordsAt(committed, target, read.control);
  const last = judgeSettings(tip, today).held.at(-1);
  if (last === undefined || last.number === 1) return undefined;
  return regimeOfBase(last.record, adoptedOf(read, changed), today);
}

/** The settings records of a commit. What was found of a signature here holds for the same record there. */
async function recordsAt(committed: CommittedFiles, commit: string | undefined, { records }: LibraryControl): Promise<RecordFile[]> {
  const files = await committed.filesAt(commit, SETTINGS_RECORDS);
  return [...files].flatMap(([name, bytes]) => {
    if (!isRecordName(name)) return [];
    const record = parseRecord(name, bytes.toString("utf8"));
    const here = records.find(({ path }) => path === record.path);
    const isSame = here?.signatures !== undefined && JSON.stringify(here.record) === JSON.stringify(record.record);
    return [isSame ? { ...record, signatures: here.signatures } : record];
  });
}

/** What the base held of each folder. What the change does not touch is the same in both. */
function adoptedOf(read: ReadLibrary, changed: readonly FolderChange[]): Adopted {
  const adopted = new Map<string, AdoptedFolder>();
  const papers: ReadonlySet<string> = new Set();
  for (const [folder, { entries }] of read.folders) {
    const files = read.facts
      .filter((facts) => facts.folder === folder)
      .map(({ fileName, sealed }) => [fileName, sealed?.file ?? ""] as const);
    adopted.set(folder, { files: new Map(files), papers, events: { entries: entries.length, digest: digestOfEntries(entries) } });
  }
  for (const { folder, base } of changed) {
    if (base)
      adopted.set(folder, { files: base.files, papers, events: { entries: base.entries.length, digest: digestOfEntries(base.entries) } });
    else adopted.delete(folder);
  }
  return adopted;
}

function withDigests(folders: ReadonlyMap<string, FolderFacts>, changed: readonly FolderChange[]): Map<string, FolderFacts> {
  const all = new Map(folders);
  for (const { folder, head } of changed) {
    const facts = folders.get(folder);
    if (facts && head) all.set(folder, { ...facts, digests: head.files });
  }
  return all;
}

function signerLines(text: string | undefined): string[] {
  return (text ?? "").split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
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

/** A library's folder as paths in it are shown; empty for the working directory. */
function shownFolder(root: string): string {
  const shown = toShownPath(process.cwd(), root);
  return shown === "" || shown === "." ? "" : `${shown}/`;
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

/** What commits hold of a library; paths are relative to its folder. */
interface CommittedFiles {
  prefix: string;
  root: string;
  /** Paths of a folder at a commit, with what they hold. */
  filesAt: (commit: string | undefined, folder: string) => Promise<Map<string, Buffer>>;
  /** A file by its path from the library's folder; undefined where it is not there. */
  textAt: (commit: string | undefined, path: string) => Promise<string | undefined>;
  /** Issued revisions of a folder at a commit, with the SHA-256 of their text. */
  revisionsAt: (commit: string | undefined, folder: string) => Promise<Map<string, string>>;
}

function openCommittedFiles(git: SimpleGit, root: string, prefix: string): CommittedFiles {
  const names = async (commit: string, folder: string): Promise<string[]> => {
    const listed = await git.raw(["ls-tree", "-r", "--full-tree", "--name-only", "-z", commit, "--", `${prefix}${folder}/`]);
    return listed.split("\0").filter((path) => path !== "");
  };
  const bytes = (commit: string, path: string): Promise<Buffer> => git.showBuffer(`${commit}:${path}`) as Promise<Buffer>;
  return {
    prefix,
    root,
    async filesAt(commit, folder) {
      const files = new Map<string, Buffer>();
      if (commit === undefined) return files;
      for (const path of await names(commit, folder)) files.set(path.slice(prefix.length + folder.length + 1), await bytes(commit, path));
      return files;
    },
    async textAt(commit, path) {
      if (commit === undefined) return undefined;
      const full = posix.normalize(`${prefix}${path}`);
      const there = await git.raw(["ls-tree", "--full-tree", "--name-only", commit, "--", full]);
      return there.trim() === "" ? undefined : (await bytes(commit, full)).toString("utf8");
    },
    async revisionsAt(commit, folder) {
      const found = new Map<string, string>();
      if (commit === undefined) return found;
      for (const path of await names(commit, folder)) {
        const name = path.slice(prefix.length + folder.length + 1);
        if (revisionOfFile(name) !== undefined) found.set(name, digestOf(name, await bytes(commit, path)));
      }
      return found;
    },
  };
}

async function settingsAt(committed: CommittedFiles, commit: string | undefined): Promise<LibrarySettings | undefined> {
  const text = await committed.textAt(commit, "library.yaml");
  if (text === undefined) return undefined;
  const { value, problems } = parseData(text, librarySettings);
  if (value && problems.length === 0) return value;
  throw new UsageError({
    en: "The base's library.yaml can't be read, so nothing says which rules hold.",
    id: "library.yaml pada basis tidak terbaca, sehingga tidak jelas aturan mana yang berlaku.",
  });
}

async function stateAt(
  committed: CommittedFiles,
  commit: string | undefined,
  folder: string,
  reading: ReadingContext,
): Promise<FolderState | undefined> {
  const contents = await committed.filesAt(commit, folder);
  if (![...contents.keys()].some((name) => isTextFile(name))) return undefined;
  const path = `${shownFolder(committed.root)}${folder}`;
  const documents: Document[] = [];
  const issues = new Map<string, Issued>();
  const issueDigests = new Map<string, string>();
  let entries: FoundEvent[] = [];
  for (const [name, bytes] of contents) {
    const text = bytes.toString("utf8");
    if (isTextFile(name)) documents.push(readDocument({ path: `${path}/${name}`, folder, fileName: name, text }, reading));
    if (name === EVENTS) entries = parseEvents(text).entries;
    const of = fileOfIssue(name);
    if (of === undefined) continue;
    const issue = parseData(text, issued);
    if (issue.value && issue.problems.length === 0) issues.set(of, issue.value);
    issueDigests.set(of, digestOfAct(issue.raw));
  }
  const files = new Map([...contents].map(([name, bytes]) => [name, digestOf(name, bytes)] as const));
  const revisions = namesInOrder(files.keys(), documents, reading.settings.revision);
  return { path, documents, revisions, entries, issued: issues, issueDigests, files };
}

async function headState(read: ReadLibrary, folder: string, names: readonly string[] | undefined): Promise<FolderState | undefined> {
  if (!names) return undefined;
  const files = new Map<string, string>();
  for (const name of names) files.set(name, digestOf(name, await readFile(join(read.root, folder, name))));
  const held = read.folders.get(folder);
  const documents = [...read.documents.values()].filter((document) => document.folder === folder);
  return {
    path: `${shownFolder(read.root)}${folder}`,
    documents,
    revisions: namesInOrder(files.keys(), documents, read.reading.settings.revision),
    entries: held?.entries ?? [],
    issued: held?.issued ?? new Map(),
    issueDigests: held?.issueDigests ?? new Map(),
    files,
  };
}

function digestOf(name: string, bytes: Buffer): string {
  // A pointer is as good as its file: it names the content by its hash.
  return contentDigest(digestOfFile(name, bytes));
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
