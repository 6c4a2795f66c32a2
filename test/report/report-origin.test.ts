import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "sop-origin-")));
  for (const place of ["repo/docs/sops/P-01 a#b", "alone/sops/P-01", "other"]) mkdirSync(join(folder, place), { recursive: true });
  for (const library of ["repo/docs/sops", "alone/sops"]) {
    writeFileSync(join(folder, library, "library.yaml"), "organisation: Contoh\n");
  }
  for (const document of ["repo/docs/sops/P-01 a#b", "alone/sops/P-01"]) writeFileSync(join(folder, document, "draft.md"), "");
  symlinkSync(join(folder, "repo/docs"), join(folder, "other/link"));
  execFileSync("git", ["init", "--quiet", join(folder, "repo")]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Sarif {
  runs: {
    originalUriBaseIds: { "%SRCROOT%": { uri: string } };
    results: { locations: { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string } } }[] }[];
  }[];
}

test.each([
  ["the repository", "repo", ["--library", "docs/sops"], "repo", "docs/sops/P-01%20a%23b/draft.md"],
  ["the library", "repo/docs/sops", [], "repo", "docs/sops/P-01%20a%23b/draft.md"],
  ["a document's folder", "repo/docs/sops/P-01 a#b", [], "repo", "docs/sops/P-01%20a%23b/draft.md"],
  ["elsewhere", "other", ["--library", "../repo/docs/sops"], "repo", "docs/sops/P-01%20a%23b/draft.md"],
  ["elsewhere, by a link", "other", ["--library", "link/sops"], "repo", "docs/sops/P-01%20a%23b/draft.md"],
  ["above a library in no repository", "alone", [], "alone", "sops/P-01/draft.md"],
  ["elsewhere, of one in no repository", "other", ["--library", "../alone/sops"], "alone/sops", "P-01/draft.md"],
])("run from %s, reports for readers elsewhere name the same files", async (_, cwd, words, top, uri) => {
  const run = async (format: string) => {
    const ran = await runSop(["check", ...words, "--format", format, "--lang", "en"], { cwd: join(folder, cwd) });
    expect([ran.status, ran.err]).toEqual([1, ""]);
    return ran.out;
  };
  const [log] = (JSON.parse(await run("sarif")) as Sarif).runs;
  const base = log?.originalUriBaseIds["%SRCROOT%"].uri ?? "";
  const files = log?.results.flatMap(({ locations }) => locations.map(({ physicalLocation }) => physicalLocation.artifactLocation));
  const first = files?.find((file) => file.uri.endsWith("draft.md"));
  expect(fileURLToPath(base)).toBe(`${join(folder, top)}/`);
  expect(first).toEqual({ uri, uriBaseId: "%SRCROOT%" });
  expect(existsSync(new URL(first?.uri ?? "", base))).toBe(true);
  expect(await run("github")).toContain(`::error file=${decodeURIComponent(uri)},`);
  expect(await run("gitlab")).toContain(`"path": "${decodeURIComponent(uri)}"`);
});
