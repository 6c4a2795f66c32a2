import { describe, expect, test } from "vitest";
import { gateRules } from "../../core/rules/gate-rules.ts";
import { runGateExample } from "../../core/rules/kit/run-gate-example.ts";

describe.each(gateRules.map((rule) => [`${rule.id} ${rule.name}`, rule] as const))("%s", (_, rule) => {
  test("has an example that is reported and one that is not", () => {
    expect(rule.examples.some(({ reports }) => reports)).toBe(true);
    expect(rule.examples.some(({ reports }) => !reports)).toBe(true);
  });

  test.each(rule.examples.map((example) => [example.title.en, example] as const))("%s", (_title, example) => {
    expect(runGateExample(rule, example)).toEqual(example.reports ?? []);
  });
});
