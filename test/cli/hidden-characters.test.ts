import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reportFormats } from "../../cli/report/index.ts";
import { runSop } from "../run-sop.ts";

/** Erases the screen, turns the text that follows, hides between letters; by an escape of YAML and as it is. */
const BY_ESCAPE = "\\e[2J\\u202e\\u200b\\x9b2J\\r";
const RAW = "\u001b[2J\u202e\u200b\u009b2J";
/** What must never reach a reader as it is. */
const OBEYED = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e]|\r(?!\n)/;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-hidden-"));
  mkdirSync(join(folder, "P-01/rev-00"), { recursive: true });
  writeFileSync(join(folder, "library.yaml"), `organisation: "Acme ${BY_ESCAPE}"\nlanguage: en\n`);
  const document = (revision: string, title: string) =>
    [
      "---",
      "code: P-01",
      `title: "${title} ${BY_ESCAPE}"`,
      `revision: "${revision}"`,
      `owner: "O ${BY_ESCAPE}"`,
      `parties: ["Agent ${BY_ESCAPE}"]`,
      `definitions: [{ term: "T ${BY_ESCAPE}", kind: application, meaning: "M ${BY_ESCAPE}" }]`,
      `records: [{ title: "R ${BY_ESCAPE}", retention: "2 years", custodian: "C ${BY_ESCAPE}" }]`,
      `applications: ["App ${BY_ESCAPE}"]`,
      "---",
      "",
      "## Purpose",
      "",
      `${title} ${RAW} P-02.`,
      "",
      "## Procedure",
      "",
      `### Flow ${RAW}`,
      "",
      `#### 1. Do ${RAW}`,
      "",
      `- Actor: Agent ${RAW}`,
      `- KPI: K ${RAW}`,
      `- Next: ${RAW}`,
      "",
    ].join("\n");
  writeFileSync(join(folder, "P-01/rev-00.md"), document("00", "One"));
  writeFileSync(join(folder, "P-01/draft.md"), document("01", "Two"));
  writeFileSync(
    join(folder, "P-01/events.yaml"),
    `- { event: withdrawn, date: 2026-01-05, by: { name: "N ${BY_ESCAPE}", position: B }, reason: "W ${BY_ESCAPE}" }\n`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const commands: [string[]][] = [
  ...reportFormats.map((format): [string[]] => [["check", "--format", format]]),
  ...["documents", "records", "terms"].flatMap((name) =>
    ["table", "csv", "json", "markdown"].map((format): [string[]] => [["list", name, "--format", format]]),
  ),
  [["check", "--json"]],
  [["check", "--shard", "1/1"]],
  [["list", "--json"]],
  [["list", "--where", `title=${RAW}`]],
  [["show", "P-01"]],
  [["show", "P-01", "--revision", "draft"]],
  [["show", `P-${RAW}`]],
  [["diff", "P-01"]],
  [["diff", "P-01", "--format", "markdown"]],
  [["diff", "P-01", "--format", "json"]],
  [["refs", "P-01"]],
  [["flow", "P-01", "--format", "text"]],
  [["flow", "P-01", "--format", "mermaid"]],
  [["flow", "P-01", "--format", "json"]],
  [["verify"]],
  [["verify", "--json"]],
  [["bump", "P-01"]],
];

test.each(commands)("nothing a terminal obeys is printed by %j", async (words) => {
  const { out, err } = await runSop([...words, "--lang", "en"], { cwd: folder });
  expect(out + err).not.toBe("");
  expect(out.replace(/^\ufeff/, "")).not.toMatch(OBEYED);
  expect(err).not.toMatch(OBEYED);
});

test("nor is it written to files for people", async () => {
  for (const format of ["markdown", "junit", "sarif", "gitlab"]) {
    await runSop(["check", "--out", `${format}=report.txt`, "--lang", "en"], { cwd: folder });
    expect(readFileSync(join(folder, "report.txt"), "utf8")).not.toMatch(OBEYED);
  }
  await runSop(["list", "--format", "csv", "--out", "list.csv", "--lang", "en"], { cwd: folder });
  expect(readFileSync(join(folder, "list.csv"), "utf8").replace(/^\ufeff/, "")).not.toMatch(OBEYED);
});

test("what came in hidden is found in every file, at its place", async () => {
  const { out } = await runSop(["check", "--json", "--rule", "SOP102", "--lang", "en"], { cwd: folder });
  const { findings } = JSON.parse(out) as { findings: { path: string; start: { line: number } }[] };
  const lines = new Set(findings.map(({ path, start }) => `${path}:${start.line}`));
  for (const place of ["library.yaml:1", "P-01/events.yaml:1", "P-01/rev-00.md:3", "P-01/draft.md:9", "P-01/draft.md:14"])
    expect(lines).toContain(place);
});
