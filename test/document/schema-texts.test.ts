import { expect, test } from "vitest";
import type { z } from "zod";
import { indonesian } from "../../core/document/yaml/schema-texts.ts";
import { documentEvent } from "../../schemas/events.ts";
import { frontMatter } from "../../schemas/front-matter.ts";
import { issued } from "../../schemas/issued.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

test("every message of the schemas has its Indonesian", () => {
  const missing = [...new Set([frontMatter, librarySettings, documentEvent, issued].flatMap(messagesOf))].filter(
    (text) => !(text in indonesian),
  );
  expect(missing).toEqual([]);
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
