import { describe, expect, test } from "vitest";
import { canMean, findDocument, findFolder, meantBy } from "../../core/library/find-document.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";

const named = (code: string, folder = code) => ({ code: code as DocumentCode, folder });
const all = [named("IN.OCC.TELK.P-01"), named("IN.QCC.TELK.P-01"), named("IN.OCC.TELK.W-11", "W-11-lama"), named("P-01")];
const library = { documents: new Map(all.slice(0, 3).map((one) => [one.code, one])) };

function refusal(name: string): UsageError {
  try {
    findDocument(library, name);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`“${name}” was found`);
}

describe("a document is found", () => {
  test.each([
    ["IN.OCC.TELK.P-01", "IN.OCC.TELK.P-01"],
    ["in.occ.telk.p-01", "IN.OCC.TELK.P-01"],
    ["OCC.TELK.P-01", "IN.OCC.TELK.P-01"],
    ["w-11", "IN.OCC.TELK.W-11"],
    ["11", "IN.OCC.TELK.W-11"],
    ["sops/W-11-lama", "IN.OCC.TELK.W-11"],
    ["sops/W-11-lama/rev-00.md", "IN.OCC.TELK.W-11"],
    ["sops\\W-11-lama\\rev-00.md", "IN.OCC.TELK.W-11"],
  ])("by “%s”", (name, code) => expect(findDocument(library, name).code).toBe(code));

  test("by its whole code, although others end alike", () => {
    expect(findDocument({ documents: new Map(all.map((one) => [one.code, one])) }, "P-01").code).toBe("P-01");
  });
});

describe("what names none, or several, is refused", () => {
  test("with all it fits, one a line", () => {
    const { message } = refusal("P-01");
    expect(message).toContain("“P-01” fits 2 documents; name one of them:\n  IN.OCC.TELK.P-01\n  IN.QCC.TELK.P-01");
  });

  test.each([
    ["W-12", "There is no document “W-12” in this library.", "Did you mean “W-11”?"],
    ["IN.OCC.TELK.W-12", "There is no document “IN.OCC.TELK.W-12” in this library.", "Did you mean “IN.OCC.TELK.W-11”?"],
    ["Pengadaan", "There is no document “Pengadaan” in this library.", "sop list documents names them all."],
    ["1", "There is no document “1” in this library.", "sop list documents names them all."],
    ["", "There is no document “” in this library.", "sop list documents names them all."],
    ["W-11-lama", "There is no document “W-11-lama” in this library.", "sop list documents names them all."],
    ["sops/W-11", "There is no document “sops/W-11” in this library.", "sop list documents names them all."],
  ])("“%s”", (name, text, hint) => {
    const { text: said, suggestion: told } = refusal(name);
    expect([said.en, told?.en]).toEqual([text, hint]);
  });
});

describe("a folder in which nothing but a draft that can't be read is", () => {
  const unread = { line: 3, message: { en: "No UTF-8.", id: "Bukan UTF-8." }, fix: undefined };
  const draft = (folder: string) => ({ path: `sops/${folder}/draft.md`, folder, unread });
  const files = [
    draft("IN.OCC.TELK.W-20"),
    draft("IN.QCC.TELK.W-20"),
    draft("IN.OCC.TELK.W-21"),
    { ...draft("P-01"), unread: undefined },
  ] as never;
  const held = { ...library, files };

  test.each([
    ["IN.OCC.TELK.W-20", "IN.OCC.TELK.W-20"],
    ["w-21", "IN.OCC.TELK.W-21"],
    ["sops/IN.QCC.TELK.W-20", "IN.QCC.TELK.W-20"],
  ])("is found by “%s” where it is only looked at, and refused where it is worked on", (name, folder) => {
    expect(findFolder(held, name)).toEqual({ code: undefined, folder });
    expect(() => findDocument(held, name)).toThrow(`sops/${folder}/draft.md can't be read, from line 3 on. No UTF-8.`);
  });

  test("gives way to a document that can be read, and is one of several", () => {
    expect(findFolder(held, "W-11")).toMatchObject({ code: "IN.OCC.TELK.W-11", folder: "W-11-lama" });
    expect(() => findFolder(held, "W-20")).toThrow("“W-20” fits 2 documents; name one of them:\n  IN.OCC.TELK.W-20\n  IN.QCC.TELK.W-20");
    expect(() => findFolder(held, "W-22")).toThrow("There is no document “W-22” in this library.");
  });
});

test.each([
  ["P-01", "IN.OCC.TELK.P-01", true],
  ["in.occ.telk.p-01", "IN.OCC.TELK.P-01", true],
  ["1", "IN.OCC.TELK.P-01", false],
  ["P-02", "IN.OCC.TELK.P-01", false],
  ["P-01", undefined, false],
  ["sops/W-11", undefined, true],
  ["sops\\W-11", "P-01", true],
])("“%s” can mean %s: %s", (name, code, can) => expect(canMean(name, code)).toBe(can));

test("of the texts of a library those are kept that one of the names can mean", () => {
  const texts = ["IN.OCC.TELK.P-01", "IN.OCC.TELK.W-20", undefined].map((code) => ({ frontMatter: { code } }));
  const kept = (...names: string[]) => texts.filter(meantBy(...names)).map(({ frontMatter }) => frontMatter.code);
  expect(kept("P-01", "W-21")).toEqual(["IN.OCC.TELK.P-01"]);
  expect(kept("sops/W-11")).toHaveLength(3);
  expect(kept()).toEqual([]);
});
