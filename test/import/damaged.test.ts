import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { importFile } from "../../cli/import/import-files.ts";
import { runSop } from "../run-sop.ts";
import { el, makeDocx, par, run, table } from "../tools/make-docx.ts";
import { request } from "./settings.ts";

const FILES = 560;
const MOST_MILLISECONDS = 5_000;
let whole: Buffer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-damaged-"));
  const h1 = (text: string) => par(text, { style: "Heading1" });
  const drawing = el("r", el("drawing", '<wp:inline><wp:docPr id="1" name="p" descr="The counter"/><a:blip r:embed="pic"/></wp:inline>'));
  whole = await makeDocx({
    body: [
      table([
        ["Document No.", "QA-SOP-014"],
        ["Title", "Complaints"],
        ["Revision", "3"],
      ]),
      h1("1. Purpose"),
      par(run("To record ") + el("ins", run("each"), { author: "B." }) + el("del", el("r", el("delText", "all")), { author: "B." })),
      h1("2. Procedure"),
      par("2.1 Receiving", { style: "Heading2" }),
      par("The Agent greets.", { list: "1" }),
      par("If angry, go to step 1; otherwise record.", { list: "1" }),
      par(drawing),
      h1("3. Records"),
      table([
        ["No", "Record", "Retention", "Custodian"],
        ["1", "QA-FRM-007 Form", "2 years", "Agent"],
      ]),
    ].join(""),
    parts: { header: par("QA-SOP-014 Rev 3"), footnotes: el("footnote", par("a note"), { id: "2" }) },
    files: { "word/media/image1.png": Buffer.from([1, 2, 3]) },
    relations: '<Relationship Id="pic" Type="http://x/image" Target="media/image1.png"/>',
  });
});

/** The same numbers in each run, so that what fails can be tried again. */
function chance(seed: number): (below: number) => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pieces = ["<", ">", "&", "</w:p>", "<w:p>", "\0", "]]>", "<w:tbl>", "&#x0;", "<w:r>", "&a;", "<!--"];
const numbers = ["-1", "0", "99999999", "1e300", "NaN", ""];

/** A file as disks, mails and other programs leave it: cut, altered, with parts missing or broken inside. */
function damaged(seed: number): Buffer {
  const draw = chance(seed);
  const bytes = Buffer.from(whole);
  const kind = draw(7);
  if (kind === 0) return bytes.subarray(0, draw(bytes.length));
  if (kind === 1) {
    for (let count = draw(40); count >= 0; count--) bytes[draw(bytes.length)] = draw(256);
    return bytes;
  }
  if (kind === 2) return Buffer.concat([bytes.subarray(0, draw(bytes.length)), bytes.subarray(draw(bytes.length))]);
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = kind === 3 ? "word/document.xml" : (names[draw(names.length)] as string);
  if (kind === 4) delete parts[name];
  else parts[name] = strToU8(broken(strFromU8(parts[name] as Uint8Array, true), draw), true);
  return Buffer.from(zipSync(parts));
}

function broken(text: string, draw: (below: number) => number): string {
  const at = draw(text.length);
  switch (draw(5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + draw(300));
    case 1:
      return text.slice(0, at) + pieces[draw(pieces.length)] + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(Math.max(0, at - draw(4_000)));
    case 3:
      return text.replace(/w:(?:val|id|ilvl)="[^"]*"/g, (whole) => (draw(6) === 0 ? `w:val="${numbers[draw(numbers.length)]}"` : whole));
    default: {
      const tags = [...text.matchAll(/<\/?w:\w+[^>]*>/g)];
      const tag = tags[draw(Math.max(tags.length, 1))];
      return tag ? text.slice(0, tag.index) + text.slice(tag.index + tag[0].length) : text;
    }
  }
}

