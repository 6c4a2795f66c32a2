import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

/** On a machine without git, and where git refuses to say anything of a repository, whoever asks is told so and what to do: no trace, no answer. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-no-git-"));
  cpSync(join(import.meta.dirname, "../../sops"), join(folder, "sops"), { recursive: true });
  for (const name of ["refuses", "damaged", "none"]) mkdirSync(join(folder, name));
  putGit("refuses", [
    "fatal: detected dubious ownership in repository at '/builds/sop'",
    "To add an exception for this directory, call:",
    "",
    "\tgit config --global --add safe.directory /builds/sop",
  ]);
  putGit("damaged", ["error: bad tree object HEAD"]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function putGit(name: string, said: readonly string[]): void {
  const path = join(folder, name, "git");
  writeFileSync(path, `#!/bin/sh\ncat >&2 <<'END'\n${said.join("\n")}\nEND\nexit 128\n`);
  chmodSync(path, 0o755);
}

/** The machine's programs but git, and the git of a folder. */
const withGit = (name: string) => ({ PATH: [join(folder, name), ...(name === "none" ? [] : ["/bin", "/usr/bin"])].join(delimiter) });

const asks = [["gate"], ["gate", "--base", "HEAD"], ["gate", "--staged"], ["check", "--since", "HEAD"]];

describe.each([
  ["none", "git is not installed here", "Install git (git-scm.com)"],
  ["refuses", "git can't be asked: fatal: detected dubious ownership", "git config --global --add safe.directory /builds/sop"],
  ["damaged", "git can't be asked: error: bad tree object HEAD", ""],
])("where git is of the kind “%s”", (git, said, fix) => {
  test.each(asks)("sop %s %s %s says so", async (...words) => {
    const { status, out, err } = await runSop([...words, "--library", "sops", "--lang", "en"], { cwd: folder, env: withGit(git) });
    expect(out).toBe("");
    expect(err).toContain(said);
    expect(err).toContain(fix);
    expect(err).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });
});

test("without git, a library of which a part only may be laid out is not called in order", async () => {
  mkdirSync(join(folder, ".git/info"), { recursive: true });
  writeFileSync(join(folder, ".git/info/sparse-checkout"), "/*\n");
  for (const git of ["none", "refuses"]) {
    const { status, err } = await runSop(["check", "--library", "sops", "--lang", "en"], { cwd: folder, env: withGit(git) });
    expect({ status, isTold: err.includes("git ") }).toEqual({ status: 2, isTold: true });
  }
  rmSync(join(folder, ".git"), { recursive: true });
});

test("--commit says that git is missing, and not that there is no repository; nothing is written", async () => {
  const words = ["bump", "RK.MLF.CTH.F-51", "--change", "Uji", "--commit", "--library", "sops", "--lang", "en"];
  const { status, err } = await runSop(words, { cwd: folder, env: withGit("none") });
  expect([status, err]).toEqual([2, expect.stringContaining("git is not installed here")]);
  expect(existsSync(join(folder, "sops/RK.MLF.CTH.F-51/draft.md"))).toBe(false);
});

test("a draft is begun without git", async () => {
  const words = ["bump", "RK.MLF.CTH.P-51", "--change", "Uji", "--library", "sops", "--lang", "en"];
  expect((await runSop(words, { cwd: folder, env: withGit("none") })).status).toBe(0);
});
