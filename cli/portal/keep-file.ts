import { rmSync } from "node:fs";
import { forgetOthers } from "../check/kept/forget-others.ts";
import { writeReport } from "../files/write-report.ts";

/** Keeps a file in the cache for the next build, and forgets others of its kind that nobody asked for lately. A folder that can't be written to is no trouble. */
export async function keepFile(path: string, text: string): Promise<void> {
  await writeReport(path, text).catch(() => undefined);
  forgetOthers(path, (other) => rmSync(other, { force: true }));
}
