import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlainYaml } from "../../core/document/yaml/plain-yaml.ts";
import { parsedReading, readYaml, type YamlReading } from "../../core/document/yaml/yaml-reading.ts";
import { rules } from "../../core/rules/index.ts";
import { documentText } from "../tools/make-library.ts";

/** All that a reading says: its value, what is wrong, and where everything stands. */
function said(reading: YamlReading): unknown {
  const { value, problems, otherwise, hidden } = reading;
  const paths = [...pathsOf(value, []), ["nothing"], ["records", 99, "no"], ["records", "0"], ["code", 0]];
  const places = paths.map((path) => [
    path,
    reading.locate(path),
    reading.locateKey(path),
    reading.sourceOf(path),
    reading.commentOf(path),
  ]);
  return { value, problems, otherwise, hidden, places };
}

function pathsOf(value: unknown, path: (string | number)[]): (string | number)[][] {
  if (Array.isArray(value))
    return [path, ...value.flatMap((inner, index) => pathsOf(inner, [...path, index]))].filter(({ length }) => length);
  if (typeof value !== "object" || value === null) return [path].filter(({ length }) => length);
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))].filter(({ length }) => length);
}

function expectSame(yaml: string): void {
  const lines = yaml.split("\n");
  expect(said(readYaml(lines, 2)), yaml).toEqual(said(parsedReading(lines, 2)));
}

const root = join(import.meta.dirname, "../..");

function textsBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:md|yaml)$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8").replaceAll("\r\n", "\n"));
}

/** What people wrote: the example library, the broken one, the rules' examples, a made library. */
const written = [
  ...textsBelow("sops"),
  ...textsBelow("core/qualification/broken-library"),
  ...rules.flatMap(({ examples }) => examples.flatMap((example) => JSON.stringify(example).match(/---\\n.*?\\n---/g) ?? [])).map(unescaped),
  documentText(3, 9),
].map((text) => /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? text);

function unescaped(text: string): string {
  return JSON.parse(`"${text}"`) as string;
}

