import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { readSettings } from "../../cli/read/read-settings.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { changesOnPage, keptSource, withKeptSource } from "../../core/import/kept-source.ts";
import { runSop } from "../run-sop.ts";
import { browserArguments, findBrowser } from "../tools/find-browser.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sop-back-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sop = async (...words: string[]) =>
  runSop([...words, "--lang", "en"], { cwd: folder, env: { CHROME_PATH: (await findBrowser()).path } });

/** Imports a file as a transcription and compares it with what it was made of. */
async function expectBack(file: string, code: string, revision: string): Promise<void> {
  const { status, out } = await sop("import", file, "--library", sops, "--issued", "--json");
  expect(status).toBe(0);
  const [imported] = JSON.parse(out).documents;
  expect(imported.report.words.missing).toEqual([]);
  const context = createReadingContext((await readSettings(sops, folder)).settings);
  const read = (text: string) =>
    readDocument({ path: `${code}/rev-${revision}.md`, folder: code, fileName: `rev-${revision}.md`, text }, context);
  const [before, after] = [read(readFileSync(join(sops, code, `rev-${revision}.md`), "utf8")), read(imported.text)];
  expect(after.problems).toEqual([]);
  const flowsOf = (document: typeof after) =>
    document.flows.map((flow) => {
      const { gap, ...rest } = plainFlow(document, flow);
      return rest;
    });
  expect(flowsOf(after)).toEqual(flowsOf(before));
  // Of a signature comes back who, as what and when: what it rests on belongs to the text that was signed.
  const frontOf = ({ frontMatter: { approvals, transcription, ...rest } }: typeof after) => ({
    ...rest,
    approvals: Object.entries(approvals).map(([role, { name, position, date }]) => [role, name, position, date]),
  });
  expect(frontOf(after)).toEqual(frontOf(before));
  const proseOf = (document: typeof after) => document.sections.map(({ id }) => id);
  expect(proseOf(after)).toEqual(proseOf(before));
}

test.each([
  ["RK.MLF.CTH.P-51", "03"],
  ["RK.MLF.CTH.W-51", "01"],
  ["IN.OCC.TELK.P-01", "05"],
])("the Markdown of %s comes back with the same steps, fields and words", async (code, revision) => {
  await expectBack(join(sops, code, `rev-${revision}.md`), code, revision);
});

test("which fields are still to be confirmed comes back with a draft, and is told of a transcription", async () => {
  const draft = join(sops, "IN.OCC.TELK.W-18/draft.md");
  const [imported] = JSON.parse((await sop("import", draft, "--library", sops, "--json")).out).documents;
  expect(imported.text).toMatch(/reconstructed:\n {2}- parties\n {2}- definitions\n {2}- records\n {2}- applications\n/);
  const { out, err } = await sop("import", draft, "--library", sops, "--issued");
  expect(out).not.toContain("reconstructed");
  expect(err).toContain('frontmatter “reconstructed”: not taken over: “["parties","definitions","records","applications"]”');
});

