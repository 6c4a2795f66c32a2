import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { approveAll, type Desk, openDesk, today } from "./controller.ts";

/** Years of a document that exist on paper only come into its history, in one go. */
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

interface Typed {
  code?: string;
  revision: string;
  effective?: string;
  /** The change log up to this revision. */
  log: string[];
  text?: string;
  source?: string | null;
}

const years: Record<string, string> = { "00": "2010-01-04", "01": "2012-01-04", "02": "2014-01-04" };

/** A revision as somebody types it over. */
function paper({
  code = "P-05",
  revision,
  effective = years[revision] ?? "2016-01-04",
  log,
  text = "Melayani.",
  source = "arsip",
}: Typed): string {
  const entries = log.map((entry, index) => {
    const number = String(index).padStart(2, "0");
    return index === log.length - 1
      ? `  - { summary: [${entry}] }`
      : `  - { revision: "${number}", effective: ${years[number]}, summary: [${entry}] }`;
  });
  return [
    "---",
    `code: ${code}`,
    "title: Penanganan Lama",
    `revision: "${revision}"`,
    `effective: ${effective}`,
    "approvals:",
    ...[
      ["prepared", "A.A.", "DC"],
      ["checked", "S.S.", "VP"],
      ["approved", "A.H.", "QMR"],
    ].map(([role, name, position]) => `  ${role}: { name: ${name}, position: ${position}, date: ${effective} }`),
    "changes:",
    ...entries,
    ...(source === null ? [] : [`transcription: { source: ${source} }`]),
    "---",
    "",
    ...["Tujuan", "Ruang Lingkup", "Kebijakan Umum"].flatMap((name) => [`## ${name}`, "", text, ""]),
  ].join("\n");
}

const first = paper({ revision: "00", log: ["Terbitan pertama"] });
const second = paper({ revision: "01", log: ["Terbitan pertama", "Ruang lingkup"] });
const third = paper({ revision: "02", log: ["Terbitan pertama", "Ruang lingkup", "Kebijakan"], text: "![Denah](assets/denah.svg)" });
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>\n';

async function refused(...words: string[]): Promise<string> {
  const before = desk.files();
  const { status, err } = await desk.sop("transcribe", ...words);
  expect(status).toBe(2);
  expect(desk.files()).toEqual(before);
  return err;
}

test("three revisions in any order, with a picture; they count once the settings take them in, and go on from there", async () => {
  desk.write("lama/c.md", third);
  desk.write("lama/a.md", first);
  desk.write("lama/b.md", second);
  desk.write("lama/assets/denah.svg", drawing);
  await desk.must("approve", "--settings", "--as", "approved", "--name", "A.H.", "--commit");
  const { out } = await desk.must("transcribe", "lama", "--commit");
  expect(out).toContain("P-05: revisions 00, 01, 02 are held as issued on paper.");
  expect(desk.read("P-05/rev-02.md")).toBe(third);
  expect(desk.read("P-05/assets/denah.svg")).toBe(drawing);
  expect((await desk.sop("check", "P-05")).out).toContain("sop approve --settings");
  await desk.must("approve", "--settings", "--as", "approved", "--name", "A.H.", "--commit");
  expect((await desk.sop("check", "P-05")).status).toBe(0);
  expect((await desk.must("show", "P-05", "--at", "2012-06-01")).out).toMatch(/Revision +01/);
  expect((await desk.must("list", "documents")).out).toMatch(/P-05 .* 02 +in force/);
  expect((await desk.sop("correct", "P-05", "--reason", "x", "--name", "A.H.")).err).toContain("Say which: --revision NN.");
  desk.write("betul.md", second.replaceAll("Melayani.", "Melayani pelanggan."));
  await desk.must("correct", "P-05", "--revision", "01", "--file", "betul.md", "--reason", "Salah ketik", "--name", "A.H.", "--commit");
  expect((await desk.sop("check", "P-05")).status).toBe(0);
  await desk.must("bump", "P-05", "--commit");
  expect(desk.read("P-05/draft.md")).toContain('revision: "03"');
  expect(await refused("lama/a.md")).toContain("All of these revisions are held already");
  expect(await refused("lama/b.md")).toContain("a transcription is changed with sop correct");
}, 60_000);

