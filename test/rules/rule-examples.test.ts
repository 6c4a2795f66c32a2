import { describe, expect, test } from "vitest";
import { applyEdits } from "../../core/apply-edits.ts";
import type { Document } from "../../core/document/document.ts";
import { rules } from "../../core/rules/index.ts";
import type { Rule } from "../../core/rules/kit/define-rule.ts";
import type { Example } from "../../core/rules/kit/define-summary.ts";
import { runExample } from "../../core/rules/kit/run-example.ts";

describe.each(rules.map((rule) => [`${rule.id} ${rule.name}`, rule] as const))("%s", (_, rule) => {
  test("has an example that is reported and one that is not", () => {
    expect(rule.examples.some((example) => "invalid" in example)).toBe(true);
    expect(rule.examples.some((example) => "valid" in example)).toBe(true);
  });

  test.each(rule.examples.map((example) => [example.title.en, example] as const))("%s", (_title, example) => {
    expect(runExample(rule, example).reports).toEqual("invalid" in example ? example.reports : []);
  });

  test.each(rule.examples.map((example) => [example.title.en, example] as const))("fixes: %s", (_title, example) => {
    const once = fixed(rule, example);
    const again = runExample(rule, example, once);
    expect(again.findings.filter(({ edit }) => edit)).toEqual([]);
  });

  test.each(rule.examples.map((example) => [example.title.en, example] as const))("without places: %s", (_title, example) => {
    expect(() => runExample(rule, example, undefined, withoutPlaces)).not.toThrow();
  });
});

test("ids and names are unique and the table is in order of ids", () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});

function fixed(rule: Rule, example: Example): Map<string, string> {
  const { findings, files } = runExample(rule, example);
  return new Map(
    [...files].map(([path, { text }]) => {
      const edits = findings.flatMap((finding) => (finding.path === path && finding.edit ? [finding.edit] : []));
      return [path, applyEdits(text, edits).text];
    }),
  );
}

/** The same document with every place at its beginning, as if positions had been lost. */
function withoutPlaces(document: Document): Document {
  const nowhere = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, key === "at" ? nowhere : strip(own)]));
  };
  const { locate: _, ...rest } = document;
  return { ...(strip(rest) as Omit<Document, "locate">), locate: () => nowhere };
}
