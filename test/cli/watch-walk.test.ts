import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { runSop } from "../run-sop.ts";
import { makeLibrary } from "../tools/make-library.ts";

const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
const words = ["--library", "lib", "--format", "json", "--date", "2026-01-15", "--lang", "en"];
const folder = mkdtempSync(join(tmpdir(), "sop-watch-"));
const at = (path: string) => join(folder, "lib", path);
const code = (number: number) => `P-00000${number}`;

function change(path: string, replace: (text: string) => string): void {
  if (existsSync(at(path))) writeFileSync(at(path), replace(readFileSync(at(path), "utf8")));
}

/** Edits as editors and people make them: saved in place, renamed into place, folders that come, go and change places. */
const edits: ((one: string, other: string) => void)[] = [
  (one, other) => change(`${one}/rev-00.md`, (text) => text.replace(/lihat juga \S+/, `lihat juga ${other}`)),
  (one) => change(`${one}/rev-00.md`, (text) => text.replace(/lihat juga \S+/, "lihat juga P-999999")),
  (one) => change(`${one}/rev-00.md`, (text) => `${text}\n\nTODO\n`),
  (one, other) => change(`${one}/rev-00.md`, (text) => text.replace(/^code: .*/m, `code: ${other}`)),
  (one) => {
    if (!existsSync(at(one))) return;
    // As many editors save.
    writeFileSync(at(`${one}/.save.tmp`), readFileSync(at("../whole.md"), "utf8").replace("NOSSA", "Nossa"));
    renameSync(at(`${one}/.save.tmp`), at(`${one}/rev-00.md`));
  },
  (one) => rmSync(at(one), { recursive: true, force: true }),
  (one, other) => existsSync(at(one)) && !existsSync(at(other)) && cpSync(at(one), at(other), { recursive: true }),
  (one, other) => {
    if (!existsSync(at(one)) || !existsSync(at(other)) || one === other) return;
    renameSync(at(one), at("aside"));
    renameSync(at(other), at(one));
    renameSync(at("aside"), at(other));
  },
  (one) => existsSync(at(one)) && writeFileSync(at(`${one}/events.yaml`), "oops: ["),
  (one) => rmSync(at(`${one}/events.yaml`), { force: true }),
  (one) => existsSync(at(one)) && writeFileSync(at(`${one}/rev-02.MD`), "x"),
];

test("what --watch prints after each of 36 edits is what a check of everything finds", async () => {
  makeLibrary(at(""), 5);
  writeFileSync(at("../whole.md"), readFileSync(at(`${code(5)}/rev-00.md`), "utf8"));
  const child = spawn(process.execPath, [bin, "check", "--watch", ...words], { cwd: folder });
  let [said, wrong] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (wrong += text));
  let seed = 20;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const answers = new Set<string>();
  try {
    await vi.waitFor(() => expect(said).toMatch(/\n$/), { timeout: 30_000, interval: 50 });
    for (let step = 0; step < 36; step++) {
      const before = said;
      for (let more = next(3); more >= 0; more--) edits[next(edits.length)]?.(code(1 + next(6)), code(1 + next(6)));
      const { out } = await runSop(["check", "--no-cache", ...words], { cwd: folder });
      // Prints what it found at each save; the last print is of the files as they are.
      await vi.waitFor(() => expect(said.endsWith(out), `after step ${step}: ${said.slice(before.length)}`).toBe(true), {
        timeout: 30_000,
        interval: 25,
      });
      answers.add(out);
    }
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  expect(wrong).toBe("");
  // The walk went somewhere.
  expect(answers.size).toBeGreaterThan(15);
}, 120_000);