test.each<[string, Record<string, string>, string[]]>([
  [
    "a revision between",
    { "a.md": first, "c.md": third.replace("![Denah](assets/denah.svg)", "Melayani.") },
    ["Revision 02 follows revision 00; 01 is missing"],
  ],
  [
    "a log that says otherwise later",
    { "a.md": first, "b.md": second.replace("Terbitan pertama", "Terbit") },
    ["lama/b.md:", "The entry of revision 00 does not read as it did in revision 00"],
  ],
  ["one revision twice", { "a.md": first, "b.md": first }, ["lama/b.md  is P-05 revision 00, as lama/a.md is"]],
  [
    "no source, no day",
    { "a.md": paper({ revision: "00", log: ["x"], source: null }).replace(/^effective.*\n/m, "") },
    ["no effective", "no transcription"],
  ],
  [
    "a code of no scheme",
    { "a.md": paper({ code: "Q/5", revision: "00", log: ["x"] }) },
    ["the code “Q/5” does not fit the library's scheme"],
  ],
  [
    "a picture that is not there",
    { "a.md": first.replace("Melayani.", "![Denah](assets/denah.svg)") },
    ["it names assets/denah.svg, which is not there"],
  ],
  ["an approval left out", { "a.md": first.replace(/^ {2}checked.*\n/m, "") }, ["SOP301"]],
  ["no frontmatter", { "a.md": "# Prosedur\n\nIsi.\n" }, ["no code", "no revision", "no transcription"]],
  ["bytes that are no text", { "a.md": "\u0000\u0001" }, ["a.md"]],
  ["nothing", {}, ["“lama” holds no document: no file in it ends in .md, .markdown."]],
])("with %s nothing comes in, and each fault is named", async (_, files, said) => {
  desk.write("lama/catatan.txt", "x");
  for (const [name, text] of Object.entries(files)) desk.write(`lama/${name}`, text);
  const err = await refused("lama");
  for (const one of said) expect(err).toContain(one);
  expect(err).not.toMatch(/at .*\.[jt]s:\d/);
});

test("paper is older than what was issued here; Word files are read over first", async () => {
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--effective", today, "--commit");
  desk.write("w.md", paper({ code: "W-01", revision: "01", effective: today, log: ["Terbitan pertama", "Baru"] }));
  expect(await refused("w.md")).toContain("is a transcription, and revision 00 before it was issued here");
  desk.write("w.docx", "x");
  expect(await refused("w.docx")).toContain("--issued --out FILE.md");
  expect(await refused("tiada.md")).toContain("tiada.md");
});

test("with its scan: the paper itself is the evidence of its approvals, and adopted with it", async () => {
  const scan = "%PDF-1.4 kertas dengan tiga tanda tangan";
  desk.write("key-lama/P-05-rev-00.md", first);
  const missing = await desk.sop("transcribe", "key-lama", "--scans");
  expect([missing.status, missing.err]).toEqual([2, expect.stringContaining("There is no scan of “key-lama/P-05-rev-00.md” beside it.")]);
  desk.write("key-lama/P-05-rev-00.pdf", scan);
  desk.write("key-lama/P-05-rev-00.jpg", scan);
  expect((await desk.sop("transcribe", "key-lama", "--scans")).err).toContain("has two scans beside it");
  rmSync(join(desk.folder, "key-lama/P-05-rev-00.jpg"));
  await desk.must("transcribe", "key-lama", "--scans", "--commit");
  const [sheet = ""] = /assets\/evidence-[0-9a-f]{16}\.pdf/.exec(desk.read("P-05/rev-00.md")) ?? [];
  expect(desk.read(`P-05/${sheet}`)).toBe(scan);
  expect(desk.read("P-05/rev-00.md").match(/evidenceFile/g)).toHaveLength(3);
  await desk.must("approve", "--settings", "--as", "approved", "--name", "A.H.", "--commit");
  expect(desk.read("settings/001.yaml")).toContain(sheet);
  expect((await desk.must("verify", "P-05")).out).toContain(`✔ ${sheet} is the sheet that was attached`);
  // The same once more is nothing new; another scan of the same paper is.
  expect((await desk.sop("transcribe", "key-lama", "--scans")).err).toContain("held already, word for word");
  desk.write(`P-05/${sheet}`, "%PDF-1.4 lain");
  expect((await desk.sop("check", "P-05")).out).toContain("SOP310");
});
