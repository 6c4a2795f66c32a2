/**
 * How long a portal takes to build again, against a full build in the same run. Run by `npm run bench:builds`; the count
 * of documents may be given: `npm run bench:builds -- 1000`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCommandLine } from "../../cli/build.ts";
import { makeLibrary } from "../tools/make-library.ts";

const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
const count = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "sop-bench-"));
const changed = join(folder, "sops", `P-${String(Math.ceil(count / 2)).padStart(6, "0")}`, "rev-00.md");

/** Builds and tells the milliseconds; `made` is the count of documents whose pages had to be made. */
function build(made: number, ...words: string[]): number {
  const started = performance.now();
  const ran = spawnSync(process.execPath, [bin, "build", "--library", "sops", "--date", "2026-11-23", "--json", ...words], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache") },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  const found = (JSON.parse(ran.stdout) as { made: string[] }).made.length;
  if (found !== made) throw new Error(`pages of ${found} documents were made instead of ${made}`);
  return performance.now() - started;
}

function change(from: string, to: string): void {
  writeFileSync(changed, readFileSync(changed, "utf8").replace(from, to));
}

try {
  await buildCommandLine();
  makeLibrary(join(folder, "sops"), count);
  const full = build(count);
  const print = (name: string, milliseconds: number) =>
    console.log(
      `${name.padEnd(36)}${(milliseconds / 1000).toFixed(1).padStart(7)} s   ${(milliseconds / full).toFixed(2)} × the full build`,
    );
  print(`sop build, ${count} documents`, full);
  print("again, nothing changed", build(0));
  change("menurut panduan yang berlaku", "menurut panduan terbaru");
  print("again, one document's text changed", build(1));
  change("title: Prosedur nomor", "title: Tata kerja nomor");
  print("again, one document's title changed", build(3));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
