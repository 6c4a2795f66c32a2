import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readSettings } from "../../cli/read/read-settings.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { runSop } from "../run-sop.ts";
import { findBrowser } from "../tools/find-browser.ts";

const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
const sops = fileURLToPath(new URL("../../sops", import.meta.url));
const files = ["RK.MLF.CTH.P-51-rev-03", "RK.MLF.CTH.W-51-rev-01", "IN.OCC.TELK.P-01-rev-05"] as const;
const day = ["--date", "2026-11-23"];
let folder: string;
let env: Record<string, string>;
const sop = (...words: string[]) => runSop([...words, "--lang", "en"], { cwd: folder, env });
const partOf = (file: string, name: string) => strFromU8(unzipSync(readFileSync(join(folder, file)))[name] ?? new Uint8Array());

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-docx-"));
  env = { CHROME_PATH: (await findBrowser()).path };
  const codes = files.map((file) => file.replace(/-rev-\d+$/, ""));
  const { status, err } = await sop("export", ...codes, "--format", "docx", "--library", sops, ...day, "--out", "word");
  expect({ status, err }).toEqual({ status: 0, err: "" });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A loss stands as a line of text below the flow's title in Word, and its place in the frontmatter is not made up. */
const flowsOf = (document: ReturnType<typeof readDocument>) =>
  document.flows.map((flow) => {
    const { gap, introduction, ...rest } = plainFlow(document, flow);
    return { ...rest, introduction: introduction.replace(/^Tidak ada pada sumber: .*$/m, "").trim() };
  });

test.each(files)("%s comes back with the same steps, fields and words", async (file) => {
  const { status, out } = await sop("import", `word/${file}.docx`, "--library", sops, "--issued", "--json");
  expect(status).toBe(0);
  const [imported] = JSON.parse(out).documents;
  expect(imported.report.words.missing).toEqual([]);
  expect(imported.report.entries.filter(({ kind }: { kind: string }) => kind !== "kept")).toEqual([]);
  const [, code = "", revision = ""] = /^(.*)-rev-(\d+)$/.exec(file) ?? [];
  const context = createReadingContext((await readSettings(sops, folder)).settings);
  const read = (text: string) =>
    readDocument({ path: `${code}/rev-${revision}.md`, folder: code, fileName: `rev-${revision}.md`, text }, context);
  const [before, after] = [read(readFileSync(join(sops, code, `rev-${revision}.md`), "utf8")), read(imported.text)];
  expect(after.problems).toEqual([]);
  expect(flowsOf(after)).toEqual(flowsOf(before));
  const frontOf = ({
    frontMatter: { approvals, distribution, keywords, transcription, records, changes, definitions, ...rest },
  }: typeof after) => ({
    ...rest,
    definitions: definitions.map(({ term, meaning }) => ({ term, meaning })),
    approvals: Object.entries(approvals).map(([role, { name, position, date }]) => [role, name, position, date]),
    changes: changes.map(({ summary, revision: of, effective }) => ({ summary, of, effective })),
    records: records.map(({ no, ...record }) => record),
  });
  expect(frontOf(after)).toEqual(frontOf(before));
});

test("the same revision gives the same bytes, alone or after others", async () => {
  await sop("export", "RK.MLF.CTH.W-51", "--format", "docx", "--library", sops, ...day, "--out", "again.docx");
  expect(readFileSync(join(folder, "again.docx")).equals(readFileSync(join(folder, "word", `${files[1]}.docx`)))).toBe(true);
});

test("Word counts, refers and repeats by itself: headings, numbers, references, header and footer on each page, the drawing as drawn", () => {
  const document = partOf(`word/${files[0]}.docx`, "word/document.xml");
  const anchors = [...document.matchAll(/w:bookmarkStart w:name="([^"]+)"/g)].map(([, name]) => name);
  const cited = [...document.matchAll(/(?:w:instr="REF |w:anchor=")(\w+)/g)].map(([, name]) => name);
  expect(new Set(anchors).size).toBe(anchors.length);
  expect(cited.length).toBeGreaterThan(5);
  expect(cited.filter((name) => !anchors.includes(name))).toEqual([]);
  for (const style of ["Title", "Heading1", "Heading2", "Heading3", "Quote"]) expect(document).toContain(`w:pStyle w:val="${style}"`);
  expect(document).toMatch(/name="sop-flow-1-0"[\s\S]*?<asvg:svgBlip/);
  const footer = partOf(`word/${files[0]}.docx`, "word/footer1.xml");
  expect(footer).toMatch(/PAGE[\s\S]*NUMPAGES/);
  expect(footer).toContain("Salinan tidak terkendali");
  expect(partOf(`word/${files[0]}.docx`, "word/header1.xml")).toMatch(/RK\.MLF\.CTH\.P-51[\s\S]*4 Maret 2024[\s\S]*Loket Utara/);
  expect(partOf(`word/${files[0]}.docx`, "word/styles.xml")).toContain('<w:lang w:val="id-ID"/>');
  expect(partOf(`word/${files[0]}.docx`, "docProps/core.xml")).not.toMatch(new RegExp(`${new Date().getFullYear()}-`));
});