describe("plain YAML", () => {
  test("is read as the parser of all of YAML reads it, in whatever was written", () => {
    for (const yaml of new Set(written)) expectSame(yaml);
    expect(new Set(written).size).toBeGreaterThan(40);
  });

  test("is what documents are made of", () => {
    const plain = textsBelow("sops").map((text) => readPlainYaml(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? text));
    expect(plain.filter((read) => read !== undefined).length).toBeGreaterThan(plain.length / 2);
    expect(readPlainYaml(documentText(3, 9).split("---\n")[1]?.trimEnd() ?? "")).toBeDefined();
  });

  test.each([
    "a: b # c",
    "a: b  # c",
    "a: b  #c",
    "a: b  ## c",
    "a: b  # c\n  # d\n# e\nf: g",
    "# a\n\nb: c\n",
    "  # a\nb: c",
    "a:\n  # b\n  c: d\n# e\n  f: g",
    "a:  # b\n  c: d",
    "a: # b\n  c: d",
    "a:\n  - b\n  # c\n\n  - d\ne: f",
    "a:\n  - b\n# c\n- d",
    "a: b\n# c\n  d",
    "a: b\n\n  d",
    "a: [b,  # c\n  d]",
    "a: [b, c]  # d",
    "a: { b: c }  # d",
    'a: "b"  # c',
    'a: "b # c"',
    'a: "b  # c"',
    "a: b  # c: d",
    "a: b\n   # c",
    "a: b\n\n\n",
    "\n\na: b",
    "#",
    "# a",
    "\n",
    "a:\n  b: c\n\n  # d\n",
    "a:\n  - - b\n    - c\n  - - d\ne: f",
    "a:\n  - b\n    # c\nd: e",
    "a:\n  - b\n    # c\n  - d",
    "a:\n  - b\n    # c",
    "a:\n  - b\n    # c\n",
    "a:\n  b: c\n   # d\n\ne: f",
    "a:\n  - b: c\n      # d\n  - e",
    "a:\n  - - b\n      # c\n  - d",
    "a:\n- b\n  # c\nd: e",
    "a:\n  - [b]\n   # c",
    "a:\n  - - b: c\n      d: e",
    "- - - a\n    - b",
    "a:\n  -  - b",
    "a: true\nb: false",
    "a: TRUE",
    "a: [true, false, no]",
    "a: true b",
    "- true",
    "false: true",
    "a: b  #",
    "a: b #",
    "a: 12  # b",
    "a: # b",
    "a:  # b",
    "- a  # b",
    "- # a\n  b",
    "-  # a",
    "a: &b c",
    "a: *b",
    "a: !t c",
    "a: 010",
    "a: 1e3",
    "a: 0x1f",
    "a: .5",
    "a: -1",
    "a: ~",
    "a:",
    "a: null",
    "a: No: b",
    "a: b\n  c",
    "a: |\n  b",
    "a: >\n  b",
    "a: 'it''s'",
    'a: "\\u200b"',
    "a: b\na: c",
    "a: b:",
    "a: [b, c",
    "a: [b,c]",
    "a: [b, c,]",
    "a: {b: c}",
    "a: { b: c }",
    "a: { b }",
    "a: { b:c }",
    "a: [b: c]",
    "a: [{ b: c }, [d, 'e']]",
    "- a\n- b",
    "- a: b\n  c: d",
    "a:\n- b\n- c: d\nd: e",
    "a:\n  - b\n  -c",
    "a:\n  - - b",
    "a:\n  b:\n   c: d\n  e: f",
    "a:\n  b: c\n d: e",
    "a: b\n\nc: d",
    "a: b\n",
    "? a\n: b",
    "<<: b",
    "a: b c: d",
    "a : b",
    "a: 2 Tahun",
    "a: 2020-02-30",
    "a: 2020-02-01T10:00:00+07:00",
    "a: 10:30",
    "a: 1_000",
    "a: 12345678901234567890",
    "a: 1.10",
    "a: b\u00a0",
    "a: \u00a0b",
    "a: “b”",
    "a: (b) c",
    "a: b\tc",
    "yes: no",
    "true: a",
    "a: True",
    "a: b, c",
    "a: b [c]",
    "a: [b [c]]",
    "a: @b",
    "a: `b`",
    "a: %b",
    "...\na: b",
    "--- a",
    "a: 3 a: b",
    "a: 5 x #y",
    "a: sha256:0a:",
    "a: b#c",
    "a: [b#c, d]",
    "a: []",
    "a: {}",
    "a: [ ]",
    "a: { }",
    "a: [ b ]",
    "a: ''",
    'a: ""',
    'a: "b"c',
    'a: "b": c',
    'a: { "3": "4", "10": b }',
    '"a": b\na: c',
    '"true": b',
    'a:\n- "3": b',
    "- a",
    "- { a: b }\n- { a: c }",
    "a: 0.1.0",
    "a: 1.2.3.4",
    "- - a",
    "[a, b]",
    "- a: b\n",
    "a:\n  [b, c]\nd: e",
    "a:\n[b]",
    "a:\n  { b: c }",
    "a:\n  [b]: c",
    "a:\n  [b]\n  c: d",
    'a: { "b c.d/e": f }',
    '"": a',
    '"<<": a',
    'a:\n  "b: c": d',
    "a: ٣",
    "a: ²",
    "a: 1²",
    "a: [a:b, c]",
    "a: [a: b]",
    "a: { b: c:d }",
    "a: - b",
    "a:\n  - b: c\n    - d",
    "a:\n  - b\n  c: d",
    "constructor: a",
    "__proto__: a",
    "a-b: c",
    "a b: c",
  ])("what leaves it is the parser's: %j", expectSame);

  test("holds for texts that were changed anywhere", () => {
    const short = [...new Set(written)].filter(({ length }) => length < 1500);
    const pieces = [
      " ",
      "\n",
      "  ",
      "- ",
      ": ",
      ":",
      " #",
      "#",
      "[",
      "]",
      "{",
      "}",
      ", ",
      "'",
      '"',
      "\\",
      "&a ",
      "*a",
      "!",
      "|",
      ">",
      "1",
      "0",
      "null",
      "~",
      "\t",
      "\u200b",
      "é",
      "\u2028",
      "-",
    ];
    const change = fc.record({ text: fc.constantFrom(...short), at: fc.nat(1500), drop: fc.nat(3), piece: fc.constantFrom("", ...pieces) });
    fc.assert(
      fc.property(change, ({ text, at, drop, piece }) => {
        const begin = at % (text.length + 1);
        expectSame(text.slice(0, begin) + piece + text.slice(begin + drop));
      }),
      { numRuns: 300 },
    );
  });

  test("holds for texts put together from anything", () => {
    const line = fc.array(
      fc.constantFrom(
        "a",
        "b: ",
        "- ",
        "  ",
        "c:",
        "[",
        "]",
        "{ ",
        " }",
        ", ",
        "12",
        "x y",
        '"q"',
        "'p'",
        "2020-01-02",
        "true",
        "é",
        "# ",
        "  # z",
        "#",
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => expectSame(lines.map((parts) => parts.join("")).join("\n"))),
      { numRuns: 1000 },
    );
  });
});
