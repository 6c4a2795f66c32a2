import { mkdtempSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { brokenLibraryFindings, EXPECTED_FINDINGS, goldenFiles, kitFolder, runQualification } from "../../cli/check/qualify.ts";
import { qualificationHtml, qualificationMarkdown } from "../../cli/report/qualification.ts";
import { isPassed } from "../../core/qualification/qualification.ts";
import { rules } from "../../core/rules/index.ts";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const kit = kitFolder(root);

test("the broken library's findings are the expected ones, and every rule is among them", async () => {
  const found = await brokenLibraryFindings(root);
  await expect(`${found.join("\n")}\n`).toMatchFileSnapshot(join(kit, EXPECTED_FINDINGS));
  const fired = new Set(found.map((line) => /SOP\d{3}/.exec(line)?.[0]));
  expect(rules.filter(({ id }) => !fired.has(id)).map(({ id }) => id)).toEqual([]);
});

test("its flow and its registers are the golden ones", async () => {
  for (const [name, text] of await goldenFiles(root)) {
    await expect(text.replaceAll("\r\n", "\n")).toMatchFileSnapshot(join(kit, "golden", name));
  }
});

test("every case passes here, and a report says so in both forms", async () => {
  const cases = await runQualification(root);
  expect(cases.filter((own) => !isPassed(own))).toEqual([]);
  expect(cases.length).toBeGreaterThan(150);
  const run = { cases, version: "0.0.0", time: "2026-01-15T00:00:00.000Z", environment: [["Node.js", "v24"]] as const };
  expect(qualificationMarkdown(run, "en")).toContain(`✔ ${cases.length} passed, 0 failed`);
  expect(qualificationHtml(run, "id")).toContain("<td>Diperiksa oleh</td>");
});

test("a deviation is told line by line, and fails the run", async () => {
  const [first] = await runQualification(root);
  if (!first) throw new Error("no case");
  const bent = { ...first, expected: ["1:1-1:2 Another."], seen: ["1:1-1:3 Another."] };
  const report = qualificationMarkdown({ cases: [bent], version: "0.0.0", time: "", environment: [] }, "en");
  expect(report).toContain("✖ 0 passed, 1 failed");
  expect(report).toContain("- 1:1-1:2 Another.\n+ 1:1-1:3 Another.");
});

test("sop qualify finds the kit from anywhere and writes what it is asked for", async () => {
  const report = join(mkdtempSync(join(tmpdir(), "sop-qualified-")), "report.md");
  const { status, out, err } = await runSop(["qualify", "--lang", "en", "--out", report, "--json"], { cwd: kit });
  expect(err).toBe("");
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ failed: 0 });
  expect(await readFile(report, "utf8")).toContain("# Qualification report: sop");
  const wrong = await runSop(["qualify", "--lang", "en", "--out", "report.pdf"], { cwd: kit });
  expect(wrong.status).toBe(2);
  expect(wrong.err).toContain("end it in .md or .html");
  expect(await readFile(join(kit, EXPECTED_FINDINGS), "utf8")).not.toContain("\r");
});