test("a drawing stands in its rows, which touch, below heads that each page repeats; it is kept and told once", () => {
  const document = partOf(`word/${files[0]}.docx`, "word/document.xml");
  const tables = (document.match(/<w:tbl>(?:(?!<\/w:tbl>).)*<\/w:tbl>/gs) ?? []).filter((table) => table.includes('name="sop-flow-'));
  expect(tables).toHaveLength(2);
  for (const table of tables) {
    const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.length).toBeGreaterThan(6);
    const edges = rows.map((row) => {
      const [, top, bottom] = /<a:srcRect t="(\d+)" b="(\d+)"/.exec(row) ?? [];
      const [, height] = /<w:trHeight w:val="(\d+)" w:hRule="exact"/.exec(row) ?? [];
      const [, tall] = /<wp:extent cx="\d+" cy="(\d+)"/.exec(row) ?? [];
      // A picture is as high as its row: 635 units of drawings in a twip.
      expect(Number(tall)).toBe(Number(height) * 635);
      return { top: Number(top), bottom: 100_000 - Number(bottom), height: Number(height) };
    });
    expect([edges[0]?.top, edges.at(-1)?.bottom]).toEqual([0, 100_000]);
    for (const [index, { top }] of edges.slice(1).entries()) expect(Math.abs(top - (edges[index]?.bottom ?? 0))).toBeLessThanOrEqual(1);
    const whole = edges.reduce((sum, { height }) => sum + height, 0);
    for (const { top, bottom, height } of edges) expect(Math.abs(height - ((bottom - top) / 100_000) * whole)).toBeLessThan(2);
    expect(rows.map((row) => row.includes("<w:tblHeader/>"))).toEqual(rows.map((_, index) => index === 0));
    expect(table.match(/<wp:docPr[^>]* descr="Diagram alur: /g)).toHaveLength(1);
    expect(table.match(/adec:decorative/g)).toHaveLength(rows.length - 1);
  }
  const names = [...document.matchAll(/<wp:docPr id="\d+" name="([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  const kept = Object.keys(unzipSync(readFileSync(join(folder, "word", `${files[0]}.docx`)))).filter((name) =>
    name.startsWith("word/media/"),
  );
  expect(kept.map((name) => name.split(".").at(-1)).sort()).toEqual(["png", "png", "svg", "svg"]);
});

test("a flow too wide to be read on upright paper lies across with its heading and steps, and comes back", async () => {
  const code = "IN.OCC.TELK.W-18";
  const { status, err } = await sop(
    "export",
    code,
    "--format",
    "docx",
    "--library",
    sops,
    ...day,
    "--revision",
    "draft",
    "--out",
    "wide.docx",
  );
  expect({ status, err }).toEqual({ status: 0, err: "" });
  const document = partOf("wide.docx", "word/document.xml");
  const papers = [...document.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/g)].map(([, width, height]) => Number(width) > Number(height));
  expect(papers).toEqual([false, true, false]);
  const across = document.split("<w:pgSz")[1] ?? "";
  expect(across.match(/<w:pStyle w:val="Heading2"/g)).toHaveLength(1);
  expect(across).toContain("Panggilan Keluar");
  const { out } = await sop("import", "wide.docx", "--library", sops, "--json");
  const [imported] = JSON.parse(out).documents;
  expect(imported.text).toContain("\nkeywords:\n  - call back\n  - telepon kembali\n  - panggilan keluar\n");
  expect(imported.report.words.missing).toEqual([]);
  const context = createReadingContext((await readSettings(sops, folder)).settings);
  const read = (text: string) => readDocument({ path: `${code}/draft.md`, folder: code, fileName: "draft.md", text }, context);
  const stepsOf = (text: string) => flowsOf(read(text)).map(({ title, steps }) => [title, steps]);
  const written = readFileSync(join(sops, code, "draft.md"), "utf8");
  expect(stepsOf(imported.text)).toEqual(stepsOf(written));
  // What was not in the source is said, and comes back as what it was.
  expect(document.match(/Direkonstruksi, perlu dikonfirmasi: (?:Pihak terkait|Definisi dan singkatan|Rekaman|Aplikasi)</g)).toHaveLength(4);
  expect(read(imported.text).frontMatter.reconstructed).toEqual(["parties", "definitions", "records", "applications"]);
  expect(imported.text).not.toContain("perlu dikonfirmasi");
});

test("approvals name their digital signatures, and none that is not good", async () => {
  const signed = (file: string) => partOf(file, "word/document.xml").match(/Tanda tangan digital|\w+\.sig/g);
  expect(signed(`word/${files[1]}.docx`)).toEqual(["Tanda tangan digital", "prepared.sig", "checked.sig", "approved.sig"]);
  expect(signed(`word/${files[2]}.docx`)).toBeNull();
  cpSync(sops, join(folder, "altered"), { recursive: true });
  const approvals = join(folder, "altered/RK.MLF.CTH.W-51/rev-01");
  cpSync(join(approvals, "prepared.sig"), join(approvals, "checked.sig"));
  await sop("export", "RK.MLF.CTH.W-51", "--format", "docx", "--library", "altered", ...day, "--revision", "01", "--out", "altered.docx");
  expect(signed("altered.docx")).toEqual(["Tanda tangan digital", "prepared.sig", "approved.sig"]);
});

test("hostile texts stay text, and what Word can't show is said in words", async () => {
  cpSync(sops, join(folder, "lib"), { recursive: true });
  const path = join(folder, "lib/RK.MLF.CTH.W-51/draft.md");
  const text = readFileSync(path, "utf8").replace(
    /\n## Tujuan\n/,
    '\n## Tujuan\n\n<w:p> & "x" \u0007 \u202e [a](javascript:alert(1)) [b](https://e.org/?a=1&b="2") ![c](assets/none.png) ![d](../../etc/passwd)\n\n1. one\n   - two\n     > said\n\n| a | b |\n| :-: | --: |\n| 1 | 2 |\n',
  );
  writeFileSync(path, text);
  const args = ["--format", "docx", "--library", "lib", ...day, "--revision", "draft", "--out", "odd.docx"];
  const { status, err } = await sop("export", "RK.MLF.CTH.W-51", ...args);
  expect(err).toBe("");
  expect(status).toBe(0);
  const document = partOf("odd.docx", "word/document.xml");
  expect(document).toContain("&lt;w:p&gt; &amp; &quot;x&quot; ⟨U+0007⟩ ⟨U+202E⟩");
  expect(document).toContain("[c: assets/none.png]");
  expect(document).toContain("[d: ../../etc/passwd]");
  expect(partOf("odd.docx", "word/_rels/document.xml.rels")).not.toContain("javascript:");
  expect(partOf("odd.docx", "word/header1.xml")).toContain("DRAF");
  expect(partOf("odd.docx", "word/footer1.xml")).toContain("DRAF");
  const { out } = await sop("import", "odd.docx", "--library", sops, "--json");
  expect(JSON.parse(out).documents[0].report.words.missing).toEqual([]);
});

test.skipIf(process.platform === "win32").each(["SIGTERM", "SIGINT"] as const)(
  "ended by %s while the browser draws, an export leaves nothing: no browser, no folder of it, no file",
  async (signal) => {
    const own = mkdtempSync(join(folder, "ended-"));
    const [pidFile, wrapper] = [join(own, "pid"), join(own, "browser")];
    writeFileSync(wrapper, `#!/bin/sh\necho $$ > '${pidFile}'\nexec '${env["CHROME_PATH"]}' "$@"\n`, { mode: 0o755 });
    mkdirSync(join(own, "tmp"));
    const child = spawn(
      process.execPath,
      [bin, "export", "RK.MLF.CTH.P-51", "--format", "docx", "--library", sops, "--out", join(own, "x.docx")],
      {
        env: { ...process.env, CHROME_PATH: wrapper, TMPDIR: join(own, "tmp") },
        stdio: "ignore",
      },
    );
    const ended = new Promise((done) => child.on("close", (status, by) => done(status ?? by)));
    const pid = await vi.waitFor(() => Number(/^\d+\n$/.exec(readFileSync(pidFile, "utf8"))?.[0] ?? expect.fail()), { timeout: 30_000 });
    child.kill(signal);
    expect(await ended).toBe(signal === "SIGTERM" ? 143 : 130);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 });
    // Node's own cache of what it compiled stays, and so may a folder that a browser ended in its first moments made by itself.
    expect(readdirSync(join(own, "tmp")).filter((name) => !/^(?:node-|org\.chromium\.)/.test(name))).toEqual([]);
    expect(readdirSync(own).sort()).toEqual(["browser", "pid", "tmp"]);
  },
  60_000,
);

/** False also for a process that ended and that nobody asked about. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !(existsSync(`/proc/${pid}/stat`) && / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8")));
}
