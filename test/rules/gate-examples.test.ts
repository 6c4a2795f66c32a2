import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { orderFindings } from "../../core/finding.ts";
import { gateRules } from "../../core/rules/gate-rules.ts";
import { checkChange } from "../../core/rules/kit/run-gate.ts";
import { changeOf, runGateExample } from "../../core/rules/kit/run-gate-example.ts";

const folder = fileURLToPath(new URL("fixtures/examples/", import.meta.url));

describe.each(gateRules.map((rule) => [`${rule.id} ${rule.name}`, rule] as const))("%s", (_, rule) => {
  test("has an example that is reported and one that is not", () => {
    expect(rule.examples.some(({ reports }) => reports)).toBe(true);
    expect(rule.examples.some(({ reports }) => !reports)).toBe(true);
  });

  test.each(rule.examples.map((example) => [example.title.en, example] as const))("%s", (_title, example) => {
    expect(runGateExample(rule, example)).toEqual(example.reports ?? []);
  });
});

/** What examples say is English messages; whoever reads the gate also sees the other language, the level and what to do. */
test.each(gateRules.map((rule) => [rule.id, rule] as const))("all of each finding of the examples of %s", async (id, rule) => {
  const printed = rule.examples.map((example) => {
    const { findings } = checkChange(changeOf(example), [rule]);
    const shown = orderFindings(findings).map(({ severity, key, path, at, message, fix, related }) => [
      `${severity}  ${key}`,
      ...(["en", "id"] as const).map((language) => `  ${language}   ${path}:${at.start.line}:${at.start.column} ${message[language]}`),
      ...(fix ? [`  fix  ${fix.en}`, `  fix  ${fix.id}`] : []),
      ...related.map((place) => `  also ${place.path}:${place.at.start.line} ${place.message.en} / ${place.message.id}`),
    ]);
    return [`# ${example.title.en}`, ...shown.map((lines) => lines.join("\n"))].join("\n\n");
  });
  await expect(printed.join("\n\n\n")).toMatchFileSnapshot(`${folder}${id}.txt`);
});
