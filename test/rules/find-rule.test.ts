import { expect, test } from "vitest";
import { catalogue, findRule, ownSeverities } from "../../core/rules/find-rule.ts";
import { UsageError } from "../../core/usage-error.ts";

test("every rule stands in the catalogue once, those of the gate too", () => {
  const ids = catalogue.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain("SOP101");
  expect(ids).toContain("SOP801");
});

test.each([
  ["SOP403", "SOP403"],
  ["sop403", "SOP403"],
  ["next-exists", "SOP403"],
  ["Next-Exists", "SOP403"],
  ["SOP801", "SOP801"],
])("a rule is found by “%s”", (name, id) => expect(findRule(name).id).toBe(id));

test.each([
  ["next-exist", "Did you mean “next-exists”?"],
  ["SOP4O3", "Did you mean “SOP403”?"],
  ["berita acara", "sop explain lists them all."],
])("what “%s” may have meant is said", (name, hint) => {
  let refused: unknown;
  try {
    findRule(name);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(UsageError);
  const { text, suggestion } = refused as UsageError;
  expect([text.en, text.id]).toEqual([`There is no rule “${name}”.`, `Tidak ada aturan “${name}”.`]);
  expect(suggestion?.en).toBe(hint);
});

test("a rule's own severities are those of a draft and of an issued text", () => {
  expect(ownSeverities("SOP403")).toEqual(["error", "warning"]);
  expect(ownSeverities("SOP408")).toEqual(["note", "note"]);
  expect(ownSeverities("SOP999")).toBeUndefined();
});
