import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type Desk, dayFromNow, openDesk } from "../acts/controller.ts";
import { type Ran, runSop } from "../run-sop.ts";

/** A library with signatures, where each question to `ssh-keygen` is written down. */
let desk: Desk;
const path = (name: string) => join(desk.folder, ".cache", name);

beforeAll(async () => {
  desk = await openDesk();
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path("../key")]);
  desk.write("allowed_signers", `aa@example.org ${desk.read("key.pub").trim()}\n`);
  desk.commit("Signers");
  await desk.must("approve", "W-01", "--as", "prepared", "--name", "A.A.", "--sign", path("../key"), "--commit");
  const real = execFileSync("sh", ["-c", "command -v ssh-keygen"], { encoding: "utf8" }).trim();
  desk.write(".cache/tools/ssh-keygen", `#!/bin/sh\necho asked >>'${path("asked")}'\nexec '${real}' "$@"\n`);
  chmodSync(path("tools/ssh-keygen"), 0o755);
}, 120_000);
afterAll(() => desk.close());
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(path("kept"), { recursive: true, force: true });
  desk.git("reset", "--quiet", "--hard");
  desk.git("clean", "--quiet", "-d", "--force");
});

/** To a clock ahead of the disk's the files are old, so that what is kept of them is believed. */
const letSettle = () => vi.spyOn(Date, "now").mockReturnValue(Date.now() + 10_000);

const look = (words: readonly string[], cache = "kept", cwd = desk.folder): Promise<Ran> =>
  runSop([...words, "--lang", "en"], {
    cwd,
    env: { XDG_CACHE_HOME: path(cache), PATH: [path("tools"), process.env["PATH"]].join(delimiter) },
  });

/** What a command prints where nothing was kept. */
async function anew(words: readonly string[]): Promise<Ran> {
  rmSync(path("none"), { recursive: true, force: true });
  return look(words, "none");
}

function questions(): number {
  const asked = existsSync(path("asked")) ? readFileSync(path("asked"), "utf8").split("\n").length - 1 : 0;
  rmSync(path("asked"), { force: true });
  return asked;
}

const looks = [
  ["show", "W-01"],
  ["show", "W-01", "--at", "2026-01-05"],
  ["list"],
  ["list", "approvals"],
  ["list", "documents", "--date", dayFromNow(400)],
  ["list", "flows"],
  ["refs", "W-01"],
  ["flow", "W-01"],
] as const;

test("looking again asks about no signature, and says what looking the first time said", async () => {
  letSettle();
  await look(["list"]);
  expect(questions()).toBeGreaterThan(0);
  for (const words of looks) {
    const again = await look(words);
    // What a flow comes to is in no facts that are kept.
    if (words[1] !== "flows") expect([words, questions()]).toEqual([words, 0]);
    expect([words, again]).toEqual([words, await anew(words)]);
    questions();
  }
});

test("what a check kept is what a look goes by, and the other way round", async () => {
  letSettle();
  await look(["check"]);
  questions();
  await look(["show", "W-01"]);
  expect(questions()).toBe(0);
  rmSync(path("kept"), { recursive: true });
  await look(["show", "W-01"]);
  questions();
  await look(["check"]);
  expect(questions()).toBe(0);
});

test("looks from two folders in turn keep what the other kept, and show paths as from there", async () => {
  letSettle();
  const below = join(desk.folder, "P-01");
  const [above, within] = [await look(["check"]), await look(["check"], "kept", below)];
  expect([above.out, within.out]).toEqual([expect.stringContaining("W-01/draft.md"), expect.stringContaining("../W-01/draft.md")]);
  const kept = () => readdirSync(path("kept/sop-control")).filter((name) => name.endsWith(".sqlite"));
  expect(kept()).toHaveLength(2);
  questions();
  for (const cwd of [desk.folder, below, desk.folder]) await look(["show", "W-01"], "kept", cwd);
  expect(questions()).toBe(0);
});

const moves: readonly [string, () => void][] = [
  ["a text", () => desk.edit("W-01/draft.md", (text) => text.replace(/^title: .*$/m, "title: Judul lain"))],
  ["a signature", () => desk.write(signature(), "x")],
  ["a signature that is gone", () => rmSync(join(desk.folder, signature()))],
  ["the list of signers", () => desk.write("allowed_signers", "\n")],
  ["events", () => desk.write("W-01/events.yaml", "oops: [\n")],
  ["the settings", () => desk.edit("library.yaml", (text) => `${text}search: {}\n`.replace("organisation: Contoh", "organisation: Lain"))],
  ["a document that is gone", () => rmSync(join(desk.folder, "W-01"), { recursive: true })],
];

const signature = () => {
  const name = readdirSync(desk.folder, { recursive: true, encoding: "utf8" }).find((one) => one.endsWith(".sig"));
  if (name === undefined) throw new Error("nothing was signed");
  return name;
};

test.each(moves)("a look sees what moved: %s", async (_, move) => {
  letSettle();
  const shown = () => Promise.all(["show W-01", "list", "list approvals"].map((words) => look(words.split(" "))));
  const before = await shown();
  expect(await shown()).toEqual(before);
  move();
  const after = await shown();
  expect(after).not.toEqual(before);
  rmSync(path("kept"), { recursive: true });
  expect(after).toEqual(await shown());
});

test("a look where nothing can be kept reads everything", async () => {
  mkdirSync(path(""), { recursive: true });
  desk.write(".cache/kept", "no folder");
  expect(await look(["show", "W-01"])).toEqual(await anew(["show", "W-01"]));
  expect(questions()).toBeGreaterThan(0);
});
