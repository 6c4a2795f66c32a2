import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import Check from "../../cli/commands/check.ts";
import { describeFault } from "../../cli/fault.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-half-"));
  cpSync(join(root, "sops"), join(folder, "sops"), { recursive: true });
  await run("--shard", "1/1", "--out", "FOLDER/part.json");
  await run("--baseline", "FOLDER/baseline.yaml", "--accept", "known");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a check in this process; what is thrown is put into words as the command line does. */
async function run(...words: string[]): Promise<{ status: number; fault: string }> {
  const quiet = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")].map((spy) => spy.mockReturnValue(true));
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  process.exitCode = 0;
  try {
    const own = words.map((word) => word.replace("FOLDER", folder));
    // A part is of no day: who merges says which.
    const day = words.includes("--shard") ? [] : ["--date", "2026-11-23"];
    await Check.run([...own, "--library", join(folder, "sops"), ...day, "--lang", "en"], root);
    return { status: process.exitCode as number, fault: "" };
  } catch (error) {
    const { text, status } = describeFault(error, "en", { commands: [], root, words: [] });
    return { status, fault: text };
  } finally {
    process.exitCode = 0;
    for (const spy of [...quiet, log]) spy.mockRestore();
  }
}

/** Shares of a file that a save or a copy left of it. */
const shares = [0, 0.35, 0.75, 0.99];

test.each<[string, string, string[]]>([
  ["settings", "sops/library.yaml", []],
  ["events", "sops/RK.MLF.CTH.W-52/events.yaml", []],
  ["an issue", "sops/RK.MLF.CTH.W-54/rev-00/issued.yaml", []],
  ["a draft", "sops/IN.OCC.TELK.W-10/draft.md", []],
  ["a baseline", "baseline.yaml", ["--baseline", "FOLDER/baseline.yaml"]],
  ["a part", "part.json", ["--merge", "FOLDER/part.json"]],
])("%s that was cut off is said, or judged as it stands, and never a fault of ours", async (_, file, words) => {
  const path = join(folder, file);
  const whole = readFileSync(path);
  try {
    for (const share of shares) {
      writeFileSync(path, whole.subarray(0, Math.floor(whole.length * share)));
      const { status, fault } = await run(...words);
      expect([share, status, fault]).toEqual([
        share,
        fault === "" ? expect.toBeOneOf([0, 1]) : 2,
        expect.not.stringMatching(/fault in sop|\n\s+at /),
      ]);
      // A part is all or nothing; so is what says that it was.
      if (file === "part.json") expect([share, status]).toEqual([share, 2]);
    }
    writeFileSync(
      path,
      whole.map((byte, index) => (index > whole.length / 2 && index < whole.length / 2 + 200 ? 0xff : byte)),
    );
    const { fault } = await run(...words);
    expect(fault).not.toMatch(/fault in sop|\n\s+at /);
  } finally {
    writeFileSync(path, whole);
  }
});
