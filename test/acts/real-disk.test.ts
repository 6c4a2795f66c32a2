import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { openDesk } from "./controller.ts";

/** A small disk of its own, in memory: only a machine's owner on Linux can make one. */
function mountDisk(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "sop-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
}

const disk = mountDisk();

test.skipIf(disk === undefined)("a full disk and one that can't be written: one sentence, files as before", async () => {
  const folder = disk as string;
  const desk = await openDesk({ repository: false });
  try {
    for (const name of ["library.yaml", "P-01", "W-01"]) cpSync(join(desk.folder, name), join(folder, name), { recursive: true });
    const before = desk.read("P-01/draft.md");
    const words = ["approve", "P-01", "--as", "prepared", "--name", "A.A.", "--lang", "en"];
    const draft = () => execFileSync("cat", [join(folder, "P-01/draft.md")], { encoding: "utf8" });

    writeFileSync(join(folder, "ballast"), Buffer.alloc(4096));
    execFileSync("sh", ["-c", `cat /dev/zero > ${folder}/ballast 2>/dev/null || true`]);
    const full = await runSop(words, { cwd: folder });
    expect([full.status, full.err]).toEqual([2, expect.stringMatching(/can't be written: the disk is full\. Nothing was changed\./)]);
    expect(draft()).toBe(before);
    rmSync(join(folder, "ballast"));

    execFileSync("mount", ["-o", "remount,ro", folder]);
    const locked = await runSop(words, { cwd: folder });
    expect([locked.status, locked.err]).toEqual([
      2,
      expect.stringMatching(/can't be written: the disk is read-only\. Nothing was changed\./),
    ]);
    execFileSync("mount", ["-o", "remount,rw", folder]);

    const written = await runSop(words, { cwd: folder });
    expect(written.status).toBe(0);
    expect(draft()).not.toBe(before);
  } finally {
    desk.close();
    execFileSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});
