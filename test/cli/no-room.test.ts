import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/**
 * A disk that takes no more, as anybody can have it: no file may become larger than so many KiB, which the system says of each write beyond. Linux
 * and macOS know such a bound.
 */
const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-no-room-"));
  for (const name of ["temporary", "out"]) mkdirSync(join(folder, name));
  cpSync(fileURLToPath(new URL("../../sops", import.meta.url)), join(folder, "sops"), { recursive: true });
  mkdirSync(join(folder, "small/P-01"), { recursive: true });
  writeFileSync(join(folder, "small/library.yaml"), "organisation: Acme\n");
  writeFileSync(join(folder, "small/P-01/draft.md"), "---\ncode: P-01\ntitle: Calls\nrevision: '00'\n---\n");
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...words], { cwd: folder });
  git("init", "--quiet");
  git("add", "sops");
  git("commit", "--quiet", "--message", "Begin");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runWithin(kib: number, words: readonly string[]): Promise<{ status: number | null; err: string }> {
  const [cache, temporary] = [join(folder, "cache"), join(folder, "temporary")];
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder, XDG_CACHE_HOME: cache, TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: "1" };
  const script = 'ulimit -f "$1"; shift; exec "$@"';
  const typed = ["bash", "-c", script, "bash", String(kib), process.execPath, bin, ...words, "--lang", "en"];
  const child = spawn("/usr/bin/env", typed, { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((done, fail) => child.on("error", fail).on("close", (status) => done({ status, err })));
}

const temporary = /^sop: No temporary file can be written in “.*temporary”: .+\.\nMake room there, or name another folder/;

describe.skipIf(process.platform === "win32")("where there is no room it is said where, and nothing is left", () => {
  test.each<[string, number, string[], RegExp]>([
    ["a draft", 1, ["bump", "P-51", "--library", "sops"], /^sop: “.*” can't be written: .+\. Nothing was changed\.\n/],
    ["a print's page", 4, ["export", "P-51", "--format", "html", "--out", "out/p.html", "--library", "sops"], temporary],
    ["a portal's page", 4, ["build", "--out", "out/portal", "--library", "sops"], /^sop: “.*out\/portal” can't be written: .+\.\n$/],
    // Nothing else of it is as large as what its readers' browsers search with.
    [
      "a portal's index",
      56,
      ["build", "--out", "out/portal", "--library", "small", "--drafts"],
      /^sop: “.*out\/portal” can't be written: .+\.\n$/,
    ],
    [
      "a bundle",
      4,
      ["export", "P-51", "--format", "zip", "--out", "out/p.zip", "--library", "sops"],
      /^sop: “out\/p\.zip” can't be written: .+\.\n$/,
    ],
    ["what is staged", 1, ["gate", "--staged", "--library", "sops"], temporary],
  ])("%s", async (_, kib, words, said) => {
    const { status, err } = await runWithin(kib, words);
    expect(err).toMatch(said);
    expect(err).not.toMatch(/fault in sop|\n\s+at /);
    expect(status).toBe(2);
    for (const name of ["temporary", "out"]) expect(readdirSync(join(folder, name))).toEqual([]);
    expect(execFileSync("git", ["status", "--porcelain", "sops"], { cwd: folder, encoding: "utf8" })).toBe("");
  });
});
