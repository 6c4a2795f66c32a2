import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleGit } from "simple-git";
import { expect, test } from "vitest";
import { foldersMentioning } from "../../cli/gate/change-neighbours.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";

const factsOf = (code: string) => ({ code, definitions: [], applications: [], records: [] }) as unknown as DocumentFacts;

test("who mentions a code is found; nobody is no trouble; what git can't do is not taken for nobody", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sop-near-"));
  try {
    execFileSync("git", ["init", "-q"], { cwd: folder });
    mkdirSync(join(folder, "P-01"));
    writeFileSync(join(folder, "P-01/draft.md"), "Lihat W-10.\n");
    const git = simpleGit(folder);
    expect([...(await foldersMentioning(git, [], [factsOf("W-10")]))]).toEqual(["P-01"]);
    expect([...(await foldersMentioning(git, [], [factsOf("W-99")]))]).toEqual([]);
    rmSync(join(folder, ".git"), { recursive: true });
    await expect(foldersMentioning(git, [], [factsOf("W-10")])).rejects.toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
