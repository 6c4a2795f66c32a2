import { lstat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileOperation, Plan } from "../../core/acts/write/plan.ts";
import { pathsOf } from "../../core/acts/write/plan.ts";
import { sha256Of } from "../../core/sha256.ts";
import { UsageError } from "../../core/usage-error.ts";
import { type Disk, machineDisk } from "./disk.ts";
import { type JournalEntry, readJournal } from "./journal.ts";
import { leaveNothingAtEnd } from "./leave-nothing.ts";
import { type LibraryLock, lockLibrary, WORK_FOLDER } from "./library-lock.ts";
import { changedMeanwhile, foreignJournal, lockLost, notWritten, stuck, throughLink } from "./write-trouble.ts";

/**
 * The only writer of a library's files. All of a plan is done or nothing, whenever the machine stops:
 *
 * 1. every new text is written beside, in `.sop/new`, and every file that goes is kept in `.sop/old`;
 * 2. `.sop/journal.json` says what will be done: from here on the next run finishes it, before here it undoes it;
 * 3. files are renamed into place, one atomic step each;
 * 4. the journal goes.
 *
 * Each step can be repeated, so finishing can be interrupted too.
 */
export interface Writer {
  /** What became of a change that an interrupted run before this one had begun; undefined where there was none. */
  recovered: Recovery | undefined;
  /**
   * Does a plan.
   * @param keep paths whose former content is in no git commit: it stays in `.sop/previous` until the next success
   * @throws UsageError when a file is not as the plan expects it, or can't be written; then nothing was changed
   */
  apply: (plan: Pick<Plan, "operations">, keep?: (path: string) => boolean) => Promise<{ kept: string[] }>;
}

/** An interrupted change, finished or undone; files that someone edited in between were set aside under these names. */
export interface Recovery {
  outcome: "finished" | "undone";
  setAside: string[];
}

interface Places {
  root: string;
  work: string;
  journal: string;
  /** The journal under another name, once it was decided to undo and not to finish. */
  undoing: string;
  fresh: (index: number) => string;
  old: (index: number) => string;
  at: (path: string) => string;
}

/**
 * Lets `use` read and write a library alone: no other run writes meanwhile, and an interrupted one was dealt with before.
 * @throws UsageError when another run is writing, or the folder can't be written
 */
export async function withWriter<T>(root: string, use: (writer: Writer) => Promise<T>, disk: Disk = machineDisk): Promise<T> {
  const places = placesIn(root);
  const lock = await prepare(places, disk);
  const watched = disk === machineDisk ? leaveNothingAtEnd(places.work) : undefined;
  try {
    const recovered = await recover(places, disk).catch((error: unknown) => {
      throw error instanceof UsageError ? error : notWritten(error, root);
    });
    return await use({ recovered, apply: (plan, keep) => applyPlan(plan.operations, places, lock, disk, keep) });
  } finally {
    await lock.release().catch(() => undefined);
    await clear(places, disk).catch(() => undefined);
    watched?.();
  }
}

/** True where a change was cut off and waits for the next run that writes. */
export async function isInterrupted(root: string): Promise<boolean> {
  const { journal, undoing } = placesIn(root);
  const read = (path: string) => machineDisk.read(path).catch(() => undefined);
  return ((await read(journal)) ?? (await read(undoing))) !== undefined;
}

function placesIn(root: string): Places {
  const work = join(root, WORK_FOLDER);
  return {
    root,
    work,
    journal: join(work, "journal.json"),
    undoing: join(work, "undoing.json"),
    fresh: (index) => join(work, "new", String(index)),
    old: (index) => join(work, "old", String(index)),
    at: (path) => join(root, ...path.split("/")),
  };
}

async function prepare(places: Places, disk: Disk, tries = 20): Promise<LibraryLock> {
  try {
    const ignore = join(places.work, ".gitignore");
    for (const own of [places.work, ignore, join(places.work, "new"), join(places.work, "old")])
      if (await isLink(own)) throw foreignJournal();
    await disk.makeFolder(places.work);
    if ((await disk.read(ignore))?.toString() !== "*\n") await disk.write(ignore, "*\n");
    return await lockLibrary(places.root, disk);
  } catch (error) {
    // Another run that is just done takes its empty folder away.
    if ((error as NodeJS.ErrnoException).code === "ENOENT" && tries > 0) return prepare(places, disk, tries - 1);
    if (!(error instanceof UsageError)) await clear(places, disk).catch(() => undefined);
    throw error instanceof UsageError ? error : notWritten(error, places.root);
  }
}

