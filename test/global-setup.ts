import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildCommandLine } from "../cli/build.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder of this run, for what several test files share; removed at the end. */
    runFolder: string;
  }
}

/** Where Linux keeps files in memory. */
const memoryDisk = "/dev/shm";
/** What tests of a run may hold there at once, in bytes; as much again is left to their processes. */
const ROOM = 2e9;

/** A small disk that a killed run had mounted in its folder holds it; another run may be removing it, too. */
function removeIfFree(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    process.stderr.write(`${folder} is left as it is: something holds it.\n`);
  }
}

/**
 * A folder in memory for all that a run makes, where there is room and programs may be started from it: the writer has each file made safe on
 * its disk before the next, for which disks take milliseconds, thousands of times.
 */
function folderInMemory(): string | undefined {
  if (process.env["TMPDIR"] !== undefined || !existsSync(memoryDisk)) return undefined;
  for (const name of readdirSync(memoryDisk)) {
    // Left by a run that was killed.
    const [, run] = /^sop-(\d+)$/.exec(name) ?? [];
    if (run !== undefined && !existsSync(`/proc/${run}`)) removeIfFree(join(memoryDisk, name));
  }
  const { bavail, bsize } = statfsSync(memoryDisk);
  if (Math.min(bavail * bsize, freemem() / 2) < ROOM) return undefined;
  const folder = join(memoryDisk, `sop-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  try {
    writeFileSync(join(folder, "try"), "#!/bin/sh\n", { mode: 0o755 });
    execFileSync(join(folder, "try"));
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

/** Tests that run commands run the bundle that users get, so it is made anew before them. @returns the folder of all that the run makes */
async function begin(): Promise<string> {
  await buildCommandLine();
  const memory = folderInMemory();
  // Processes of tests begin with the variables of this one.
  if (memory !== undefined) process.env["TMPDIR"] = memory;
  return memory ?? mkdtempSync(join(tmpdir(), "sop-test-"));
}

/** The run, which begins once for all projects of the test runner that are in it. */
const known = globalThis as { sopTestRun?: Promise<string> };

export default async function setup(project: TestProject): Promise<() => void> {
  known.sopTestRun ??= begin();
  const all = await known.sopTestRun;
  const folder = join(all, "shared");
  mkdirSync(folder, { recursive: true });
  project.provide("runFolder", folder);
  return () => {
    delete known.sopTestRun;
    rmSync(all, { recursive: true, force: true });
  };
}
