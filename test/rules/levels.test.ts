import { expect, test } from "vitest";
import { rangeOnLine } from "../../core/document/position.ts";
import type { Finding } from "../../core/finding.ts";
import type { Report } from "../../core/rules/kit/define-summary.ts";
import { addFinding, type FindingFile, makeFinding, type RuleResult } from "../../core/rules/kit/make-finding.ts";

/** At which level a finding is told, by what the rule, the report and the library say. */
const why = { en: "why", id: "mengapa" };
const flow = { id: "SOP403", name: "next-exists", severity: { draft: "error", issued: "warning" }, why } as const;
const control = { id: "SOP312", name: "settings-approved", severity: { draft: undefined, issued: "error" }, why } as const;
const report: Report = { at: rangeOnLine(1, 1, 2), key: "k", message: { en: "m", id: "p" } };
const file = (state: FindingFile["state"]): FindingFile => ({ path: "a/draft.md", state });

const levelOf = (made: Finding | "silenced" | undefined) => (typeof made === "object" ? made.severity : made);

test.each<[string, Parameters<typeof makeFinding>, string | undefined]>([
  ["a draft's", [flow, file("draft"), report, {}], "error"],
  ["an issued text's", [flow, file("issued"), report, {}], "warning"],
  ["a file's that is no document: as if issued", [flow, file(undefined), report, {}], "warning"],
  ["the report's own", [flow, file("draft"), { ...report, severity: "note" }, {}], "note"],
  ["the library's", [flow, file("draft"), report, { SOP403: "note" }], "note"],
  ["the library's, before the report's", [flow, file("draft"), { ...report, severity: "note" }, { SOP403: "warning" }], "warning"],
  ["switched off", [flow, file("draft"), report, { SOP403: "off" }], "silenced"],
  ["of a state the rule does not look at", [control, file("draft"), report, {}], undefined],
  ["of control, lowered", [control, file("issued"), report, { SOP312: "note" }], "error"],
  ["of control, switched off", [control, file("issued"), report, { SOP312: "off" }], "error"],
  ["of control, at its own", [control, file("issued"), report, { SOP312: "error" }], "error"],
  ["of control, raised", [control, file("issued"), { ...report, severity: "note" }, { SOP312: "warning" }], "warning"],
])("the level is %s", (_, given, expected) => expect(levelOf(makeFinding(...given))).toBe(expected));

test("a finding says why by its rule, or by the report where that says it better", () => {
  const own = { en: "own", id: "sendiri" };
  expect(makeFinding(flow, file("draft"), report, {})).toMatchObject({ why, related: [] });
  expect(makeFinding(flow, file("draft"), { ...report, why: own }, {})).toMatchObject({ why: own });
});

test("an edit is offered in a draft only", () => {
  const edit = { at: report.at, text: "x" };
  expect(makeFinding(flow, file("draft"), { ...report, edit }, {})).toMatchObject({ edit });
  expect(makeFinding(flow, file("issued"), { ...report, edit }, {})).toMatchObject({ edit: undefined });
});

test("what is silenced is counted, what does not apply is not", () => {
  const result: RuleResult = { findings: [], silenced: 0 };
  const made = makeFinding(flow, file("draft"), report, {});
  for (const one of [made, "silenced", "silenced", undefined] as const) addFinding(result, one);
  expect(result).toEqual({ findings: [made], silenced: 2 });
});
