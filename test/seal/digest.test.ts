import { describe, expect, test } from "vitest";
import { alteredParts, digestDocument, digestInputs, flowSectionOf } from "../../core/seal/digest.ts";
import { locateChanges } from "../../core/seal/locate-change.ts";
import { picturesShown } from "../../core/seal/pictures-shown.ts";
import { sha256Of } from "../../core/sha256.ts";
import published from "../../schemas/digest-sop-1.vectors.json" with { type: "json" };
import { read, reading } from "../acts/example-documents.ts";

const base = published.vectors[0]?.file ?? "";
const none = new Map<string, string>();

test.each(published.vectors)("vector: $name", ({ file, pictures, hashed, digest }) => {
  const document = read(file);
  const held = new Map(Object.entries(pictures).map(([name, text]) => [name, sha256Of(text)]));
  expect(digestInputs(document, flowSectionOf(document, reading), held)).toEqual(hashed);
  expect(digestDocument(document, reading, held)).toEqual(digest);
});

describe("what does not matter", () => {
  const digest = digestDocument(read(base), reading, none);
  test.each([
    ["line ends", base.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff${base}`],
    ["a comment in the frontmatter", base.replace("title:", "# catatan\ntitle:")],
    ["the effective date", base.replace("effective: 2019-12-03\n", "")],
    ["approvals", base.replace("approvals: {}", "approvals:\n  prepared: { name: A, position: B, date: 2019-11-28 }")],
    ["empty lines at the end", `${base}\n\n`],
  ])("%s", (_, text) => {
    expect(digestDocument(read(text), reading, none)).toEqual(digest);
    expect(digestDocument(read(text, "rev-05.md"), reading, none)).toEqual(digest);
  });
});

describe("one character", () => {
  const approved = { document: read(base), pictures: none };
  test.each([
    ["header", base.replace("Team Leader]", "Team leader]"), { line: 7, column: 18 }, ["parties.1"]],
    ["text", base.replace("acuan", "Acuan"), { line: 11, column: 1 }, ["Menjadi acuan pelayanan."]],
    ["text", base.replace("\n-\n", "\n--\n"), { line: 26, column: 1 }, ["-"]],
    ["flows", base.replace("menyapa", "menyapa "), { line: 22, column: 1 }, ["Agent menyapa pelanggan."]],
  ] as const)("in the %s is found and named", (part, text, start, what) => {
    const document = read(text);
    const digest = digestDocument(approved.document, reading, none);
    expect(alteredParts(document, digest, reading, none)).toEqual([part]);
    const places = locateChanges(approved, { document, pictures: none }, reading);
    expect(places.map(({ part, at, what }) => ({ part, start: at.start, what }))).toEqual([{ part, start, what }]);
  });

  test("of a picture is found, and the picture named", () => {
    const document = read(base.replace("acuan", "![peta](assets/peta.png)"));
    const before = new Map([["assets/peta.png", sha256Of("a")]]);
    const after = new Map([["assets/peta.png", sha256Of("b")]]);
    expect(alteredParts(document, digestDocument(document, reading, before), reading, after)).toEqual(["assets"]);
    const [place] = locateChanges({ document, pictures: before }, { document, pictures: after }, reading);
    expect(place).toMatchObject({ part: "assets", what: ["assets/peta.png"], at: { start: { line: 11 } } });
  });
});

test("an approval holds when the library renames its flow section afterwards", () => {
  const digest = digestDocument(read(base), reading, none);
  const renamed = { ...reading, settings: { ...reading.settings, types: {} } };
  const moved = read(base.replaceAll("Rincian Prosedur", "Langkah Kerja"));
  expect(alteredParts(read(base), digest, renamed, none)).toEqual([]);
  expect(alteredParts(moved, digest, reading, none)).toEqual(["text", "flows"]);
});

test("pictures: each once, sorted, those of the web left out", () => {
  const body =
    '---\ntitle: X\n---\n![b](assets/b.png) ![a](<assets/a b.png> "judul") ![c](https://x.example/c.png)\n![b](./assets/b.png)\n![d](assets/d%20e.png)\n';
  expect(picturesShown(read(body))).toEqual(["assets/a b.png", "assets/b.png", "assets/d e.png"]);
});

test("pictures: one without an address is none, and only what an address begins with leads to where it is", () => {
  const body = "---\ntitle: X\n---\n![]() ![a](<>) ![b](././assets/b.png)\n![c](assets/c./d.png)\n";
  expect(picturesShown(read(body))).toEqual(["assets/b.png", "assets/c./d.png"]);
});

test("frontmatter that JSON has no word for has a digest all the same", () => {
  const odd = read('---\ncode: X\na: .inf\nb: .nan\nc: "\\ud800"\nd: &d [*d, *d]\n---\n');
  expect(digestDocument(odd, reading, none).header).toMatch(/^sha256:[0-9a-f]{64}$/);
});
