import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Desk, openDesk } from "../acts/controller.ts";
import { startSop } from "../run-sop.ts";

/** A library with a signature, where each question to `ssh-keygen` is written down. */
let desk: Desk;
let start: string;
const path = (name: string) => join(desk.folder, ".cache", name);

beforeAll(async () => {
  desk = await openDesk();
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path("../key")]);
  desk.write("allowed_signers", `aa@example.org ${desk.read("key.pub").trim()}\n`);
  desk.commit("Signers");
  await desk.must("approve", "W-01", "--as", "prepared", "--name", "A.A.", "--sign", path("../key"), "--commit");
  start = desk.git("rev-parse", "HEAD").trim();
  const real = execFileSync("sh", ["-c", "command -v ssh-keygen"], { encoding: "utf8" }).trim();
  desk.write(".cache/tools/ssh-keygen", `#!/bin/sh\necho asked >>'${path("asked")}'\nexec '${real}' "$@"\n`);
  chmodSync(path("tools/ssh-keygen"), 0o755);
}, 120_000);
afterAll(() => desk.close());
beforeEach(() => {
  desk.git("reset", "--quiet", "--hard", start);
  rmSync(path("kept"), { recursive: true, force: true });
});

/** What a run in a process of its own asked, and how it ended. */
async function asked(...words: string[]) {
  rmSync(path("asked"), { force: true });
  const { status, out, err } = await startSop([...words, "--lang", "en"], {
    cwd: desk.folder,
    env: { XDG_CACHE_HOME: path("kept"), PATH: [path("tools"), process.env["PATH"]].join(delimiter) },
  });
  const questions = existsSync(path("asked")) ? readFileSync(path("asked"), "utf8").split("\n").length - 1 : 0;
  return { questions, status, said: out + err };
}

const act = () => asked("approve", "W-01", "--as", "checked", "--name", "S.S.", "--dry-run");
const heard = () => {
  const [name] = readdirSync(path("kept/sop-control")).filter((one) => one.endsWith(".heard"));
  return path(`kept/sop-control/${name}`);
};

test("an act asks about no signature that an earlier one asked about, and says the same", async () => {
  const first = await act();
  expect(first).toMatchObject({ questions: 1, status: 0 });
  expect(await act()).toEqual({ ...first, questions: 0 });
});

test("nor does a check, a look or an act after a check", async () => {
  expect((await asked("check")).questions).toBe(1);
  expect((await act()).questions).toBe(0);
  expect((await asked("check", "P-01")).questions).toBe(0);
});

test("what is for others asks again", async () => {
  await act();
  for (const words of [["verify"], ["gate", "--base", "HEAD^"], ["check", "--no-cache"]]) {
    expect([words, (await asked(...words)).questions]).toEqual([words, 1]);
  }
});

test("a signature, its text or the signers that changed are asked about again", async () => {
  await act();
  for (const [file, change] of [
    ["W-01/draft/prepared.sig", (text: string) => text.replace(/[A-Z]/, "b")],
    ["W-01/draft/prepared.txt", (text: string) => text.replace("code: W-01", "code: W-02")],
    ["allowed_signers", (text: string) => text.replace("aa@", "ab@")],
  ] as const) {
    desk.edit(file, change);
    const { questions, status } = await act();
    expect([file, status, questions > 0]).toEqual([file, 2, true]);
    desk.git("reset", "--quiet", "--hard", start);
    expect(await act()).toMatchObject({ questions: 0, status: 0 });
  }
});

test("what is kept and was altered, or can't be read, is not believed", async () => {
  await act();
  const kept = readFileSync(heard(), "utf8");
  desk.edit("W-01/draft/prepared.sig", (text) => text.replace(/[A-Z]/, "b"));
  const refused = await act();
  expect(refused.status).toBe(2);
  writeFileSync(heard(), readFileSync(heard(), "utf8").replace('"altered"', '"good"'));
  expect(await act()).toMatchObject({ status: 2, said: refused.said });
  for (const other of ["", "x", kept.slice(0, -20)]) {
    writeFileSync(heard(), other);
    expect(await act()).toMatchObject({ status: 2, said: refused.said });
  }
});

test("where nothing can be kept each run asks", async () => {
  writeFileSync(path("kept"), "no folder");
  expect((await act()).questions).toBe(1);
  expect((await act()).questions).toBe(1);
});