test("a page that was exported comes back as the text it was made of, and says so", async () => {
  const { status, err } = await sop(
    "export",
    "RK.MLF.CTH.P-51",
    "--format",
    "html",
    "--library",
    sops,
    "--date",
    "2026-11-23",
    "--out",
    "p.html",
  );
  expect({ status, err }).toEqual({ status: 0, err: "" });
  await expectBack("p.html", "RK.MLF.CTH.P-51", "03");
  const { out, err: said } = await sop("import", "p.html", "--library", sops);
  expect(said).toContain("read from the text it keeps, which the page still shows");
  // As a browser saves what it shows.
  const browser = await chromium.launch({ executablePath: (await findBrowser()).path, args: [...browserArguments] });
  const tab = await browser.newPage();
  await tab.goto(pathToFileURL(join(folder, "p.html")).href);
  const saved = await tab.content();
  await browser.close();
  writeFileSync(join(folder, "saved.html"), saved);
  expect((await sop("import", "saved.html", "--library", sops)).err).toContain("which the page still shows");
  // Changed by hand: nothing of it is taken over, each line of it is told, and an approval waits for the answer.
  const text = readFileSync(join(folder, "p.html"), "utf8");
  const changed = text
    .replace("<body", "<!-- saved from a desk --><body")
    .replaceAll("dengan kartu pegawainya", "dengan kartu apa pun")
    .replace("Pihak Terkait", "Pihak Terkait dan Lain");
  expect(changed).not.toBe(text);
  writeFileSync(join(folder, "changed.html"), changed);
  const report = JSON.parse((await sop("import", "changed.html", "--library", sops, "--json")).out).documents[0];
  expect(report.report.passedOver).toEqual([expect.stringContaining("it was changed since: read from the text it keeps")]);
  expect(report.report.asides).toContainEqual({
    kind: "typedIn",
    text: "Petugas Meja mencocokkan nama dan bagian pemohon dengan kartu apa pun.",
    place: expect.stringMatching(/^after “.+”$/),
  });
  expect(report.report.asides.map(({ kind }: { kind: string }) => kind)).toContain("takenOut");
  expect(report.text).toContain("dengan kartu pegawainya");
  expect(report.text).toMatch(/reconstructed:[\s\S]*ditulis pada halaman, tidak diambil/);
  expect(report.report.words.missing).toEqual([]);
  expect(out).not.toContain("ditulis pada halaman");
  expect((await sop("import", "changed.html", "--library", sops)).err).toMatch(
    /± written on the page since it was exported; not taken over, after “.*”: “4 Pihak Terkait dan Lain”/,
  );
}, 120_000);

test("of a page that is another one by now, whatever its size, one sentence is said", () => {
  const page = withKeptSource("<html><body><p>x</p><img src='a.png' alt='Peta'></body></html>", "text");
  const kept = keptSource(page);
  if (kept === undefined) throw new Error("nothing is kept");
  expect(changesOnPage(page.replace("a.png", "b.png"), kept)?.map(({ kind, text }) => [kind, text.slice(0, 6)])).toEqual([
    ["takenOut", "Peta ["],
    ["typedIn", "Peta ["],
  ]);
  const many = Array.from({ length: 5_000 }, (_, index) => `<p>${index}</p>`).join("");
  expect(changesOnPage(page.replace("<p>x</p>", many), kept)).toBeUndefined();
});

test("what a page keeps can't end its comment, and what is damaged is not believed", () => {
  const text = 'a --> <!-- </script><script>alert(1)</script> $& "\\u003c" \u2028';
  const page = withKeptSource("<html><body><p>x</p></body></html>", text);
  expect(page.match(/-->|<script/g)).toHaveLength(1);
  expect(keptSource(page)).toEqual({ text, lines: ["x"] });
  expect(keptSource(page.replace("sop-source:", "sop-source:ab"))).toBeUndefined();
});

test("frontmatter that points into itself, runs code or is none is text like any other", async () => {
  for (const front of ["revision: &a [*a]", "code: !!js/function 'x'\napprovals: { prepared: 3 }", "- a", "a: ["]) {
    writeFileSync(join(folder, "odd.md"), `---\n${front}\n---\n\n## Purpose\n\nFine.\n`);
    const { err } = await sop("import", "odd.md");
    expect(err).not.toContain("fault in sop");
  }
});

test("another's frontmatter is understood by usual names, and the rest is told", async () => {
  writeFileSync(
    join(folder, "x.md"),
    "---\ntitle: Return of goods\nversion: 2\nlayout: page\ndate: 2024-03-01\n---\n\n## Purpose\n\nTo take goods back.\n",
  );
  const { out, err } = await sop("import", "x.md");
  expect(out).toContain("title: Return of goods\n");
  expect(out).toContain('revision: "02"\n');
  expect(out).not.toContain("layout");
  expect(err).toContain("frontmatter “layout”: not taken over: “page”");
});
