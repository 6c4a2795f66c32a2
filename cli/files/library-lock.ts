import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import type { Disk } from "./disk.ts";

/** The writer's own folder in a library: the lock, the journal, and what is being written. */
export const WORK_FOLDER = ".sop";

/** A run that may write to a library; no other may until `release`. */
export interface LibraryLock {
  /** True while the lock is still this run's: another may have taken it over, should the clock or the disk be odd. */
  isHeld: () => Promise<boolean>;
  release: () => Promise<void>;
}

interface Holder {
  /** Tells two runs of one process apart. */
  id: string;
  host: string;
  pid: number;
  /** When the process began, as the system counts; a process number is used again after a while. */
  born: string;
}

/** How long a run waits for another one, in milliseconds. */
const PATIENCE = 10_000;
/** A lock file that holds nothing yet is left alone for so long: its run may be about to write it. */
const GRACE = 1_000;

/**
 * Takes the library's lock. A lock whose process has ended is taken over; one that is held is waited for.
 * @throws UsageError when another run holds it for longer than `patience` milliseconds, naming that run
 */
export async function lockLibrary(root: string, disk: Disk, patience = PATIENCE): Promise<LibraryLock> {
  const path = join(root, WORK_FOLDER, "lock");
  const mine = JSON.stringify({ id: randomUUID(), host: hostname(), pid: process.pid, born: await birthOf(process.pid) } satisfies Holder);
  const started = Date.now();
  for (let round = 0; !(await tryLock(path, mine, disk)); round++) {
    const held = await disk.read(path);
    const holder = held && parseHolder(held.toString());
    if (held && (holder ? !(await isRunning(holder)) : Date.now() - started > GRACE)) await takeOver(path, held, mine, disk);
    else if (Date.now() - started > patience) throw heldBy(holder);
    else await pause(Math.min(20 * 2 ** round, 250));
  }
  return {
    isHeld: async () => (await disk.read(path))?.toString() === mine,
    release: async () => {
      if ((await disk.read(path))?.toString() === mine) await disk.remove(path);
    },
  };
}

async function tryLock(path: string, mine: string, disk: Disk): Promise<boolean> {
  try {
    await disk.write(path, mine, { isNew: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    // A full disk takes the name and not the words: a lock of nobody would stand in the next run's way.
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") await disk.remove(path);
    throw error;
  }
}

/**
 * Removes a dead lock. Of two runs that find the same one, the second could remove the first's fresh lock: so a claim,
 * made by one run at a time, goes before the removal, and under it the lock is read again.
 */
async function takeOver(path: string, dead: Buffer, mine: string, disk: Disk): Promise<void> {
  const claim = `${path}.claim`;
  if (!(await tryLock(claim, mine, disk))) {
    const claimed = await disk.read(claim);
    const claimant = claimed && parseHolder(claimed.toString());
    // A claim is held for two file operations; one whose process ended is left from a crash between them.
    if (claimant && !(await isRunning(claimant)) && (await disk.read(claim))?.equals(claimed)) await disk.remove(claim);
    await pause(10);
    return;
  }
  if ((await disk.read(path))?.equals(dead)) await disk.remove(path);
  await disk.remove(claim);
}

function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

/** A run on another machine can't be asked, so it counts as running. */
async function isRunning({ host, pid, born }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return (await birthOf(pid)) === born;
}

/** Field 22 of Linux's /proc/PID/stat; elsewhere nothing is known, and a process counts by its number alone. */
async function birthOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A process that ended and was not yet waited for is no longer running.
  return fields[0] === "Z" ? "ended" : (fields[19] ?? "");
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function heldBy(holder: Holder | undefined): UsageError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : "another run";
  const siapa = holder ? `proses ${holder.pid} di ${holder.host}` : "proses lain";
  return new UsageError(
    {
      en: `Another sop is writing in this library (${who}). Nothing was changed.`,
      id: `sop lain sedang menulis di pustaka ini (${siapa}). Tidak ada yang diubah.`,
    },
    {
      en: `Try again when it is done; if no such run exists, delete ${WORK_FOLDER}/lock in the library's folder.`,
      id: `Ulangi setelah selesai; bila tidak ada proses itu, hapus ${WORK_FOLDER}/lock di folder pustaka.`,
    },
  );
}
