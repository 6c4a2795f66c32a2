import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkReport } from "../../schemas/finding.ts";
import { runSop, startSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const library = ["--library", "sops", "--date", "2026-11-23", "--lang", "en"];
const check = (...words: string[]) => runSop(["check", ...words, ...library], { cwd: root });

test("the exit status follows the threshold, and everything is shown all the same", async () => {
  const [byDefault, byWarning] = await Promise.all([check("TELK.P-01"), check("TELK.P-01", "--severity", "warning")]);
  expect(byDefault.status).toBe(0);
  expect(byWarning.status).toBe(1);
  expect(byWarning.out).toBe(byDefault.out);
});

test("two runs print the same bytes, each in a process of its own", async () => {
  const [one, two] = await Promise.all([1, 2].map(() => startSop(["check", "--json", ...library], { cwd: root })));
  expect(one?.status).toBe(0);
  expect(one?.out).toBe(two?.out);
});

test("JSON fits its schema, and each place is where the words are", async () => {
  const { out } = await check("--json");
  const report = checkReport.parse(JSON.parse(out));
  expect(report.findings.length).toBeGreaterThan(15);
  const actor = report.findings.find(({ rule, path }) => rule === "SOP406" && path.endsWith("rev-05.md"));
  const line = readFileSync(`${root}${actor?.path}`, "utf8").split("\n")[(actor?.start.line ?? 0) - 1] ?? "";
  expect(line.slice((actor?.start.column ?? 0) - 1, (actor?.end.column ?? 0) - 1)).toBe("Data Entry");
});

test("--rule runs one rule, by id or by name", async () => {
  const [byId, byName] = await Promise.all([check("--rule", "SOP702"), check("--rule", "term-spelled-alike")]);
  expect(byId.out).toBe(byName.out);
  expect(byId.out).toContain("“MyCX” is spelled “My CX”");
});

test("explain shows a rule with its examples, and the catalogue without one", async () => {
  const [one, all] = await Promise.all([
    runSop(["explain", "SOP403", "--lang", "en"], { cwd: root }),
    runSop(["explain", "--lang", "en"], { cwd: root }),
  ]);
  expect(one.status).toBe(0);
  expect(one.out).toContain("Step 1 goes on to step 12");
  expect(all.out).toMatch(/SOP101.*frontmatter-valid/);
});
