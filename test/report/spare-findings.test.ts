import { expect, test } from "vitest";
import { prettyReport } from "../../cli/report/pretty.ts";
import { spare } from "../../cli/report/spare-findings.ts";
import type { Finding } from "../../core/finding.ts";
import { sampleFindings, sampleInput } from "./findings.ts";

const [sample] = sampleFindings() as [Finding, ...Finding[]];

function made(count: number, changes: Partial<Finding>): Finding[] {
  return Array.from({ length: count }, (_, index) => ({ ...sample, path: `sops/P-${index % 40}/draft.md`, key: `${index}`, ...changes }));
}

const spared = { superseded: new Set(["sops/P-1/rev-00.md"]) };

test("what superseded revisions lack is counted; their errors are printed", () => {
  const input = {
    ...sampleInput([
      ...made(3, { path: "sops/P-1/rev-00.md", severity: "warning" }),
      ...made(1, { path: "sops/P-1/rev-00.md", rule: "SOP305", severity: "error" }),
      ...made(2, { path: "sops/P-1/rev-01.md", severity: "note" }),
    ]),
    spared,
  };
  const { shown, superseded } = spare(input);
  expect(shown.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    "SOP305 sops/P-1/rev-00.md",
    "SOP403 sops/P-1/rev-01.md",
    "SOP403 sops/P-1/rev-01.md",
  ]);
  expect(superseded).toBe(3);
  expect(prettyReport(input)).toContain("3 of them in superseded revisions, not shown (sop check --all)");
  expect(prettyReport({ ...input, language: "id" })).toContain("3 di antaranya dalam revisi yang digantikan");
});

test("what one rule finds everywhere is shown ten times, then counted with its worst severity", () => {
  const input = {
    ...sampleInput([
      ...made(120, { rule: "SOP606", name: "rc-known", severity: "note" }),
      ...made(1, { rule: "SOP606", name: "rc-known", severity: "warning", path: "sops/Z/draft.md" }),
      ...made(50, { rule: "SOP504", name: "rc-present", severity: "note" }),
    ]),
    spared,
  };
  expect(spare(input).groups).toEqual([{ rule: "SOP606", name: "rc-known", severity: "warning", findings: 111, files: 38 }]);
  expect(spare(input).shown).toHaveLength(60);
  expect(prettyReport(input)).toContain("\n\nwarning  SOP606 rc-known  111 more in 38 files: sop check --rule SOP606\n\n");
});

test("unless something is to be spared, all is printed", () => {
  const input = sampleInput(made(120, { severity: "note" }));
  expect(spare(input)).toMatchObject({ groups: [], superseded: 0, shown: { length: 120 } });
});
