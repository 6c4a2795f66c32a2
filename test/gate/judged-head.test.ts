import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approveAll, type Desk, openDesk } from "../acts/controller.ts";
import { runSop } from "../run-sop.ts";

/** Which state of a change the gate judges: the files, what is staged, or the commit. */
let desk: Desk;
const text = "W-01/rev-00.md";
const spoil = () => desk.edit(text, (written) => written.replace("title: ", "title: Lain "));
const mend = () => desk.write(text, desk.git("show", `HEAD:${text}`));

beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--commit");
}, 120_000);
afterAll(() => desk.close());

async function gate(words: string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
  const ran = await runSop(["gate", "--lang", "en", ...words], { cwd: desk.folder, ...options });
  return { ...ran, edited: ran.out.includes("was issued and is edited") };
}

describe("what is staged", () => {
  test("is judged, whatever the files say", async () => {
    spoil();
    desk.git("add", text);
    mend();
    expect(await gate([])).toMatchObject({ status: 0, edited: false });
    const staged = await gate(["--staged"]);
    expect(staged).toMatchObject({ status: 1, edited: true });
    expect(staged.err).toContain("Judged: what is staged, as git commit would keep it; against HEAD");
    // Its lines are shown as they are staged, and its paths from where one stands.
    expect(staged.out).toMatch(/title: Lain/);
    const outside = await gate(["--staged", "--library", desk.folder], { cwd: tmpdir() });
    expect(outside.out).toContain(`${desk.folder.split("/").at(-1)}/${text}:`);
    desk.git("reset", "--quiet");
    spoil();
    expect(await gate(["--staged"])).toMatchObject({ status: 0, edited: false });
    mend();
    // What was written out to be judged is gone afterwards.
    const own = mkdtempSync(join(tmpdir(), "sop-staged-"));
    expect(await gate(["--staged"], { env: { TMPDIR: own } })).toMatchObject({ status: 0 });
    expect(readdirSync(own)).toEqual([]);
    rmSync(own, { recursive: true });
  });

  test("is judged by the hook of a commit, also of one by path and in another work tree", async () => {
    const [node, bin] = [process.execPath, fileURLToPath(new URL("../../dist/sop.js", import.meta.url))];
    const hook = join(desk.folder, ".git/hooks/pre-commit");
    writeFileSync(hook, `#!/bin/sh\n"${node}" "${bin}" gate --staged --lang en\n`);
    chmodSync(hook, 0o755);
    spoil();
    expect(() => desk.git("commit", "--quiet", "--message", "edit", text)).toThrow(/was issued and is edited/);
    mend();
    desk.git("worktree", "add", "--quiet", "beside");
    desk.edit(`beside/${text}`, (written) => written.replace("title: ", "title: Lain "));
    expect(() => desk.git("-C", "beside", "commit", "--quiet", "--all", "--message", "edit")).toThrow(/was issued and is edited/);
    desk.git("worktree", "remove", "--force", "beside");
    desk.edit("P-01/draft.md", (written) => written.replace("title: ", "title: Baru "));
    desk.commit("a draft");
    expect(desk.git("log", "-1", "--format=%s").trim()).toBe("a draft");
    chmodSync(hook, 0o644);
  });

  test("must hold the library, and no conflicts", async () => {
    desk.git("rm", "--quiet", "--cached", "library.yaml");
    const gone = await gate(["--staged"]);
    expect(gone).toMatchObject({ status: 2 });
    expect(gone.err).toContain("holds no library.yaml");
    desk.git("reset", "--quiet");
    desk.git("switch", "--quiet", "--create", "lain", "HEAD^");
    desk.edit("P-01/draft.md", (written) => written.replace(/title: .*/, "title: Lain"));
    desk.commit("other");
    expect(() => desk.git("merge", "--quiet", "main")).toThrow();
    const torn = await gate(["--staged"]);
    expect(torn).toMatchObject({ status: 2 });
    expect(torn.err).toContain("conflicts of a merge");
    desk.git("merge", "--abort");
    desk.git("switch", "--quiet", "main");
  });
});

test("in CI the commit is judged where something changed the files after they were checked out", async () => {
  desk.git("switch", "--quiet", "--create", "change", "main");
  desk.git("commit", "--quiet", "--allow-empty", "--message", "change");
  spoil();
  const ran = await gate([], { env: { GITHUB_BASE_REF: "main" } });
  expect(ran).toMatchObject({ status: 0, edited: false });
  expect(ran.err).toContain("Judged: HEAD");
  mend();
  desk.git("switch", "--quiet", "main");
});

test("the judge's day is today: no day is taken", async () => {
  expect(await gate(["--date", "2026-01-01"])).toMatchObject({ status: 2 });
  expect(existsSync(join(desk.folder, text))).toBe(true);
});
