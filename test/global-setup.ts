import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildCommandLine } from "../cli/build.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder of this run, for what several test files share; removed at the end. */
    runFolder: string;
  }
}

/** Tests that run commands run the bundle that users get, so it is made anew before them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildCommandLine();
  const folder = await mkdtemp(join(tmpdir(), "sop-test-"));
  project.provide("runFolder", folder);
  return () => rm(folder, { recursive: true, force: true });
}
