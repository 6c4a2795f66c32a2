import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withWriter } from "../../cli/files/apply-plan.ts";
import { sha256Of } from "../../core/sha256.ts";

describe("what no run left is not finished: it may have come with the repository", () => {
  const whole = { kind: "write", path: "catatan.txt", after: sha256Of("catatan\n"), index: 0, keep: false };
  const before = sha256Of("x");
  test.each<[string, unknown]>([
    ["a hook of git", [{ ...whole, path: ".git/hooks/post-commit" }]],
    ["a hook of git, as Windows and macOS may spell it", [{ ...whole, path: "GIT~1/hooks/post-commit" }]],
    ["a hook of git in a folder below", [{ ...whole, path: "arsip/.Git. /hooks/post-commit" }]],
    ["a file beside the library", [{ ...whole, path: "../catatan.txt" }]],
    ["a file by its whole path", [{ ...whole, path: "/catatan.txt" }]],
    ["a file beside the library, renamed", [{ kind: "rename", path: "a.txt", to: "../a.txt", before, index: 0, keep: false }]],
    ["the journal's own folder", [{ ...whole, path: ".sop/lock" }]],
    ["a file behind a link", [{ ...whole, path: "tautan/catatan.txt" }]],
    ["a content from elsewhere", [{ ...whole, index: "../../catatan" }]],
    ["no plan", { path: "catatan.txt" }],
    ["one that goes, and one beside", [whole, { kind: "delete", path: "a/../../b", before, index: 1, keep: false }]],
  ])("%s", async (_, entries) => {
    for (const name of ["journal.json", "undoing.json"]) {
      const outside = mkdtempSync(join(tmpdir(), "sop-cut-"));
      const own = join(outside, "sops");
      for (const path of [own, join(outside, "lain")]) mkdirSync(path);
      symlinkSync("../lain", join(own, "tautan"));
      mkdirSync(join(own, ".sop/new"), { recursive: true });
      writeFileSync(join(own, ".sop/new/0"), "catatan\n");
      writeFileSync(join(own, ".sop", name), JSON.stringify(entries));
      const were = readdirSync(outside, { recursive: true }).map(String).sort();
      await expect(withWriter(own, async () => undefined)).rejects.toThrow("no run of sop left there");
      const left = readdirSync(outside, { recursive: true }).map(String);
      expect(left.filter((path) => path !== join("sops", ".sop", ".gitignore")).sort()).toEqual(were);
      rmSync(outside, { recursive: true });
    }
  });

  test.each([".sop", ".sop/.gitignore", ".sop/new", ".sop/old"])("%s that leads elsewhere", async (link) => {
    const outside = mkdtempSync(join(tmpdir(), "sop-cut-"));
    const own = join(outside, "sops");
    mkdirSync(join(own, link, ".."), { recursive: true });
    mkdirSync(join(outside, "lain/new"), { recursive: true });
    writeFileSync(join(outside, "lain/new/0"), "catatan\n");
    symlinkSync(join(outside, link.endsWith(".gitignore") ? "lain/new/0" : "lain"), join(own, link));
    await expect(withWriter(own, async () => undefined)).rejects.toThrow("no run of sop left there");
    expect(readFileSync(join(outside, "lain/new/0"), "utf8")).toBe("catatan\n");
    rmSync(outside, { recursive: true });
  });
});
