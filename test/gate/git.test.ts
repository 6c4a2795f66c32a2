import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openGit } from "../../cli/files/git.ts";

/** What is asked of git comes back whole, in git's words where it fails, and from the repository that was meant. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), "sop-git-"));
  mkdirSync(join(folder, "other"));
  mkdirSync(join(folder, "none"));
  execFileSync("git", ["init", "--quiet"], { cwd: join(folder, "other") });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const other = () => openGit(join(folder, "other"));

test("all that git prints is read, however much it is and however busy this process", async () => {
  const text = "sepuluh juta huruf\n".repeat(500_000);
  writeFileSync(join(folder, "other/besar"), text);
  const blob = (await other().raw(["hash-object", "-w", "besar"])).trim();
  const asked = other().show([blob]);
  const until = performance.now() + 200;
  while (performance.now() < until);
  expect((await asked).length).toBe(text.length);
});

test("what fails without a word has found nothing; what fails with one throws it", async () => {
  expect(await other().raw(["rev-parse", "--verify", "--quiet", "HEAD"])).toBe("");
  await expect(other().raw(["rev-parse", "--verify", "HEAD"])).rejects.toThrow("fatal: ");
  await expect(openGit(join(folder, "not-there")).raw(["status"])).rejects.toThrow("does not exist");
});

test.skipIf(process.platform === "win32")("a git that is ended half-way has given no answer, whatever it printed until then", async () => {
  mkdirSync(join(folder, "ended"));
  writeFileSync(join(folder, "ended/git"), "#!/bin/sh\necho half\nkill -KILL $$\n", { mode: 0o755 });
  vi.stubEnv("PATH", `${join(folder, "ended")}:${process.env["PATH"]}`);
  await expect(other().raw(["ls-files"])).rejects.toThrow("it was ended from outside before it was done");
  await expect(other().show(["HEAD"])).rejects.toThrow("it was ended from outside before it was done");
});

test("what it is given to read arrives, also where it does not read it", async () => {
  expect(await other().raw(["hash-object", "--stdin"], "isi\n")).toMatch(/^[0-9a-f]{40}\n$/);
  expect(await other().raw(["version"], "x".repeat(1_000_000))).toContain("git version");
});

test("an object that another one replaces is itself", async () => {
  const [held, instead] = await Promise.all(["asli\n", "palsu\n"].map((text) => other().raw(["hash-object", "-w", "--stdin"], text)));
  execFileSync("git", ["replace", `${held}`.trim(), `${instead}`.trim()], { cwd: join(folder, "other") });
  expect((await other().show([`${held}`.trim()])).toString()).toBe("asli\n");
  expect(await other().raw(["cat-file", "blob", `${held}`.trim()])).toBe("asli\n");
});

test("a folder outside a repository is none, in any language", async () => {
  vi.stubEnv("GIT_CEILING_DIRECTORIES", folder);
  vi.stubEnv("LANGUAGE", "de");
  expect(await other().place()).toEqual({ prefix: "", top: join(folder, "other") });
  expect(await openGit(join(folder, "none")).place()).toBe(undefined);
});

test("a library below a name of two lines is no library at the top", async () => {
  const split = join(folder, "other/a\nb");
  mkdirSync(split);
  await expect(openGit(split).place()).rejects.toThrow("line break");
});

test.each(["GIT_DIR", "Git_Dir"])("%s of the process leads it nowhere else, unless it is named", async (name) => {
  vi.stubEnv(name, join(folder, "nowhere"));
  expect(await other().place()).toEqual({ prefix: "", top: join(folder, "other") });
  if (name === "GIT_DIR") expect(await openGit(join(folder, "other"), ["GIT_DIR"]).place()).toBe(undefined);
});

test("a commit is made in the name that the environment gives for it", async () => {
  const given = {
    GIT_AUTHOR_NAME: "Ani",
    GIT_AUTHOR_EMAIL: "a@example.org",
    GIT_COMMITTER_NAME: "Budi",
    GIT_COMMITTER_EMAIL: "b@example.org",
  };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  await other().raw(["-c", "user.name=Citra", "-c", "user.email=c@example.org", "commit", "--allow-empty", "--quiet", "--message", "x"]);
  expect(await other().raw(["log", "--format=%an %ae %cn %ce"])).toBe("Ani a@example.org Budi b@example.org\n");
});

test("files that look like a repository are none, and no program that their settings name is started", async () => {
  const within = join(folder, "other/sops");
  for (const path of ["objects", "refs"]) mkdirSync(join(within, path), { recursive: true });
  writeFileSync(join(within, "HEAD"), "ref: refs/heads/main\n");
  const own = `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch '${join(folder, "started")}'; false"\n`;
  writeFileSync(join(within, "config"), own);
  await expect(openGit(within).place()).rejects.toThrow("bare repository");
  await expect(openGit(within).raw(["status"])).rejects.toThrow("bare repository");
  expect(existsSync(join(folder, "started"))).toBe(false);
});

test("what somebody likes git to print is not what it answers", async () => {
  const inside = join(folder, "other/di dalam");
  mkdirSync(inside);
  writeFileSync(join(inside, "isi"), "satu\n");
  await other().raw(["add", "di dalam/isi"]);
  const likes = {
    "diff.relative": "true",
    "i18n.logOutputEncoding": "ISO-8859-1",
    "i18n.commitEncoding": "ISO-8859-1",
    "log.showSignature": "true",
  };
  for (const [name, value] of Object.entries(likes)) await other().raw(["config", name, value]);
  expect(await openGit(inside).raw(["diff", "--cached", "--name-only", "-z"])).toContain("di dalam/isi\0");
  await other().raw(["-c", "user.name=Zoë", "-c", "user.email=z@example.org", "commit", "--quiet", "--message", "Dénah"]);
  expect(await other().raw(["log", "-1", "--format=%an %s %e"])).toBe("Zoë Dénah \n");
});

test("no program that the environment names is started", async () => {
  vi.stubEnv("GIT_EXTERNAL_DIFF", "touch started #");
  vi.stubEnv("PAGER", "touch started #");
  writeFileSync(join(folder, "other/isi"), "satu\n");
  await other().raw(["add", "isi"]);
  writeFileSync(join(folder, "other/isi"), "dua\n");
  expect(await other().raw(["diff"])).toContain("+dua");
});

test("is the git in PATH, and none that Windows would take from the folder it is asked in", async () => {
  vi.stubEnv("NoDefaultCurrentDirectoryInExePath", undefined);
  await openGit(folder).raw(["--version"]);
  expect(process.env["NoDefaultCurrentDirectoryInExePath"]).toBe("1");
  vi.unstubAllEnvs();
});
