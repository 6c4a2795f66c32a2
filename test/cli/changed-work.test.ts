import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

let folder: string;
const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", ...words], { cwd: folder });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-since-"));
  git("init", "-q", "-b", "main");
  await runSop(["init", "sops", "--organisation", "Acme", "--language", "en", "--time-zone", "UTC"], { cwd: folder });
  git("add", "-A");
  git("commit", "-qm", "library");
  git("checkout", "-qb", "change");
  const draft = join(folder, "sops/P-01/draft.md");
  writeFileSync(draft, `${readFileSync(draft, "utf8")}\nSee P-99.\n`);
  git("commit", "-qam", "cites what is not there");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("--since finds the same wherever the library is named from", async () => {
  const since = ["check", "--since", "main", "--lang", "en"];
  const [near, relative, absolute] = await Promise.all([
    runSop(since, { cwd: folder }),
    runSop([...since, "--library", "sops"], { cwd: folder }),
    runSop([...since, "--library", join(folder, "sops")], { cwd: folder }),
  ]);
  expect(near.status).toBe(1);
  expect(near.out).toContain("“P-99” is cited");
  expect(relative.out).toBe(near.out);
  expect(absolute.out).toBe(near.out);
});

test("a CI event file that was cut off is said, with what to do", async () => {
  const event = join(folder, "event.json");
  writeFileSync(event, '{"before": "0917');
  const { status, err } = await runSop(["gate", "--lang", "en"], { cwd: folder, env: { GITHUB_EVENT_PATH: event } });
  expect(status).toBe(2);
  expect(err).toContain("is not JSON, so nothing says what this change is measured against");
  expect(err).toContain("--base REF");
});
