import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseData } from "../../cli/files/read-data.ts";
import { readFrontMatter } from "../../core/document/yaml/front-matter.ts";
import { documentEvents } from "../../schemas/events.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

function read(...lines: string[]) {
  return readFrontMatter(["---", "code: P-01", 'revision: "00"', ...lines, "---"]);
}

/** What is said of frontmatter, without places. */
function said(...lines: string[]): string[] {
  return read("title: T", ...lines).problems.map(({ message }) => message.en);
}

describe("a value YAML reads otherwise than it is written is reported", () => {
  /** Texts of the characters YAML has a meaning for. */
  const line = fc
    .array(
      fc.constantFrom(
        "#",
        " ",
        "!",
        "&",
        "*",
        "a",
        "B",
        "-",
        ":",
        "0",
        "1",
        "7",
        ".",
        "_",
        "x",
        "e",
        "[",
        "]",
        "{",
        "}",
        ",",
        "<<",
        "~",
        "yes",
        "null",
        "true",
        "%",
        "@",
        "`",
        "?",
        "|",
        ">",
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join("").trim())
    .filter((text) => text !== "" && !/ {2}#( |$)/.test(text));

  test("whatever stands behind a key that holds a text", () => {
    fc.assert(
      fc.property(line, (text) => {
        const { value, problems } = read(`title: ${text}`);
        const isSame = value.title === text;
        expect(isSame || problems.length > 0, `${text} is read as ${value.title}`).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test("whatever stands in a list, and behind a key that holds a number", () => {
    fc.assert(
      fc.property(line, (text) => {
        const listed = read("title: T", "parties:", `  - ${text}`);
        const isSame = listed.value.parties[0] === text;
        expect(isSame || listed.problems.length > 0, `${text} is read as ${listed.value.parties[0]}`).toBe(true);
        const numbered = read("title: T", "records:", `  - no: ${text}`);
        const no = numbered.value.records[0]?.no;
        expect(String(no) === text.replace(/ +#.*$/, "") || numbered.problems.length > 0, `${text} is read as ${no}`).toBe(true);
      }),
      { numRuns: 800 },
    );
  });

  test("quoted, any text is as it is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1 }), (text) => {
        fc.pre(text.trim() === text);
        const { value, problems } = read(`title: ${JSON.stringify(text)}`);
        expect(value.title).toBe(text);
        expect(problems.filter(({ kind }) => kind === "value")).toEqual([]);
      }),
    );
  });
});

test.each([
  ["owner: QMR  # who answers for it"],
  ["effective: 2019-12-03 # the day it comes into force"],
  ["language: id #Indonesian"],
  ["keywords: [a] #what people ask for"],
  ["keywords: #what people ask for", "  - C#"],
  ["owner: |", "  QMR", "  - and others"],
  ["owner: R&D !now *"],
])("silent: %s", (...lines) => {
  expect(said(...lines)).toEqual([]);
});

test.each([
  ["owner: #2 desk", '“owner” has no value: "#2 desk" is a comment to YAML.'],
  ["owner: # nobody", "“owner” has no value."],
  ["owner: ~", "“owner” has no value."],
  ["owner: 0x1F", "“owner” is a text, but YAML reads “0x1F” as the number 31; expected it in quotes."],
  ["owner: !!str 05", "“!!str 05” is read as “05”: “!” begins a tag of YAML."],
  ["owner: *x", "“*x” begins with “*”, which to YAML repeats a value that stands elsewhere; there is none of that name."],
  ["<<: { owner: QMR }", "“<<” is not a key known here."],
  ["renumbered: 1", "“renumbered” is not a key known here."],
  ['owner: "QMR-', '“"QMR- ↵ team"” is read as “QMR- team”: YAML joins the lines by a blank.', '  team"'],
])("%s", (line, message, ...more) => {
  expect(said(line, ...more)).toEqual([message]);
});

test("a “ #” that breaks the YAML is named as what may be the cause", () => {
  expect(read("title: T", "keywords: [Desk #2, b]").problems.map(({ fix }) => fix?.en)).toEqual([
    "A “ #” within a value cuts off all that follows on its line; put that value in quotes.",
  ]);
});

test.each(["1: x", "1.50: x", "true: x", "~: x", ": x", "'': x", "[^1]: x", "? { a: 1 }\n: x"])(
  "a key that is no word is found where it stands: %s",
  (line) => {
    const [title, owner] = [read("titel: T"), read("title: T", ...line.split("\n"))].map(({ problems }) =>
      problems.find(({ message }) => message.en.includes("is not a key known here")),
    );
    expect(owner?.at.start.line).toBe((title?.at.start.line ?? 0) + 1);
  },
);

test("keys are values too", () => {
  const { problems } = read("title: T", "changes: [{ summary: [x], renumbered: { 08: '9' } }]");
  expect(problems.map(({ message }) => message.en)).toEqual(["“08” is read as “8”: without quotes it is a number to YAML."]);
});

test("characters nobody sees that come in by escapes are found where they stand", () => {
  const { problems } = read('title: "Handling \\u202eabc\\u200b \\e[2J\\\\u200b \\r"', '"own\\u200ber": QMR');
  const found = problems
    .filter(({ kind }) => kind === "text")
    .map(({ at, message }) => `${at.start.line}:${at.start.column} ${message.en}`);
  expect(found).toEqual([
    "4:18 The bidirectional control U+202E RIGHT-TO-LEFT OVERRIDE makes the text read otherwise than it is stored.",
    "4:27 The invisible character U+200B ZERO WIDTH SPACE stands in the text.",
    "4:34 The invisible character U+001B ESCAPE stands in the text.",
    "4:47 The invisible character U+000D CARRIAGE RETURN stands in the text.",
    "5:5 The invisible character U+200B ZERO WIDTH SPACE stands in the text.",
  ]);
});

test("settings and events are looked at alike", () => {
  const settings = parseData("organisation: Acme #1\ncode: { digits: 03 }\ntimeZone: UTC # London in winter\n", librarySettings);
  expect(settings.doubts.map(({ message }) => message.en)).toEqual([
    "“Acme #1” is read as “Acme”: “ #” begins a comment.",
    "“03” is read as “3”: without quotes it is a number to YAML.",
  ]);
  const events = parseData(
    '- { event: withdrawn, date: 2026-01-05, by: { name: A, position: "B\\u200b" }, reason: replaced }\n- event: reviewed\n  date: 2026-01-05 # late\n  by: { name: A, position: B }\n  result: keep\n  remark: see minutes #4\n',
    documentEvents,
  );
  expect(events.problems).toEqual([]);
  expect(events.doubts.map(({ message }) => message.en)).toEqual([
    "The invisible character U+200B ZERO WIDTH SPACE stands in the text.",
    "“see minutes #4” is read as “see minutes”: “ #” begins a comment.",
  ]);
});

test("of data that YAML can't read nothing else is told", () => {
  const broken = parseData("- event: reviewed\n  remark: see\n   minutes\n by: {\n", documentEvents);
  expect([broken.isBroken, broken.problems.length > 0, broken.doubts]).toEqual([true, true, []]);
});

test("in a document a list that stands once and counts twice is told, too", () => {
  expect(said("parties: &all", "  - Agent", "keywords: *all")).toEqual([
    "“&all …” is read as “…”: “&” begins an anchor of YAML.",
    "“*all” is read as “…”: “*” repeats a value that stands elsewhere.",
  ]);
});
