import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withWriter } from "../../cli/files/apply-plan.ts";
import { sha256Of } from "../../core/sha256.ts";
import { runSop } from "../run-sop.ts";
import { approveAll, type Desk, filesOf, openDesk } from "./controller.ts";

const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
/** Kills of each command. */
const KILLS = 12;

let desk: Desk;
/** By command: a library in which it can run. */
const states = new Map<string, { folder: string; words: string[] }>();

beforeAll(async () => {
  desk = await openDesk();
  const keep = (name: string, words: string[]) => {
    const folder = mkdtempSync(join(tmpdir(), "sop-state-"));
    for (const path of ["library.yaml", "P-01", "W-01"]) cpSync(join(desk.folder, path), join(folder, path), { recursive: true });
    states.set(name, { folder, words });
  };
  keep("approve", ["approve", "P-01", "--as", "prepared", "--name", "A.A."]);
  desk.edit("P-01/draft.md", (text) => text.replace("#### 3. ", "#### 903. ").replace("→ 3", "→ 903").replace("P-01_R3", "P-01_R903"));
  desk.edit("W-01/draft.md", (text) => text.replace("menurut P-01.", "menurut P-01, langkah P-01_R903."));
  keep("renumber", ["renumber", "P-01"]);
  desk.git("checkout", "--quiet", ".");
  await approveAll(desk, "P-01");
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--commit");
  keep("issue", ["issue", "P-01", "--name", "A.A."]);
  await desk.must("issue", "P-01", "--commit");
  keep("bump", ["bump", "P-01"]);
});
afterAll(() => {
  desk.close();
  for (const { folder } of states.values()) rmSync(folder, { recursive: true, force: true });
});

/** Runs a command and kills it after so many milliseconds. */
function runAndKill(words: readonly string[], cwd: string, after: number): Promise<{ killed: boolean; took: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [bin, ...words], { cwd, stdio: "ignore", env: { PATH: process.env["PATH"], HOME: cwd } });
  const timer = setTimeout(() => child.kill("SIGKILL"), after);
  return new Promise((done) =>
    child.on("close", (_, signal) => {
      clearTimeout(timer);
      done({ killed: signal === "SIGKILL", took: performance.now() - started });
    }),
  );
}

/** What a run writes, but for the moment it was written. */
function withoutTimes(files: Record<string, string>): string {
  return JSON.stringify(files)
    .replace(/\d{4}-\d\d-\d\dT[\d:]+[+-]\d\d:\d\d/g, "TIME")
    .replace(/\\nfile: sha256:\w+/g, "\\nfile: DIGEST");
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), "sop-killed-"));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

test.each(["bump", "approve", "issue", "renumber"])(
  "%s killed at random moments: done or not, nothing between",
  async (name) => {
    const { folder, words } = states.get(name) as { folder: string; words: string[] };
    const whole = copyOf(folder);
    let { took } = await runAndKill(words, whole, 60_000);
    const [before, after] = [withoutTimes(filesOf(folder)), withoutTimes(filesOf(whole))];
    expect(after).not.toBe(before);
    rmSync(whole, { recursive: true });
    let killed = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const own = copyOf(folder);
      // The first half of a run is starting and reading; most kills go where it writes.
      const ran = await runAndKill(words, own, took * (0.55 + 0.45 * Math.random()));
      // A run that came through was faster than the one measured: the next is killed sooner.
      if (ran.killed) killed++;
      else took = Math.min(took, ran.took);
      await withWriter(own, async () => undefined);
      expect([before, after]).toContain(withoutTimes(filesOf(own)));
      rmSync(own, { recursive: true });
    }
    expect(killed).toBeGreaterThan(0);
  },
  120_000,
);

test("who reads meanwhile is told, and sop check --fix finishes it", async () => {
  const { folder } = states.get("bump") as { folder: string };
  const own = copyOf(folder);
  mkdirSync(join(own, ".sop/new"), { recursive: true });
  writeFileSync(join(own, ".sop/new/0"), "catatan\n");
  const entry = { kind: "write", path: "catatan.txt", after: sha256Of("catatan\n"), index: 0, keep: false };
  writeFileSync(join(own, ".sop/journal.json"), JSON.stringify([entry]));
  const told = await runSop(["list", "documents", "--lang", "en"], { cwd: own });
  expect(told.err).toContain("was cut off half-way");
  await runSop(["check", "--fix"], { cwd: own });
  expect(filesOf(own)["catatan.txt"]).toBe("catatan\n");
  expect((await runSop(["list", "documents", "--lang", "en"], { cwd: own })).err).toBe("");
  rmSync(own, { recursive: true });
});
