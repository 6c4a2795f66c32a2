import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../files/cache-folder.ts";
import { digestOf } from "../../files/digest-of.ts";
import { makeFolderNow } from "../../files/disk.ts";
import { type HeardOutcomes, heardOutcomes } from "../../read/signatures.ts";
import { buildOf } from "./build-of.ts";
import { forgetOthers } from "./forget-others.ts";

const ENDING = ".heard";

/**
 * Runs something that reads a library, and keeps what ssh-keygen said of its signatures for the next run: each by all it depends on, every
 * byte of which is read again, so that a process is started for what is new alone. Not where the answer is for others: verify, gate,
 * exports and portals for readers ask again.
 * @param root the library's folder
 */
export async function hearingSignatures<Result>(root: string, run: () => Promise<Result>): Promise<Result> {
  const build = buildOf(fileURLToPath(import.meta.url));
  if (build === undefined) return run();
  const path = join(cacheFolder(), `${digestOf([build, root]).slice(0, 32)}${ENDING}`);
  heardOutcomes.recall(read(path));
  const { heard } = heardOutcomes;
  try {
    return await run();
  } finally {
    if (heardOutcomes.heard > heard) keep(path);
  }
}

function read(path: string): HeardOutcomes["known"] {
  try {
    const [digest, data = ""] = readFileSync(path, "utf8").split("\n", 2);
    return digest === digestOf([path, data]) ? JSON.parse(data) : [];
  } catch {
    return [];
  }
}

function keep(path: string): void {
  const data = JSON.stringify(heardOutcomes.known);
  const fresh = `${path}.${process.pid}`;
  try {
    makeFolderNow(dirname(path));
    writeFileSync(fresh, `${digestOf([path, data])}\n${data}\n`);
    renameSync(fresh, path);
    forgetOthers(path, (other) => rmSync(other, { force: true }));
  } catch {
    // Nothing can be kept here: the next run asks again.
  }
}
