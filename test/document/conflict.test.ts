import { describe, expect, test } from "vitest";
import { parseSettings } from "../../cli/read/read-settings.ts";
import { parseRecord } from "../../cli/read/settings-records.ts";
import { readAllowedSigners } from "../../core/control/allowed-signers.ts";
import { conflictInData, sidesInOrder, sidesOfConflict, unresolvedConflict } from "../../core/document/conflict.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { splitLines } from "../../core/document/source-lines.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const reading = createReadingContext(librarySettings.parse({ organisation: "Contoh" }));
const head = ["---", "code: P-01", "title: Keluhan", 'revision: "00"', "---", ""];

function read(lines: readonly string[], fileName = "draft.md") {
  return readDocument({ path: `P-01/${fileName}`, folder: "P-01", fileName, text: `${lines.join("\n")}\n` }, reading);
}

/** Where the marks stand, and which. */
function said({ problems }: ReturnType<typeof read>) {
  return problems.map(({ key, at }) => `${at.start.line} ${key}`);
}

describe("of a text in which git left a conflict nothing is read as the document's", () => {
  const sides = ["<<<<<<< HEAD", "Melayani.", "||||||| 1a2b3c", "Apa.", "=======", "Melayani pelanggan.", ">>>>>>> lain"];

  test.each([
    ["in prose", [...head, "## Tujuan", "", ...sides], 9],
    ["around the underline of a heading", [...head, "<<<<<<< HEAD", "Tujuan", "=======", "## Tujuan", ">>>>>>> lain"], 7],
    ["around a fence", [...head, "<<<<<<< HEAD", "```", "a", "=======", "b", "```", ">>>>>>> lain"], 7],
    ["in the frontmatter", [...head.slice(0, 2), "<<<<<<< HEAD", "title: A", "=======", "title: B", ">>>>>>> lain", ...head.slice(3)], 3],
    ["around all of it", ["<<<<<<< HEAD", ...head, "=======", ...head, ">>>>>>> lain"], 1],
  ])("%s", (_, lines, line) => {
    const document = read(lines);
    expect(said(document)).toEqual([`${line} conflict <<<<<<< HEAD`]);
    expect([document.frontMatter.code, document.sections, document.text]).toEqual([undefined, [], ""]);
  });

  test.each([
    ["what parts the sides, alone", "=======", "3 conflict ======="],
    ["what was before, alone", "||||||| 1a2b", "3 conflict ||||||| 1a2b"],
    ["the end, alone", ">>>>>>> lain", "3 conflict >>>>>>> lain"],
  ])("in the frontmatter also %s", (_, mark, problem) => {
    expect(said(read([...head.slice(0, 2), mark, ...head.slice(2)]))).toEqual([problem]);
  });
});

test.each([
  ["in a fenced block", ["```", "<<<<<<< HEAD", "a", "=======", "b", ">>>>>>> lain", "```"]],
  ["in a fenced block of a longer fence", ["~~~~", "```", "<<<<<<< HEAD", "=======", ">>>>>>> lain", "~~~~"]],
  ["with one character less or more", ["<<<<<< HEAD", "", "<<<<<<<< HEAD", "", ">>>>>> x", "", ">>>>>>>> x"]],
  ["not at the line's start, or without a blank behind", [" <<<<<<< HEAD", "", "<<<<<<<HEAD", "", "- <<<<<<< a"]],
  ["a heading of seven letters underlined", ["Purpose", "======="]],
])("%s they are text", (_, lines) => {
  const document = read([...head, "## Tujuan", "", ...lines]);
  expect(said(document).filter((key) => key.includes("conflict"))).toEqual([]);
  expect(document.frontMatter.code).toBe("P-01");
});

test("data is in conflict wherever a line begins with a mark, whatever YAML makes of it", () => {
  const lines = (text: string) => conflictInData(splitLines(text));
  expect(lines("a: 1\n<<<<<<< x\n")).toBe(2);
  expect(lines("a: 1\r\n=======\r\n")).toBe(2);
  expect(lines("a: |\n  =======\n  <<<<<<< x\n======== \n")).toBeUndefined();
  expect(parseRecord("001.yaml", "<<<<<<< x\n=======\n>>>>>>> y\n").record).toBeUndefined();
  const { settings, problems } = parseSettings("organisation: A\n<<<<<<< HEAD\nlanguage: id\n=======\nlanguage: en\n>>>>>>> lain\n");
  expect([settings, problems.map(({ at, message }) => `${at.start.line} ${message.en}`)]).toEqual([
    undefined,
    ["2 “<<<<<<< HEAD” marks a merge conflict that is not resolved: both texts stand here."],
  ]);
});

test("of two lists of signers none is the library's", () => {
  const list = readAllowedSigners("# Who\n<<<<<<< HEAD\na@x ssh-ed25519 AAAA\n=======\nb@x ssh-ed25519 BBBB\n>>>>>>> lain\n");
  expect([list.conflict?.at.start.line, list.keys, list.problems]).toEqual([2, [], []]);
  expect(readAllowedSigners("a@x ssh-ed25519 AAAA\n").conflict).toBeUndefined();
});

test("what was there before both is named where it stands", () => {
  const fix = (text: string) => unresolvedConflict(splitLines(text), 1, "text").fix;
  expect(fix("<<<<<<< a\n=======\n>>>>>>> b")?.en).toBe(
    "Keep the text that holds, and delete the lines “<<<<<<<”, “=======” and “>>>>>>>”.",
  );
  expect(fix("<<<<<<< a\n||||||| c\n=======\n>>>>>>> b")).toEqual({
    en: "Keep the text that holds, and delete the lines “<<<<<<<”, “|||||||”, “=======” and “>>>>>>>” (between “|||||||” and “=======” stands what was there before both).",
    id: "Pertahankan teks yang benar, lalu hapus baris “<<<<<<<”, “|||||||”, “=======”, dan “>>>>>>>” (di antara “|||||||” dan “=======” ada teks sebelum keduanya).",
  });
});

test("both texts of data in which a conflict was left, whatever stood there before", () => {
  const text = "a\n<<<<<<< HEAD\nb\n||||||| lama\nx\n=======\nc\n>>>>>>> lain\nd\n".split("\n");
  expect(sidesOfConflict(text).map((side) => side.join(" ").trim())).toEqual(["a b d", "a c d"]);
  expect(sidesOfConflict(["a", "b"])).toEqual([]);
});

test.each([
  ["main", "c b"],
  ["origin/main", "c b"],
  ["upstream/master", "c b"],
  ["0123456789012345678901234567890123456789", "c b"],
  ["0123456 (A copy handed out)", "b c"],
  ["Stashed changes", "b c"],
  ["mainly", "b c"],
  ["copies", "b c"],
])("of data that grows the side of where it goes comes first: %s", (label, expected) => {
  expect(
    sidesInOrder(["<<<<<<< HEAD", "b", "=======", "c", `>>>>>>> ${label}`])
      .map(String)
      .join(" "),
  ).toBe(expected);
});
