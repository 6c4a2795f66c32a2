import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Git, openGit } from "../../cli/files/git.ts";
import { foldersMentioning } from "../../cli/gate/change-neighbours.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";

const factsOf = (code: string) => ({ code, definitions: [], applications: [], records: [] }) as unknown as DocumentFacts;

test("who mentions a code is found; nobody is no trouble; what git can't do is not taken for nobody", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sop-near-"));
  try {
    execFileSync("git", ["init", "-q"], { cwd: folder });
    mkdirSync(join(folder, "P-01"));
    writeFileSync(join(folder, "P-01/draft.md"), "Lihat W-10.\n");
    execFileSync("git", ["add", "."], { cwd: folder });
    const git = openGit(folder);
    expect([...(await foldersMentioning(git, [], [factsOf("W-10")]))]).toEqual(["P-01"]);
    expect([...(await foldersMentioning(git, [], [factsOf("W-99")]))]).toEqual([]);
    rmSync(join(folder, ".git"), { recursive: true });
    await expect(foldersMentioning(git, [], [factsOf("W-10")])).rejects.toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const cites: [string, string, boolean][] = [
  ["IN.OCC.TELK.W-21", "Lihat IN.OCC.TELK.W-21.", true],
  ["IN.OCC.TELK.W-21", "Lihat in.occ.telk.w-21_R8.", true],
  ["IN.OCC.TELK.W-21", "Lihat IN.OCC.TELK.W-18 s/d W-21.", true],
  ["IN.OCC.TELK.W-21", "Lihat IN.OCC.TELK.W-18 s.d. W-21.", true],
  ["IN.OCC.TELK.W-21", "Lihat IN.OCC.TELK.W-18 sampai dengan W-21.", true],
  ["IN.OCC.TELK.W-21", "See IN.OCC.TELK.W-18 – W-021.", true],
  ["IN.OCC.TELK.W-21", "> Lihat IN.OCC.TELK.W-18 sampai\n> W-21.", true],
  ["IN.OCC.TELK.W-21", "Lihat IN\\.OCC.TELK.W\\-21.", true],
  ["IN.OCC.TELK.W-21", "Lihat IN.OCC.TELK.W-18–21.", true],
  ["IN.OCC.TELK.W-21", "Lihat IN.QCC.TELK.W-21 dan RK.MLF.CTH.W-21, 18/21.", false],
  ["IN.OCC.TELK.W-09", "Lihat IN.OCC.TELK.W-02 s/d W-9.", true],
  ["IN.OCC.TELK.W-09", "Lihat IN.OCC.TELK.W-02 s/d W-99.", false],
  ["PB-05", "Lihat PB-04–05.", true],
  ["PB-05", "Lihat PB-04/05.", true],
  ["PB-05", "Lihat SOP/PB-05/2024, PB-55 dan PB-04.", true],
  ["PB-05", "Lihat PB-04, 3/05.", false],
  ["MUTU-A", "Lihat MUTU\\-A.", true],
  ["MUTU-A", "Lihat MUTU A dan MUTU-B.", false],
  ["SOP/HR/001", "Lihat SOP/HR/001.", true],
  ["SOP/HR/001", "Lihat ../SOP-HR-001/draft.md.", true],
];

/** As one that was built without Perl's expressions. */
const withoutPerl = (git: Git): Git => ({
  ...git,
  raw: async (words, input) => {
    if (words.includes("-P")) throw new Error("fatal: cannot use Perl-compatible regexes when not compiled with USE_LIBPCRE");
    return git.raw(words, input);
  },
});

test.each([
  ["any git", (git: Git) => git],
  ["a git without Perl's expressions", withoutPerl],
])("a code is found in full and as a range's end, not wherever its ending stands, by %s", async (_, as) => {
  const folder = mkdtempSync(join(tmpdir(), "sop-near-"));
  try {
    execFileSync("git", ["init", "-q"], { cwd: folder });
    for (const [index, [, text]] of cites.entries()) {
      mkdirSync(join(folder, `D${index}`));
      writeFileSync(join(folder, `D${index}/draft.md`), `${text}\n`);
    }
    execFileSync("git", ["add", "."], { cwd: folder });
    const found = new Map<string, Set<string>>();
    for (const code of new Set(cites.map(([own]) => own)))
      found.set(code, await foldersMentioning(as(openGit(folder)), [], [factsOf(code)]));
    for (const [index, [code, text, isFound]] of cites.entries())
      expect([text, found.get(code)?.has(`D${index}`)]).toEqual([text, isFound]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
