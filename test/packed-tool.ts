import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The entry of the tool as `npm pack` makes it, unpacked where nothing of this repository is near: once for all tests of a run. */
export function packedTool(): string {
  const folder = join(inject("runFolder"), "packed");
  if (!existsSync(folder)) {
    const work = join(inject("runFolder"), `packing-${process.pid}`);
    mkdirSync(work);
    execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", work], { cwd: root, stdio: "pipe" });
    const tarball = readdirSync(work).find((name) => name.endsWith(".tgz")) ?? "";
    execFileSync("tar", ["-xzf", join(work, tarball), "-C", work]);
    try {
      renameSync(join(work, "package"), folder);
    } catch (error) {
      // Another test file was first.
      if (!existsSync(folder)) throw error;
    }
  }
  return join(folder, "dist/sop.js");
}
