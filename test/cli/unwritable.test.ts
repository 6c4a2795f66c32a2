import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runSop, startSop } from "../run-sop.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
// Linux says “not there” of a folder in /proc, however often one asks for it to be made.
const canTry = existsSync("/proc/self");

test.skipIf(!canTry)("a cache that can't be made is no trouble", async () => {
  const words = ["check", "--library", sops, "--date", "2026-11-23", "--lang", "en"];
  const ran = await startSop(words, { cwd: tmpdir(), env: { XDG_CACHE_HOME: "/proc/nowhere" } });
  expect([ran.status, ran.err]).toEqual([0, ""]);
});

test
  .skipIf(!canTry)
  .each([
    [["build", "--out", "/proc/nowhere/portal"]],
    [["export", "P-51", "--format", "zip", "--out", "/proc/nowhere/audit.zip"]],
    [["list", "--out", "/proc/nowhere/list.csv"]],
    [["verify", "--write-manifest", "/proc/nowhere/issued.sha256"]],
    [["check", "--out", "json=/proc/nowhere/found.json"]],
    [["check", "--shard", "1/2", "--out", "/proc/nowhere/part.json"]],
    [["check", "--baseline", "/proc/nowhere/known.yaml", "--accept", "x"]],
  ])("a place where nothing can be written is said in one sentence: sop %s", async (words) => {
  const ran = await runSop([...words, "--library", sops, "--lang", "en"], { cwd: tmpdir() });
  expect(ran.err).toMatch(/^sop: “\/proc\/nowhere\/[\w.]+” can't be written: there is no such folder, and none can be made there\.\n$/);
  expect(ran.status).toBe(2);
});

test("a name that no disk takes is said to be too long", async () => {
  const ran = await runSop(["list", "--out", `${"n".repeat(300)}.csv`, "--library", sops, "--lang", "en"], { cwd: tmpdir() });
  expect([ran.status, ran.err]).toEqual([
    2,
    expect.stringMatching(/^sop: “n{300}\.csv” can't be written: a name is too long for this disk\.\n$/),
  ]);
});
