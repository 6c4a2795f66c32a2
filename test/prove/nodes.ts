/**
 * Proves the packed tool under each Node it is for, fetched by npm (about 40 MB each, kept in npm's cache): npm run prove:nodes
 */
import { execFileSync, spawnSync } from "node:child_process";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

/** The oldest that works, by `engines`; then the newest of each line that is kept. */
const versions = ["22.13.0", "22", "24", "26"];

const nodes = versions.map((version) => {
  const words = ["exec", "--yes", `--package=node@${version}`, "--", "node", "--print", "process.execPath"];
  const node = execFileSync("npm", words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
  console.log(`node@${version} is ${execFileSync(node, ["--version"], { encoding: "utf8" }).trim()}`);
  return node;
});
const { status } = spawnSync("npx", ["--no-install", "vitest", "run", "test/cli/other-machines.test.ts", "--reporter=verbose"], {
  cwd: fileURLToPath(new URL("../../", import.meta.url)),
  env: { ...process.env, SOP_NODES: nodes.join(delimiter) },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
