import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openGit } from "../../cli/files/git.ts";
import { differingFrom, readWorkTree } from "../../cli/gate/work-tree.ts";

let folder: string;
const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=P", "-c", "user.email=p@example.org", ...words], { cwd: folder, stdio: "pipe" }).toString();
const lines = (text: string) => text.split("\0").filter((line) => line !== "");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-tree-"));
  mkdirSync(join(folder, "sops/deep"), { recursive: true });
  git("init", "-q", "-b", "main");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const names = ["sops/a", "sops/deep/é “b”", "c d", "-e", "sops/deep/f"];
const texts = ["satu\n", "dua\n", "tiga\n"];

/** What a seed does to one of the files, or to all. */
const deeds: ((name: string, text: string) => void)[] = [
  (name, text) => writeFileSync(join(folder, name), text),
  (name, text) => writeFileSync(join(folder, name), text),
  (name) => rmSync(join(folder, name), { force: true }),
  (name) => existsSync(join(folder, name)) && git("add", "--", name),
  (name) => existsSync(join(folder, name)) && git("add", "-N", "--", name),
  (name) => git("rm", "-q", "--cached", "--ignore-unmatch", "--", name),
  () => git("add", "-A"),
  () => git("commit", "-qm", "lagi", "--allow-empty"),
];

/** As git says it of a commit and the files, in one go. */
function byGit(commit: string): string[] {
  const changed = git("diff", "--name-only", "-z", "--no-renames", commit, "--");
  return [...new Set([...lines(changed), ...lines(git("ls-files", "-o", "--exclude-standard", "-z"))])].sort();
}

async function byUs(commit: string): Promise<string[]> {
  const asked = openGit(join(folder, "sops"));
  const place = await asked.place();
  if (!place) throw new Error("no place");
  return (await differingFrom(asked, await readWorkTree(asked, place), commit)).sort();
}

test("what differs from a commit is what git says of it, whatever was staged, saved, taken back and committed since", async () => {
  writeFileSync(join(folder, "sops/a"), "satu\n");
  git("add", "-A");
  git("commit", "-qm", "awal");
  const first = git("rev-parse", "HEAD").trim();
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % below;
  };
  const seen = new Set<string>();
  for (let round = 0; round < 40; round++) {
    for (let count = next(4); count >= 0; count--)
      deeds[next(deeds.length)]?.(names[next(names.length)] as string, texts[next(texts.length)] as string);
    const expected = byGit(first);
    seen.add(expected.join());
    expect(await byUs(first)).toEqual(expected);
  }
  // The walk went somewhere.
  expect(seen.size).toBeGreaterThan(8);
});

test("a branch without a commit, and a merge that stopped, are compared as they lie", async () => {
  writeFileSync(join(folder, "sops/a"), "satu\n");
  git("add", "-A");
  git("commit", "-qm", "awal");
  const first = git("rev-parse", "HEAD").trim();
  git("checkout", "-qb", "lain");
  writeFileSync(join(folder, "sops/a"), "dua\n");
  git("commit", "-qam", "dua");
  git("checkout", "-q", "main");
  writeFileSync(join(folder, "sops/a"), "tiga\n");
  git("commit", "-qam", "tiga");
  expect(() => git("merge", "lain")).toThrow();
  expect(await byUs(first)).toEqual(["sops/a"]);
  git("merge", "--abort");
  git("checkout", "-q", "--orphan", "baru");
  writeFileSync(join(folder, "sops/b"), "satu\n");
  expect(await byUs(first)).toEqual(["sops/a", "sops/b"]);
});

test("what is ignored is named, of a folder the folder; an ignored text beside one that git knows by itself", async () => {
  mkdirSync(join(folder, "besar/dalam"), { recursive: true });
  for (const name of ["besar/dalam/x.md", "sops/deep/known.md", "sops/deep/new.md", "sops/draft.tmp"])
    writeFileSync(join(folder, name), "");
  git("add", "sops/deep/known.md");
  writeFileSync(join(folder, ".gitignore"), "besar/\ndeep/\n*.tmp\n");
  const asked = openGit(join(folder, "sops"));
  const { ignored } = await readWorkTree(asked, { top: folder, prefix: "sops/" });
  expect([...ignored].sort()).toEqual(["besar/", "sops/deep/new.md", "sops/draft.tmp"]);
  expect(readdirSync(join(folder, "besar"))).toEqual(["dalam"]);
});
