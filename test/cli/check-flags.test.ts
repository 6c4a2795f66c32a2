import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const day = ["--date", "2026-11-23", "--lang", "en"];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-flags-"));
  cpSync(join(root, "sops"), join(folder, "sops"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (...words: string[]) => runSop(["check", ...words, ...day], { cwd: folder });
const entries = (file: string) => parse(readFileSync(join(folder, file), "utf8")) as { rule: string; code: string; reason: string }[];

describe("a baseline", () => {
  test("of a narrowed check keeps what it did not look at, and says nothing of it", async () => {
    await check("--baseline", "b.yaml", "--accept", "all of it");
    const all = entries("b.yaml");
    for (const narrowed of [["TELK.P-01"], ["--rule", "SOP406"], ["TELK.P-01", "--rule", "SOP406"]]) {
      await check(...narrowed, "--baseline", "b.yaml", "--accept", "again");
      expect(
        entries("b.yaml")
          .map(({ rule, code }) => `${rule} ${code}`)
          .sort(),
      ).toEqual(all.map(({ rule, code }) => `${rule} ${code}`).sort());
      const { out, err } = await check(...narrowed, "--baseline", "b.yaml");
      expect(err).not.toContain("can go");
      expect(out).toMatch(/nothing found · \d+ known/);
    }
    expect(new Set(entries("b.yaml").map(({ reason }) => reason))).toEqual(new Set(["all of it"]));
  });

  test("renews entries that are past their day", async () => {
    await check("--baseline", "b.yaml", "--accept", "first", "--until", "2026-01-01");
    await check("--baseline", "b.yaml", "--accept", "second", "--until", "2027-12-31");
    expect(new Set(entries("b.yaml").map(({ reason }) => reason))).toEqual(new Set(["second"]));
    expect((await check("--baseline", "b.yaml")).out).toContain("nothing found");
  });
});

test("a narrowed check says what it looked at", async () => {
  const [one, rule] = await Promise.all([check("TELK.P-01", "--rule", "SOP201"), check("--rule", "SOP201")]);
  expect(one.out).toContain("✔ 1 document, 1 rule, nothing found");
  expect(rule.out).toContain("✔ 13 documents, 1 rule, nothing found");
});

test("a file that was named and is not there is said", async () => {
  const folderOf = "sops/RK.MLF.CTH.P-51";
  const [gone, there] = await Promise.all(["rev-99.md", "events.yaml"].map((name) => check(`${folderOf}/${name}`, "--rule", "SOP201")));
  expect(gone?.err).toContain(`${folderOf}/rev-99.md is not there; what is left of its document was checked.`);
  expect(there?.err).toBe("");
});

test("where nothing changed, nothing was looked at, and nothing is “not found”", async () => {
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...words], { cwd: folder });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "begin");
  const { status, out } = await check("--since", "HEAD");
  expect([status, out]).toEqual([0, "• no document was looked at\n"]);
});

test("a library that is not there is not watched", async () => {
  const { status, err } = await check("--watch", "--library", join(folder, "nowhere"));
  expect(status).toBe(2);
  expect(err).toContain("it is not there");
});

test("a watched library whose settings are saved half-typed is waited for", async () => {
  const settings = join(folder, "sops", "library.yaml");
  const whole = readFileSync(settings, "utf8");
  const child = spawn(process.execPath, [join(root, "dist/sop.js"), "check", "--watch", "--lang", "en"], { cwd: folder });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const after = async (text: string) => {
    await vi.waitFor(() => expect(said).toContain(text), { timeout: 30_000, interval: 100 });
    said = "";
  };
  try {
    await after("of 13 documents");
    writeFileSync(settings, `${whole}organisation: [\n`);
    await after("The library's settings can't be used");
    writeFileSync(settings, whole);
    await after("of 13 documents");
    expect(child.exitCode).toBeNull();
  } finally {
    child.kill();
  }
});
