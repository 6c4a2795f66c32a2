import { expect, test } from "vitest";
import * as z from "zod";
import { readAgainstSchema } from "../../core/document/yaml/schema-problems.ts";
import { indonesian } from "../../core/document/yaml/schema-texts.ts";
import { documentEvent, documentEvents } from "../../schemas/events.ts";
import { frontMatter } from "../../schemas/front-matter.ts";
import { issued } from "../../schemas/issued.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

test("every message of the schemas has its Indonesian", () => {
  const missing = [...new Set([frontMatter, librarySettings, documentEvent, issued].flatMap(messagesOf))].filter(
    (text) => !(text in indonesian),
  );
  expect(missing).toEqual([]);
});

test.each([
  ["reviewd", "“events[1].event”, here “reviewd”, is none of “reviewed”, “withdrawn”,", "Did you mean “reviewed”?"],
  [["reviewed"], "“events[1].event” is none of “reviewed”, “withdrawn”,", undefined],
  [undefined, "“events[1].event” is missing.", undefined],
])("an event of no kind, %j, is told which there are", (event, told, fix) => {
  const at = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const places = { locate: () => at, locateKey: () => at };
  const { problems } = readAgainstSchema(z.strictObject({ events: documentEvents }), { events: [{ event, date: "2026-11-20" }] }, places);
  expect(problems.map((problem) => problem.fix?.en)).toEqual([fix]);
  expect(problems[0]?.message.en.slice(0, told.length)).toBe(told);
});

/** All error texts a schema declares, found by walking its definition. */
function messagesOf(schema: z.ZodType): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const error = (value as { error?: unknown }).error;
    const text = typeof error === "function" ? (error as (issue: unknown) => unknown)({}) : error;
    if (typeof text === "string" && ("type" in value || "check" in value)) found.push(text);
    for (const key of Object.keys(value)) if (key !== "parent") walk((value as Record<string, unknown>)[key]);
    const def = (value as { _zod?: { def?: unknown } })._zod?.def;
    if (def) walk(def);
  };
  walk(schema);
  return found;
}
