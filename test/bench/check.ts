/**
 * How fast a large library is checked, against what the same files cost remark alone. Run by `npm run bench`; the
 * count of documents may be given: `npm run bench -- 5000`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { buildCommandLine } from "../../cli/build.ts";
import { makeLibrary } from "../tools/make-library.ts";

const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
const count = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), "sop-bench-"));

/** The best of some runs, in milliseconds: noise only ever adds. */
function best(runs: number, run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < runs; index++) {
    const started = performance.now();
    run();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

function node(...words: string[]): void {
  const ran = spawnSync(process.execPath, words, { cwd: folder, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  if (ran.status !== 0 && ran.status !== 1) throw new Error(ran.stderr);
}

function print(name: string, value: number, floor: [string, number]): void {
  console.log(
    `${name.padEnd(44)}${value.toFixed(0).padStart(8)} ms   ${(value / floor[1]).toFixed(2)} × ${floor[0]} (${floor[1].toFixed(0)} ms)`,
  );
}

try {
  await buildCommandLine();
  makeLibrary(folder, count);
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".md"));
  const bare = best(5, () => node("-e", ""));
  print(
    "sop --version",
    best(5, () => node(bin, "--version")),
    ["bare node", bare],
  );
  print(
    "sop explain SOP403",
    best(5, () => node(bin, "explain", "SOP403")),
    ["bare node", bare],
  );
  const processor = unified().use(remarkParse);
  const remark = best(2, () => {
    for (const file of files) processor.parse(readFileSync(join(folder, file), "utf8"));
  });
  const reading = best(3, () => {
    for (const file of files) readFileSync(join(folder, file), "utf8");
  });
  const whole = best(3, () => node(bin, "check", "--json"));
  print(`sop check, ${count} documents`, whole, ["remark-parse on the same files", remark]);
  print(`sop check, ${count} documents`, whole, ["reading the files", reading]);
  makeLibrary(folder, count * 2);
  const twice = best(2, () => node(bin, "check", "--json"));
  print(`sop check, ${count * 2} documents`, twice, [`${count} documents`, whole]);
  print(
    "sop list documents",
    best(2, () => node(bin, "list", "documents", "--format", "csv")),
    ["sop check", twice],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
