import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

/**
 * The entry of the tool as `npm pack` makes it, unpacked where nothing of this repository is near but the portal's package, which
 * is installed apart: once for all tests of a run.
 */
export function packedTool(): string {
  const folder = join(inject("runFolder"), "packed");
  if (!existsSync(folder)) {
    const work = join(inject("runFolder"), `packing-${process.pid}`);
    mkdirSync(work);
    execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", work], { cwd: root, stdio: "pipe" });
    const tarball = readdirSync(work).find((name) => name.endsWith(".tgz")) ?? "";
    execFileSync("tar", ["-xzf", join(work, tarball), "-C", work]);
    // Where npm puts a package that stands beside another one.
    mkdirSync(join(work, "package/node_modules"));
    symlinkSync(join(root, "portal-package"), join(work, "package/node_modules/sop-control-portal"));
    try {
      renameSync(join(work, "package"), folder);
    } catch (error) {
      // Another test file was first.
      if (!existsSync(folder)) throw error;
    }
  }
  return join(folder, "dist/sop.js");
}
