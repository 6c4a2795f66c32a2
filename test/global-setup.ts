import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
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
const memory = "/dev/shm";
/** What tests of a run may hold there at once, in bytes; as much again is left to their processes. */
const ROOM = 2e9;

/**
 * A folder in memory for all that a run makes, where there is room and programs may be started from it: the writer has each file made safe on
 * its disk before the next, for which disks take milliseconds, thousands of times.
 */
function folderInMemory(): string | undefined {
  if (process.env["TMPDIR"] !== undefined || !existsSync(memory)) return undefined;
  for (const name of readdirSync(memory)) {
    // Left by a run that was killed.
    const [, run] = /^sop-test-(\d+)-/.exec(name) ?? [];
    if (run !== undefined && !existsSync(`/proc/${run}`)) rmSync(join(memory, name), { recursive: true, force: true });
  }
  const { bavail, bsize } = statfsSync(memory);
  if (Math.min(bavail * bsize, freemem() / 2) < ROOM) return undefined;
  const folder = mkdtempSync(join(memory, `sop-test-${process.pid}-`));
  try {
    writeFileSync(join(folder, "try"), "#!/bin/sh\n", { mode: 0o755 });
    execFileSync(join(folder, "try"));
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

/** Tests that run commands run the bundle that users get, so it is made anew before them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildCommandLine();
  const inMemory = folderInMemory();
  // Processes of tests begin with the variables of this one.
  if (inMemory !== undefined) process.env["TMPDIR"] = inMemory;
  const folder = await mkdtemp(join(tmpdir(), "sop-test-"));
  project.provide("runFolder", folder);
  return () => rm(inMemory ?? folder, { recursive: true, force: true });
}
