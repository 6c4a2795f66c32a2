import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runShell } from "../run-shell.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;
let origin: string;

const git = (cwd: string, ...words: string[]) =>
  execFileSync("git", ["-c", "user.name=Pengendali", "-c", "user.email=dc@example.org", ...words], {
    cwd,
    encoding: "utf8",
    stdio: "pipe",
  });
const edit = (from: string, to: string, path = "sops/RK.MLF.CTH.P-51/rev-03.md") =>
  writeFileSync(join(folder, path), readFileSync(join(folder, path), "utf8").replace(from, to));

/** Lines of a CI file, run one after the other as the CI system does, with the tool built here. */
const run = (lines: readonly string[], env: Record<string, string>) =>
  runShell(["bash", "-e", "-o", "pipefail"], lines.join("\n"), {
    cwd: folder,
    env: { PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`, HOME: folder, LANG: "C.UTF-8", ...env },
    tool: join(root, "dist/sop.js"),
  });

interface GithubJob {
  if?: string;
  steps: { run?: string }[];
}
const githubFile = () =>
  parse(readFileSync(join(root, "docs/ci/github.yml"), "utf8")) as { on: Record<string, unknown>; jobs: Record<string, GithubJob> };
const githubSteps = (job: string) => githubFile().jobs[job]?.steps.flatMap((step) => step.run ?? []) ?? [];
const gitlabScript = (job: string) =>
  (parse(readFileSync(join(root, "docs/ci/gitlab-ci.yml"), "utf8")) as Record<string, { script: string[] }>)[job]?.script ?? [];

beforeEach(() => {
  origin = mkdtempSync(join(tmpdir(), "sop-origin-"));
  cpSync(join(root, "sops"), join(origin, "sops"), { recursive: true });
  cpSync(join(root, ".gitattributes"), join(origin, ".gitattributes"));
  git(origin, "init", "-q", "-b", "main");
  git(origin, "add", "-A");
  git(origin, "commit", "-qm", "pustaka");
  folder = mkdtempSync(join(tmpdir(), "sop-ci-"));
  git(folder, "clone", "-q", origin, ".");
  git(folder, "switch", "-q", "-c", "perubahan");
});
afterEach(() => {
  for (const path of [folder, origin]) rmSync(path, { recursive: true, force: true });
});

describe("GitHub", () => {
  const summary = () => join(folder, "summary.md");

  test("a pull request that edits an issued revision is stopped, with annotations, summary and SARIF", async () => {
    edit("Petugas Meja", "Petugas meja");
    git(folder, "commit", "-qam", "ubah terbitan");
    const { status, said } = await run(githubSteps("gate"), { GITHUB_BASE_REF: "main", GITHUB_STEP_SUMMARY: summary() });
    expect(status).toBe(1);
    expect(said).toContain("::error file=sops/RK.MLF.CTH.P-51/rev-03.md,");
    expect(readFileSync(summary(), "utf8")).toContain("SOP801");
    expect(existsSync(join(folder, "sop-gate.sarif"))).toBe(true);
  });

  test("a pull request that edits a draft passes", async () => {
    edit("Menjadi pegangan", "Menjadi acuan", "sops/IN.OCC.TELK.P-01/draft.md");
    git(folder, "commit", "-qam", "ubah draf");
    const { status } = await run(githubSteps("gate"), { GITHUB_BASE_REF: "main", GITHUB_STEP_SUMMARY: summary() });
    expect(readFileSync(summary(), "utf8")).toContain("<ins>acuan</ins>");
    expect(status).toBe(0);
  });

  test("a push of several commits is measured from its first", async () => {
    git(folder, "switch", "-q", "main");
    const before = git(folder, "rev-parse", "HEAD").trim();
    edit("Petugas Meja", "Petugas meja");
    git(folder, "commit", "-qam", "satu");
    git(folder, "commit", "-qm", "dua", "--allow-empty");
    writeFileSync(join(folder, "event.json"), JSON.stringify({ before }));
    const { status, said } = await run(githubSteps("gate"), {
      GITHUB_EVENT_PATH: join(folder, "event.json"),
      GITHUB_STEP_SUMMARY: summary(),
    });
    expect(status).toBe(1);
    expect(said).toContain("GITHUB_EVENT_PATH");
  });

  test("a merge queue's branch is judged from where it will be merged, and never published", async () => {
    const base = git(folder, "rev-parse", "HEAD").trim();
    edit("Petugas Meja", "Petugas meja");
    git(folder, "commit", "-qam", "satu");
    git(folder, "commit", "-qm", "dua", "--allow-empty");
    writeFileSync(join(folder, "event.json"), JSON.stringify({ merge_group: { base_sha: base } }));
    const env = { GITHUB_EVENT_PATH: join(folder, "event.json"), GITHUB_STEP_SUMMARY: summary() };
    expect((await run(githubSteps("gate"), env)).status).toBe(1);
    expect(Object.keys(githubFile().on)).toContain("merge_group");
    expect(githubFile().jobs["publish"]?.if).toContain("github.event_name != 'merge_group'");
  });

  test("the weekly run lists what is due", async () => {
    expect((await run(githubSteps("due"), { GITHUB_STEP_SUMMARY: summary() })).status).toBe(0);
    expect(readFileSync(summary(), "utf8")).toContain("IN.OCC.TELK.P-01");
  });
});

test.each([
  ["GitHub", () => githubSteps("publish"), { PORTAL_ADDRESS: "https://sop.example.org/portal/" }],
  ["GitLab", () => gitlabScript("pages"), { CI_PAGES_URL: "https://sop.example.org/portal" }],
] as const)("%s publishes the portal, without drafts", async (_, lines, env) => {
  const { status, said } = await run(lines(), env);
  expect(said).toContain("public");
  expect(status).toBe(0);
  expect(existsSync(join(folder, "public", "RK.MLF.CTH.P-51", "index.html"))).toBe(true);
  expect(existsSync(join(folder, "public", "IN.OCC.TELK.P-01", "draft"))).toBe(false);
  expect(readFileSync(join(folder, "public", "sitemap.xml"), "utf8")).toContain(
    "<loc>https://sop.example.org/portal/RK.MLF.CTH.P-51/</loc>",
  );
});

describe("GitLab", () => {
  test("a merge request that deletes an issued document is stopped, with its reports", async () => {
    git(folder, "rm", "-rq", "sops/RK.MLF.CTH.W-54");
    git(folder, "commit", "-qm", "hapus");
    git(folder, "update-ref", "-d", "refs/remotes/origin/main");
    const { status } = await run(gitlabScript("gate"), { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" });
    expect(status).toBe(1);
    expect(readFileSync(join(folder, "sop-gate.md"), "utf8")).toContain("SOP805");
    expect(readFileSync(join(folder, "gl-code-quality.json"), "utf8")).toContain("SOP805");
  });

  test("a push that changes nothing of the library passes", async () => {
    const before = git(folder, "rev-parse", "HEAD").trim();
    git(folder, "commit", "-qm", "kosong", "--allow-empty");
    expect((await run(gitlabScript("gate"), { CI_COMMIT_BEFORE_SHA: before })).status).toBe(0);
  });

  test("the scheduled run", async () => {
    expect((await run(gitlabScript("due"), {})).status).toBe(0);
  });

  test("a schedule of another branch publishes nothing", () => {
    const { pages } = parse(readFileSync(join(root, "docs/ci/gitlab-ci.yml"), "utf8")) as { pages: { rules: { if: string }[] } };
    for (const { if: when } of pages.rules) expect(when).toMatch(/ && \$CI_COMMIT_BRANCH == \$CI_DEFAULT_BRANCH$/);
  });
});

test("npm ci brings the tool that the lock file names, and the action's gate runs with that one", () => {
  // Packed into the repository itself, so that no registry is asked.
  const quiet = { cwd: origin, stdio: "pipe" } as const;
  mkdirSync(join(origin, "vendor"));
  execFileSync("npm", ["pack", root, "--ignore-scripts", "--silent", "--pack-destination", "vendor"], quiet);
  const [tarball = ""] = readdirSync(join(origin, "vendor"));
  writeFileSync(join(origin, "package.json"), JSON.stringify({ devDependencies: { "sop-control": `file:vendor/${tarball}` } }));
  execFileSync("npm", ["install", "--package-lock-only", "--offline", "--no-audit"], quiet);
  writeFileSync(join(origin, ".gitignore"), "node_modules/\n");
  git(origin, "add", "-A");
  git(origin, "commit", "-qm", "alat");
  git(folder, "pull", "-q", "--rebase", "origin", "main");
  edit("Petugas Meja", "Petugas meja");
  git(folder, "commit", "-qam", "ubah terbitan");
  const { steps } = (parse(readFileSync(join(root, "action.yml"), "utf8")) as { runs: GithubJob }).runs;
  const lines = steps.flatMap(({ run: line }) => line ?? []).filter((line) => !line.includes("gh api"));
  expect(lines[0]).toBe("npm ci --omit=optional");
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
    HOME: folder,
    LANG: "C.UTF-8",
    LIBRARY: "sops",
    GITHUB_BASE_REF: "main",
    GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
    npm_config_offline: "true",
    npm_config_audit: "false",
  };
  const ran = lines.map((line) => spawnSync("bash", ["-e", "-o", "pipefail", "-c", line], { cwd: folder, encoding: "utf8", env }));
  const said = ran.map(({ stdout, stderr }) => stdout + stderr);
  expect(ran.map(({ status }) => status)).toEqual([0, 1, 1]);
  expect(said[1]).toContain("::error file=sops/RK.MLF.CTH.P-51/rev-03.md,");
  expect(said[2]).toContain("RK.MLF.CTH.P-51 rev 03");
  expect(readFileSync(join(folder, "summary.md"), "utf8")).toContain("SOP801");
});
