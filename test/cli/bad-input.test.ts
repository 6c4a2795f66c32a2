import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CheckReport } from "../../schemas/finding.ts";
import { runSop } from "../run-sop.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-bad-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const sop = (...words: string[]) => runSop([...words, "--lang", "en"], { cwd: folder });

/** What is found in one draft, as `rule line:column message`. */
async function findingsOf(text: string | Buffer): Promise<string[]> {
  write("library.yaml", "organisation: Contoh\n");
  write("P-01/draft.md", text);
  const ran = await sop("check", "--json");
  expect(ran.err).toBe("");
  expect(ran.status).toBe(1);
  const { findings } = JSON.parse(ran.out) as CheckReport;
  const ofDraft = findings.filter(({ path }) => path === "P-01/draft.md");
  return ofDraft.map(({ rule, path, start, message }) => `${rule} ${path}:${start.line}:${start.column} ${message}`);
}

test.each<[string, string | Buffer, string[]]>([
  [
    "a file that is not UTF-8",
    Buffer.from("---\ncode: P-01\ntitle: caf\xe9\n---\n", "latin1"),
    ["SOP102 P-01/draft.md:3:11 The file is not UTF-8 text from here on, so it was not read."],
  ],
  ["broken YAML", "---\ncode: [P-01\ntitle: x\n---\n", ["SOP101 P-01/draft.md:3:1 The line is not indented like its neighbours."]],
  ["an empty document", "", ["SOP101 P-01/draft.md:1:1 The file is empty; expected a document with frontmatter."]],
  [
    "a document of 5 MB",
    `---\ncode: P-01\n---\n${"a".repeat(5_000_000)}`,
    ["SOP102 P-01/draft.md:1:1 The file has 5.0 MB; a document has at most one. It was not read."],
  ],
  [
    "someone else's Markdown",
    "# Prosedur\n\n| Kode | P-01 |\n| --- | --- |\n\nTujuan\n======\n\n<b>x</b>\n",
    ["SOP101 P-01/draft.md:1:1 The file has no frontmatter; a document begins with “---”, its code, title and revision, and “---”."],
  ],
  [
    "frontmatter never closed",
    "---\ncode: P-01\n",
    ["SOP101 P-01/draft.md:1:1 The frontmatter that begins here is never closed by a second “---”."],
  ],
])("%s is one clear finding", async (_, text, expected) => {
  expect(await findingsOf(text)).toEqual(expected);
});

test.each<[string, string | undefined, string[], RegExp]>([
  ["no library", undefined, ["check"], /no library here/],
  ["a folder that is not there", undefined, ["check", "--library", "nowhere"], /“nowhere” can't be read: it is not there/],
  ["broken settings", "organisation: [\n", ["check"], /library\.yaml:1:16 /],
  ["a mistyped setting", "organisation: X\nlangauge: id\n", ["check"], /library\.yaml:2:1 .*\n {4}Did you mean “language”/],
  [
    "an address that could run something",
    'organisation: X\nportal: { proposeChange: "javascript:alert(1)" }\n',
    ["check"],
    /library\.yaml:2:26 .*“javascript:alert\(1\)”, is not an address that begins with https:/,
  ],
  ["a flag that is not there", "organisation: X\n", ["check", "--severty", "error"], /no --severty/],
  ["a value that is none", "organisation: X\n", ["check", "--date", "2020-02-30"], /“2020-02-30” is not a day/],
  ["a document that is not there", "organisation: X\n", ["check", "P-99"], /no document “P-99”/],
  ["a rule that is not there", "organisation: X\n", ["explain", "SOP999"], /no rule “SOP999”/],
  ["a command that is not there", "organisation: X\n", ["chek"], /no command “chek”/],
])("%s ends with 2 and a sentence", async (_, settings, words, expected) => {
  if (settings !== undefined) write("library.yaml", settings);
  const ran = await sop(...words);
  expect(ran.status).toBe(2);
  expect(ran.err).toMatch(expected);
  expect(ran.err).not.toMatch(/\n\s+at /);
  expect(ran.out).toBe("");
});

test("a level for a rule that is not there is found at its line", async () => {
  write("library.yaml", "organisation: X\nrules:\n  SOP607: off\n  SOP660: error\n  SOP999: off\n");
  write("P-01/draft.md", '---\ncode: P-01\ntitle: x\nrevision: "00"\n---\n');
  const { out, status } = await sop("check", "--rule", "SOP101");
  expect(status).toBe(1);
  expect(out).toMatch(/library\.yaml:4:11 {2}error {2}SOP101[\s\S]*There is no rule “SOP660”[\s\S]*Did you mean “SOP606”\?/);
  expect(out).toMatch(/library\.yaml:5:11 {2}error {2}SOP101[\s\S]*There is no rule “SOP999”/);
  expect(out).not.toContain("rule “SOP607”");
});

test.each([[["check"]], [["list"]], [["list", "terms", "--json"]], [["verify"]], [["build", "--publish", "--out", "portal"]]])(
  "a library without documents is named, and nothing is “in order”: sop %j",
  async (words) => {
    write("library.yaml", "organisation: X\n");
    const ran = await sop(...words, "--library", ".");
    expect(ran.status).toBe(2);
    expect(ran.err).toContain("“.” holds no documents");
  },
);

test("a library of documents that others keep lists those", async () => {
  write("library.yaml", "organisation: X\nexternal: [{ code: S-01, title: Kas, heldBy: QC }]\n");
  const ran = await sop("list", "external");
  expect([ran.status, ran.err]).toEqual([0, ""]);
  expect(ran.out).toContain("S-01");
});