test(`of ${FILES} damaged files each is read, every word of it, or refused in one sentence`, async () => {
  const path = join(folder, "x.docx");
  let [read, refused, longest] = [0, 0, 0];
  for (let seed = 1; seed <= FILES; seed++) {
    writeFileSync(path, damaged(seed));
    const start = performance.now();
    const outcome = await importFile(path, request);
    longest = Math.max(longest, performance.now() - start);
    if ("fault" in outcome) {
      refused++;
      expect(outcome.fault.text.en, String(seed)).toMatch(/^It (?:is|holds|can't be read|declares)|^“.*” (?:declares|is nested)/);
    } else {
      read++;
      expect([seed, outcome.imported.report.words.missing]).toEqual([seed, []]);
    }
  }
  // Both happen, or the damage is none.
  expect(Math.min(read, refused)).toBeGreaterThan(FILES / 8);
  expect(longest).toBeLessThan(MOST_MILLISECONDS);
  expect(readdirSync(folder)).toEqual(["x.docx"]);
});

const withParts = (change: (parts: Record<string, Uint8Array>) => void) => {
  const parts = unzipSync(whole);
  change(parts);
  return Buffer.from(zipSync(parts));
};
const xml = (parts: Record<string, Uint8Array>, by: (text: string) => string) => {
  parts["word/document.xml"] = strToU8(by(strFromU8(parts["word/document.xml"] as Uint8Array)));
};

test.each<[string, () => Buffer, string]>([
  ["an old .doc", () => Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), "old Word document"],
  [
    "a password",
    () => Buffer.concat([Buffer.from("\xd0\xcf\x11\xe0", "latin1"), Buffer.from("EncryptedPackage", "utf16le")]),
    "by a password",
  ],
  [
    "a zip bomb",
    () => withParts((parts) => xml(parts, (text) => text.replace("<w:body>", `<w:body>${" ".repeat(40_000_000)}`))),
    "more than 24 MB",
  ],
  [
    "names that climb out",
    () => withParts((parts) => Object.assign(parts, { "../../evil.txt": new Uint8Array(1) })),
    "named outside the archive",
  ],
  [
    "entities",
    () => withParts((parts) => xml(parts, (text) => text.replace("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document'))),
    "declares entities",
  ],
  ["an empty file", () => Buffer.alloc(0), "it is empty"],
  ["a file that was cut off", () => whole.subarray(0, whole.length / 2), "damaged or cut off: its end is missing."],
  ["no document", () => Buffer.from(zipSync({ "a.txt": new Uint8Array(1) })), "holds no Word document"],
])("%s is refused in words, and nothing is written", async (_, make, said) => {
  const library = join(mkdtempSync(join(tmpdir(), "sop-bad-")), "lib");
  mkdirSync(library);
  writeFileSync(join(library, "library.yaml"), "organisation: Contoh\n");
  writeFileSync(join(folder, "bad.docx"), make());
  const { status, err } = await runSop(["import", join(folder, "bad.docx"), "--into", library, "--lang", "en"], { cwd: folder });
  expect(status).toBe(2);
  expect(err).toContain(said);
  expect(readdirSync(library)).toEqual(["library.yaml"]);
});

test("macros, outside pictures and templates, and 5,000 rows do no harm and are said", async () => {
  const rows = table(Array.from({ length: 5_000 }, (_, index) => [String(index), `does thing ${index}`]));
  const file = withParts((parts) => {
    parts["word/vbaProject.bin"] = new Uint8Array(9);
    xml(parts, (text) => text.replace("<w:sectPr>", `${rows}<w:sectPr>`));
    const relations = "word/_rels/document.xml.rels";
    const outside = ["image", "attachedTemplate"].map(
      (kind) => `<Relationship Id="${kind}" Type="http://x/${kind}" Target="http://evil.example/${kind}" TargetMode="External"/>`,
    );
    parts[relations] = strToU8(
      strFromU8(parts[relations] as Uint8Array).replace("</Relationships>", `${outside.join("")}</Relationships>`),
    );
  });
  const path = join(folder, "many.docx");
  writeFileSync(path, file);
  const outcome = await importFile(path, request);
  if ("fault" in outcome) throw outcome.fault;
  expect(outcome.imported.report.words.missing).toEqual([]);
  expect(outcome.imported.report.passedOver.map(({ en }) => en)).toEqual([
    "macros: neither run nor taken along",
    "image kept elsewhere, not fetched: http://evil.example/image",
    "attachedTemplate kept elsewhere, not fetched: http://evil.example/attachedTemplate",
  ]);
});

test("a gigabyte of anything is refused before it is read, and a folder without documents is said to be", async () => {
  mkdirSync(join(folder, "none"));
  for (const name of ["giant.docx", "giant.md"]) {
    writeFileSync(join(folder, name), "");
    truncateSync(join(folder, name), 1_000_000_000);
    const { status, err } = await runSop(["import", name, "--lang", "en"], { cwd: folder });
    rmSync(join(folder, name));
    expect([status, err.split("\n")[0]]).toEqual([
      2,
      `✖ ${name}: It holds more than 64 MB; no procedure comes near that, so it was not read.`,
    ]);
  }
  const { status, err } = await runSop(["import", "none", "--survey", "--lang", "en"], { cwd: folder });
  expect([status, err.slice(0, 55)]).toEqual([2, "sop: “none” holds no document: no file in it ends in .d"]);
});

test("of two files with one code the second is refused; names with line breaks stay on one line; a file that is not there is said", async () => {
  const library = join(mkdtempSync(join(tmpdir(), "sop-two-")), "lib");
  mkdirSync(library);
  writeFileSync(join(library, "library.yaml"), "organisation: Contoh\nlanguage: en\n");
  for (const name of ["a\nb.docx", "c.docx"]) writeFileSync(join(folder, name), whole);
  const { status, err } = await runSop(["import", "a\nb.docx", "c.docx", "none.docx", "--into", library, "--lang", "en"], { cwd: folder });
  expect(status).toBe(2);
  expect(err).toContain("a⟨U+000A⟩b.docx → ");
  expect(err).toContain("✖ c.docx: QA-SOP-014 is there already: a⟨U+000A⟩b.docx");
  expect(err).toContain("✖ none.docx: It can't be read: it is not there.");
  expect(readdirSync(library).sort()).toEqual(["QA-SOP-014", "library.yaml"]);
  expect(readdirSync(join(library, "QA-SOP-014"))).toEqual(["assets", "draft.md"]);
});
