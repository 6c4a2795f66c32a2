import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { reports } from "../../cli/report/index.ts";
import { orderFindings } from "../../core/finding.ts";
import findingsSchema from "../../schemas/json/findings.schema.json" with { type: "json" };
import { sampleFindings, sampleInput } from "./findings.ts";

const ajv = new Ajv2020({ strict: false });

/** What SARIF 2.1.0 asks of the parts that are written here (§3.13 log, §3.14 run, §3.27 result, §3.30 region, §3.55 fix). */
const region = {
  type: "object",
  additionalProperties: false,
  required: ["startLine", "startColumn", "endLine", "endColumn"],
  properties: Object.fromEntries(["startLine", "startColumn", "endLine", "endColumn"].map((key) => [key, { type: "integer", minimum: 1 }])),
};
const artifactLocation = {
  type: "object",
  additionalProperties: false,
  required: ["uri"],
  properties: { uri: { type: "string", pattern: "^[^ #?|<>]+$" } },
};
const message = { type: "object", required: ["text"], properties: { text: { type: "string", minLength: 1 } } };
const location = {
  type: "object",
  properties: {
    id: { type: "integer", minimum: 0 },
    message,
    physicalLocation: { type: "object", additionalProperties: false, properties: { artifactLocation, region } },
  },
};
const level = { enum: ["none", "note", "warning", "error"] };
const sarifSchema = {
  type: "object",
  required: ["version", "runs"],
  properties: {
    version: { const: "2.1.0" },
    runs: {
      type: "array",
      items: {
        type: "object",
        required: ["tool", "results"],
        properties: {
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          tool: {
            type: "object",
            required: ["driver"],
            properties: {
              driver: {
                type: "object",
                required: ["name", "rules"],
                properties: {
                  rules: {
                    type: "array",
                    uniqueItems: true,
                    items: {
                      type: "object",
                      required: ["id", "shortDescription", "help"],
                      properties: {
                        shortDescription: message,
                        fullDescription: message,
                        help: message,
                        defaultConfiguration: { type: "object", properties: { level } },
                      },
                    },
                  },
                },
              },
            },
          },
          results: {
            type: "array",
            items: {
              type: "object",
              required: ["message", "ruleId", "ruleIndex", "level", "locations", "partialFingerprints"],
              properties: {
                message,
                level,
                ruleIndex: { type: "integer", minimum: 0 },
                locations: { type: "array", minItems: 1, items: location },
                relatedLocations: { type: "array", uniqueItems: true, items: location },
                partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
                fixes: {
                  type: "array",
                  items: {
                    type: "object",
                    required: ["artifactChanges"],
                    properties: {
                      artifactChanges: {
                        type: "array",
                        minItems: 1,
                        items: {
                          type: "object",
                          required: ["artifactLocation", "replacements"],
                          properties: {
                            artifactLocation,
                            replacements: {
                              type: "array",
                              minItems: 1,
                              items: { type: "object", required: ["deletedRegion"], properties: { deletedRegion: region } },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

/** GitLab's Code Quality report: what its documentation requires of an entry. */
const codeQualitySchema = {
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", pattern: "^[^./]" },
          lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer" } } },
        },
      },
    },
  },
};

test.each([
  ["sarif", sarifSchema],
  ["gitlab", codeQualitySchema],
  ["json", findingsSchema],
] as const)("%s has the shape its readers ask for", (format, schema) => {
  for (const input of [sampleInput(), sampleInput([])]) {
    const validate = ajv.compile(schema);
    validate(JSON.parse(reports[format](input)));
    expect(validate.errors ?? []).toEqual([]);
  }
});

describe("sarif", () => {
  const log = JSON.parse(reports.sarif(sampleInput()));
  const [run] = log.runs;

  test("each result leads to its rule, rules of the gate among them", () => {
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["SOP403", "SOP407", "SOP801"]);
  });

  test("the help shows examples, and a safe edit is offered", () => {
    expect(run.tool.driver.rules[0].help.text).toContain("is reported as");
    expect(run.results[1].fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe("-");
  });
});

test("fingerprints stay when lines move", () => {
  const prints = (shift: number) => orderFindings(sampleFindings(shift)).map(({ fingerprint }) => fingerprint);
  expect(prints(0)).toEqual(prints(70));
  expect(new Set(prints(0)).size).toBe(3);
});

test("junit: one case a file, one failure for each finding at or above the threshold", () => {
  expect(reports.junit(sampleInput())).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="sop check" tests="3" failures="2" errors="0">
      <testsuite name="sop check" tests="3" failures="2" errors="0">
        <testcase name="sops/IN OCC #1/draft.md" classname="sop.check">
          <failure type="SOP403" message="Step 4 goes on to “&lt;12&gt; &amp; 100%”, a|b.">sops/IN OCC #1/draft.md:9:13 error SOP403 next-exists: Step 4 goes on to “&lt;12&gt; &amp; 100%”, a|b.
    A branch to nowhere.
    Name a step: 1–10.</failure>
          <failure type="SOP407" message="The field is written “* KPI: x”.">sops/IN OCC #1/draft.md:12:1 warning SOP407 fields-well-formed: The field is written “* KPI: x”.
    A reader overlooks it.</failure>
        </testcase>
        <testcase name="sops/IN.OCC.TELK.P-01/rev-05.md" classname="sop.check">
          <system-out>sops/IN.OCC.TELK.P-01/rev-05.md:1:1 note SOP801 issued-unchanged: The file changed after issue.</system-out>
        </testcase>
        <testcase name="sops/IN.OCC.TELK.W-10/draft.md" classname="sop.check"/>
      </testsuite>
    </testsuites>
    "
  `);
});

test("github: commands a workflow reads, with its escapes", () => {
  expect(reports.github(sampleInput())).toMatchInlineSnapshot(`
    "::error file=sops/IN OCC #1/draft.md,line=9,endLine=9,col=13,endColumn=15,title=SOP403 next-exists::Step 4 goes on to “<12> & 100%25”, a|b.%0AName a step: 1–10.
    ::warning file=sops/IN OCC #1/draft.md,line=12,endLine=12,col=1,endColumn=9,title=SOP407 fields-well-formed::The field is written “* KPI: x”.
    ::notice file=sops/IN.OCC.TELK.P-01/rev-05.md,line=1,endLine=3,title=SOP801 issued-unchanged::The file changed after issue.
    "
  `);
});

test("gitlab", () => {
  expect(JSON.parse(reports.gitlab(sampleInput()))[0]).toMatchInlineSnapshot(`
    {
      "check_name": "SOP403 next-exists",
      "description": "Step 4 goes on to “<12> & 100%”, a|b. Name a step: 1–10.",
      "fingerprint": "5354f88ff59baaf57178f1db090d212f",
      "location": {
        "lines": {
          "begin": 9,
        },
        "path": "sops/IN OCC #1/draft.md",
      },
      "severity": "major",
    }
  `);
});

test("markdown", () => {
  expect(reports.markdown(sampleInput())).toMatchInlineSnapshot(`
    "❌ 1 · ⚠️ 1 · ℹ️ 1

    **sops/IN OCC \\#1/draft.md**

    | Place | Finding | Rule |
    | --- | --- | --- |
    | 9:13 | ❌ Step 4 goes on to “&lt;12&gt; & 100%”, a\\|b.<br>Name a step: 1–10. | SOP403 next-exists |
    | 12:1 | ⚠️ The field is written “\\* KPI: x”. | SOP407 fields-well-formed |

    **sops/IN.OCC.TELK.P-01/rev-05.md**

    | Place | Finding | Rule |
    | --- | --- | --- |
    | 1:1 | ℹ️ The file changed after issue. | SOP801 issued-unchanged |
    "
  `);
});

test("pretty", () => {
  expect(reports.pretty(sampleInput())).toMatchInlineSnapshot(`
    "sops/IN OCC #1/draft.md:9:13  error  SOP403 next-exists

      Step 4 goes on to “<12> & 100%”, a|b.

      why     A branch to nowhere.
      fix     Name a step: 1–10.
      also    sops/IN OCC #1/draft.md:2:1 the flow
      more    sop explain SOP403

    sops/IN OCC #1/draft.md:12:1  warning  SOP407 fields-well-formed

      The field is written “* KPI: x”.

      why     A reader overlooks it.
      more    sop explain SOP407

    sops/IN.OCC.TELK.P-01/rev-05.md:1:1  note  SOP801 issued-unchanged

      The file changed after issue.

      why     Issued is issued.
      more    sop explain SOP801

    ✖ 1 error, 1 warning, 1 note in 2 of 3 documents · 1 fixable (sop check --fix) · 12 known, not shown · 2 silenced by library.yaml
    "
  `);
});
