import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { digestOf } from "../../files/digest-of.ts";
import { makeFolderNow } from "../../files/disk.ts";
import { forgetOthers } from "./forget-others.ts";

/** Reads what was kept in a file of its own; undefined where there is nothing, or it is not what was written there. */
export function readSealed(path: string): unknown {
  try {
    const [digest, data = ""] = readFileSync(path, "utf8").split("\n", 2);
    return digest === digestOf([path, data]) ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something in a file of its own, whole or not at all, with a digest of it; where nothing can be kept, nothing is. */
export function keepSealed(path: string, value: unknown): void {
  const data = JSON.stringify(value);
  const fresh = `${path}.${process.pid}`;
  try {
    makeFolderNow(dirname(path));
    writeFileSync(fresh, `${digestOf([path, data])}\n${data}\n`);
    renameSync(fresh, path);
    forgetOthers(path, (other) => rmSync(other, { force: true }));
  } catch {
    // The next run finds it again.
  }
}
