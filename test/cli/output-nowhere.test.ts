import { spawn } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-nowhere-"));
  mkdirSync(join(folder, "sops/P-01"), { recursive: true });
  writeFileSync(join(folder, "sops/library.yaml"), "organisation: Acme\nlanguage: en\n");
  writeFileSync(join(folder, "sops/P-01/draft.md"), "---\ncode: P-02\ntitle: Calls\nrevision: '00'\n---\n\nNothing.\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `sop` with its output led to a file, or to a reader who goes before a word of it; its notices to a file, or to here. */
function run(words: readonly string[], to: string | "nobody", noticesTo?: string): Promise<{ status: number | null; err: string }> {
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder, XDG_CACHE_HOME: join(folder, "cache") };
  const child = spawn(process.execPath, [bin, ...words], {
    ...{ cwd: folder, env },
    stdio: ["ignore", to === "nobody" ? "pipe" : openSync(to, "w"), noticesTo === undefined ? "pipe" : openSync(noticesTo, "w")],
  });
  let err = "";
  child.stdout?.destroy();
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((done, fail) => child.on("error", fail).on("close", (status) => done({ status, err })));
}

test.each([
  [["check"], 1],
  [["check", "--no-cache", "--format", "json"], 1],
  [["list", "documents"], 0],
  [["--help"], 0],
])("a reader who has read enough changes nothing of what a command finds: sop %j", async (words, status) => {
  expect(await run(words, "nobody")).toEqual({ status, err: "" });
});

test
  .runIf(process.platform === "linux")
  .each([[["check"]], [["list", "documents", "--format", "csv"]], [["--help"]], [["--version"]], [["explain", "SOP301"]]])(
  "on a disk that is full it is said that nothing was written: sop %j",
  async (words) => {
    const { status, err } = await run(words, "/dev/full");
    expect([status, err]).toEqual([2, "sop: Keluaran tidak dapat ditulis (ENOSPC). The output could not be written (ENOSPC).\n"]);
  },
);

test.runIf(process.platform === "linux")("notices that can't be said change nothing of what a command does and leaves", async () => {
  const into = join(folder, "said");
  expect((await run(["show", "NOPE"], into, "/dev/full")).status).toBe(2);
  expect((await run(["check", "--format", "json"], "/dev/full", "/dev/full")).status).toBe(2);
  // The report of what is read goes to standard error, and it is read all the same.
  writeFileSync(join(folder, "calls.md"), "# Calls\n\nAnswer them.\n");
  expect((await run(["import", "calls.md"], into, "/dev/full")).status).toBe(0);
  expect(readFileSync(into, "utf8")).toContain("Answer them.");
});

test.runIf(process.platform === "linux")("a change whose words can't be printed is done, and its lock goes", async () => {
  const before = readdirSync(join(folder, "sops"));
  expect((await run(["new", "P", "Complaints"], "/dev/full")).status).toBe(2);
  expect(readdirSync(join(folder, "sops")).filter((name) => !before.includes(name))).toEqual([expect.stringMatching(/^P-\d\d$/)]);
});

test.runIf(process.platform === "linux")("a device named as output stays one, and what it can't take is said", async () => {
  const { status, err } = await run(["list", "documents", "--out", "/dev/full"], "nobody");
  expect([status, err]).toEqual([2, "sop: “/dev/full” can't be written: the disk is full.\n"]);
  expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
});

test("a link named as output stays one, and leads to what was written", async () => {
  writeFileSync(join(folder, "kept.csv"), "old");
  symlinkSync(join(folder, "kept.csv"), join(folder, "link.csv"));
  expect(await run(["list", "documents", "--format", "csv", "--out", "link.csv"], "nobody")).toEqual({ status: 0, err: "" });
  expect(lstatSync(join(folder, "link.csv")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, "kept.csv"), "utf8")).toContain("Calls");
});

test.skipIf(process.platform === "win32")("a file that is written again keeps who may read it", async () => {
  await run(["list", "documents", "--format", "csv", "--out", "mine.csv"], "nobody");
  chmodSync(join(folder, "mine.csv"), 0o640);
  await run(["list", "documents", "--format", "csv", "--out", "mine.csv"], "nobody");
  expect(statSync(join(folder, "mine.csv")).mode & 0o777).toBe(0o640);
});
