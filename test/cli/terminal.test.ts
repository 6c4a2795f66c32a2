import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeLibrary } from "../tools/make-library.ts";

/**
 * Commands as a person runs them: on a terminal, where progress is shown, colours are used, questions are asked and a table has a width,
 * and outside of CI. util-linux's `script`, which every Debian has, lends the terminal.
 */
const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-terminal-"));
  cpSync(join(root, "sops"), join(folder, "sops"), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Shown {
  status: number | null;
  /** What was on the screen, in the order it was written; colours are left out. */
  screen: string;
  hasColours: boolean;
}

/** Runs `sop` on a terminal of so many columns, on which nobody types. */
function onTerminal(words: string, columns = 100, terminal = "xterm-256color"): Shown {
  const command = `stty cols ${columns}; ${process.execPath} ${join(root, "dist/sop.js")} ${words}`;
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder, XDG_CACHE_HOME: join(folder, "cache"), LANG: "C.UTF-8", TERM: terminal };
  const ran = spawnSync("script", ["-qec", command, "/dev/null"], { cwd: folder, env, encoding: "utf8", input: "" });
  if (ran.error) throw ran.error;
  return { status: ran.status, screen: stripVTControlCharacters(ran.stdout), hasColours: ran.stdout.includes("\u001b[1m") };
}

describe.runIf(process.platform === "linux")("on a terminal", () => {
  test.each([
    ["check", 0, "IN.OCC.TELK.P-01"],
    ["list documents", 0, "IN.OCC.TELK.P-01"],
    ["show IN.OCC.TELK.P-01", 0, "Rujukan"],
    ["diff IN.OCC.TELK.P-01", 0, "06"],
    ["refs IN.OCC.TELK.P-01", 0, "IN.OCC.TELK"],
    ["flow RK.MLF.CTH.W-51 1", 0, "Peminjaman"],
    ["verify", 0, "RK.MLF.CTH.P-51"],
    ["explain SOP301", 0, "SOP301"],
    ["docs", 0, "settings"],
    ["export IN.OCC.TELK.P-01 --out p.html", 0, "p.html"],
    ["build --out portal", 0, "halaman dokumen dibuat"],
    ["bump RK.MLF.CTH.P-51 --change Baru --dry-run", 0, "RK.MLF.CTH.P-51"],
    ["approve IN.OCC.TELK.P-01 --as prepared", 2, "--name"],
    ["list documents --format xlsx", 2, "--out"],
  ])("sop %s", (words, status, says) => {
    const { screen, ...ran } = onTerminal(words);
    expect(screen).toContain(says);
    expect(ran.status, screen).toBe(status);
    expect(screen).not.toMatch(/\bat .*:\d+:\d+|Error:/);
  });

  test.each([60, 80, 120])("a list of documents names each whole on %i columns", (columns) => {
    const { screen } = onTerminal("list documents", columns);
    for (const code of ["IN.OCC.TELK.P-01", "IN.OCC.TELK.W-10", "RK.MLF.CTH.P-51"]) expect(screen).toContain(code);
    expect(Math.max(...screen.split(/\r?\n/).map((line) => line.length))).toBeLessThanOrEqual(columns);
  });

  test.each([
    ["xterm-256color", true],
    ["dumb", false],
  ])("a terminal has the colours that it can show: %s", (terminal, hasColours) => {
    expect(onTerminal("check", 80, terminal)).toMatchObject({ status: 0, hasColours });
  });

  test("a reading that takes long says how far it is, whichever command reads", () => {
    makeLibrary(join(folder, "large"), 1500);
    for (const words of [
      "list documents",
      "bump P-000500 --change Baru --dry-run",
      "withdraw P-000500 --reason Usang --name A --position B --dry-run",
    ]) {
      expect(onTerminal(`${words} --library large`).screen).toMatch(/\d{3,} berkas dibaca\r/);
    }
  });
});