/** What comes with a repository may lead elsewhere, where nothing is to be written or taken away. */
async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
}

/** An empty work folder goes with the run; another run's lock, a journal or kept files hold it. */
async function clear(places: Places, disk: Disk): Promise<void> {
  const rest = (await disk.list(places.work)).filter((name) => name !== ".gitignore");
  if (rest.length > 0) return;
  await disk.remove(join(places.work, ".gitignore"));
  await disk.removeEmpty(places.work);
}

async function applyPlan(
  operations: readonly FileOperation[],
  places: Places,
  lock: LibraryLock,
  disk: Disk,
  keep: (path: string) => boolean = () => false,
): Promise<{ kept: string[] }> {
  const entries = operations.map((operation, index) => toEntry(operation, index, keep));
  try {
    await requireExpected(entries, places, disk);
    await stage(operations, entries, places, disk);
    if (!(await lock.isHeld())) throw lockLost();
    await disk.write(`${places.journal}.part`, JSON.stringify(entries));
    await disk.rename(`${places.journal}.part`, places.journal);
  } catch (error) {
    await discard(places, disk).catch(() => undefined);
    throw error instanceof UsageError ? error : notWritten(error, places.root);
  }
  // From here on the journal counts: it goes before what it speaks of.
  try {
    await disk.sync(places.work);
    await finish(entries, places, disk);
  } catch (error) {
    await undo(entries, places, disk).catch(() => {
      throw stuck(error, places.work);
    });
    throw notWritten(error, places.root);
  }
  // All is in place; what could not be cleared away the next run clears.
  return { kept: await close(entries, places, disk).catch(() => []) };
}

function toEntry(operation: FileOperation, index: number, keep: (path: string) => boolean): JournalEntry {
  const { kind, path, expected: before } = operation;
  const common = { path, index, keep: kind !== "rename" && before !== undefined && keep(path) };
  if (kind === "write")
    return {
      ...common,
      kind,
      before,
      after: sha256Of(typeof operation.content === "string" ? Buffer.from(operation.content) : operation.content),
    };
  if (kind === "rename") return { ...common, kind, to: operation.to, before: operation.expected };
  return { ...common, kind, before: operation.expected };
}

/** Files are as they were when the plan was made: nobody's work of the meantime is lost. */
async function requireExpected(entries: readonly JournalEntry[], { at }: Places, disk: Disk): Promise<void> {
  for (const entry of entries) {
    await requireOwn(entry.path, at);
    if (entry.kind === "rename") await requireOwn(entry.to, at);
    const now = await disk.read(at(entry.path));
    if ((now && sha256Of(now)) !== entry.before) throw changedMeanwhile(entry.path, now !== undefined);
    if (entry.kind === "rename" && (await disk.read(at(entry.to)))) throw changedMeanwhile(entry.to, true);
  }
}

/** A link, of the file or of a folder above it, leads to what is not the library's, and takes a rename's place. */
async function requireOwn(path: string, at: Places["at"]): Promise<void> {
  for (const step of [...foldersOf(path), path]) if (await isLink(at(step))) throw throughLink(path, step);
}

async function stage(operations: readonly FileOperation[], entries: readonly JournalEntry[], places: Places, disk: Disk): Promise<void> {
  await discard(places, disk);
  await disk.makeFolder(join(places.work, "new"));
  await disk.makeFolder(join(places.work, "old"));
  for (const [index, operation] of operations.entries()) {
    if (operation.kind === "write") {
      const mode = operation.mode ?? (await disk.mode(places.at(operation.path)));
      await disk.write(places.fresh(index), operation.content, { mode });
    }
    if (entries[index]?.before !== undefined) await disk.keep(places.at(operation.path), places.old(index));
  }
  await disk.sync(join(places.work, "new"));
  await disk.sync(join(places.work, "old"));
}

/** Puts everything in its place. What is done already stays done. */
async function finish(entries: readonly JournalEntry[], places: Places, disk: Disk): Promise<void> {
  for (const entry of entries) {
    const path = places.at(entry.path);
    const target = entry.kind === "rename" ? places.at(entry.to) : path;
    if (entry.kind !== "delete") await disk.makeFolder(dirname(target));
    if (entry.kind === "write") await moveIfThere(places.fresh(entry.index), path, disk);
    else if (entry.kind === "rename") await moveIfThere(path, target, disk);
    else await disk.remove(path);
  }
  await syncFolders(entries, places, disk);
}

