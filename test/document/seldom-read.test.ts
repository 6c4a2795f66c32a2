import { expect, test } from "vitest";
import { readAgainstSchema } from "../../core/document/yaml/schema-problems.ts";
import { frontMatter } from "../../schemas/front-matter.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const at = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const places = { locate: () => at, locateKey: () => at };

test.each<[string, Parameters<typeof readAgainstSchema>[0], Record<string, unknown>[]]>([
  [
    "settings",
    librarySettings as never,
    [
      { organisation: "A", code: { pattern: "{type}-{number}", digits: 6 }, external: [{ code: "X-1", title: "T" }], odd: 1 },
      { code: [], organisation: 5, timeZone: "Asia/Jakarta" },
    ],
  ],
  [
    "frontmatter",
    frontMatter as never,
    [
      { title: "T", code: "P-1", revision: "00", parties: ["B", "A"], definitions: [{ meaning: "m", term: "t" }], effective: "2020-02-01" },
      { code: 1, records: [{ title: "R", no: "x" }], applications: "none", unheard: true },
    ],
  ],
])("what is read of %s is the same the first time and when its schema is compiled", (_, schema, values) => {
  const read = () => JSON.stringify(values.map((value) => readAgainstSchema(schema, value, places as never)));
  const first = read();
  for (let time = 0; time < 40; time++) expect(read()).toBe(first);
});