async function moveIfThere(from: string, to: string, disk: Disk): Promise<void> {
  if (await disk.read(from)) await disk.rename(from, to);
}

/** Puts everything back as it was; the kept files stay until that is done. */
async function undo(entries: readonly JournalEntry[], places: Places, disk: Disk): Promise<void> {
  await moveIfThere(places.journal, places.undoing, disk);
  await disk.sync(places.work);
  for (const entry of entries.toReversed()) {
    const path = places.at(entry.path);
    if (entry.kind === "rename") await disk.remove(places.at(entry.to));
    if (entry.before === undefined) await disk.remove(path);
    else {
      await disk.makeFolder(dirname(path));
      const again = join(places.work, "new", `back-${entry.index}`);
      if ((await disk.read(path).then((now) => now && sha256Of(now))) === entry.before) continue;
      await disk.keep(places.old(entry.index), again);
      await disk.rename(again, path);
    }
  }
  await syncFolders(entries, places, disk);
  await disk.remove(places.undoing);
  // All is as it was; what could not be cleared away the next run clears.
  await discard(places, disk).catch(() => undefined);
  await removeEmptied(entries, places, disk);
}

async function syncFolders(entries: readonly JournalEntry[], { at }: Places, disk: Disk): Promise<void> {
  for (const folder of new Set(pathsOf(entries).map((path) => dirname(at(path))))) await disk.sync(folder);
}

/** The change is complete: the journal goes, then what was kept for undoing it. */
async function close(entries: readonly JournalEntry[], places: Places, disk: Disk): Promise<string[]> {
  const previous = join(places.work, "previous");
  const kept = entries.filter(({ keep }) => keep);
  const part = join(places.work, "previous.part");
  await disk.removeAll(part);
  for (const { path, index } of kept) {
    await disk.makeFolder(dirname(join(part, path)));
    await disk.keep(places.old(index), join(part, path));
  }
  await disk.removeAll(previous);
  if (kept.length > 0) await disk.rename(part, previous);
  await disk.remove(places.journal);
  await disk.sync(places.work);
  await discard(places, disk);
  await removeEmptied(entries, places, disk);
  return kept.map(({ path }) => `${WORK_FOLDER}/previous/${path}`);
}

/** A folder from which everything went, such as `draft/` after issue, goes too. */
async function removeEmptied(entries: readonly JournalEntry[], { root, at }: Places, disk: Disk): Promise<void> {
  const folders = [...new Set(pathsOf(entries).flatMap(foldersOf))].sort((a, b) => b.length - a.length);
  for (const folder of folders) if (at(folder) !== root) await disk.removeEmpty(at(folder));
}

function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

async function discard(places: Places, disk: Disk): Promise<void> {
  await disk.remove(`${places.journal}.part`);
  for (const folder of ["new", "old", "previous.part"]) await disk.removeAll(join(places.work, folder));
}

/** Finishes what an interrupted run had written down, or undoes it where it can't be finished. */
async function recover(places: Places, disk: Disk): Promise<Recovery | undefined> {
  const undoing = await disk.read(places.undoing);
  if (undoing) {
    await undo(await readJournal(undoing, places.root), places, disk);
    return { outcome: "undone", setAside: [] };
  }
  const journal = await disk.read(places.journal);
  if (!journal) {
    await discard(places, disk);
    return undefined;
  }
  const entries = await readJournal(journal, places.root);
  try {
    const setAside = await setEditedAside(entries, places, disk);
    await finish(entries, places, disk);
    await close(entries, places, disk);
    return { outcome: "finished", setAside };
  } catch (error) {
    await undo(entries, places, disk).catch(() => {
      throw stuck(error, places.work);
    });
    return { outcome: "undone", setAside: [] };
  }
}

/** Someone may have edited a file between the interruption and now: that work stays, beside. */
async function setEditedAside(entries: readonly JournalEntry[], { at }: Places, disk: Disk): Promise<string[]> {
  const aside: string[] = [];
  for (const entry of entries) {
    const now = await disk.read(at(entry.path));
    const hash = now && sha256Of(now);
    if (hash === undefined || hash === entry.before || (entry.kind === "write" && hash === entry.after)) continue;
    await disk.keep(at(entry.path), at(`${entry.path}.edited`));
    aside.push(`${entry.path}.edited`);
  }
  return aside;
}
