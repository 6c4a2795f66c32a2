import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256Of } from "../../core/sha256.ts";
import { runSop } from "../run-sop.ts";
import { findBrowser } from "../tools/find-browser.ts";
import { type Desk, openDesk } from "./controller.ts";

const scan = Buffer.from("%PDF-1.4\n\x00\xff the sheet with three signatures\r\n", "latin1");
const sheet = `assets/evidence-${sha256Of(scan).slice("sha256:".length, "sha256:".length + 16)}.pdf`;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  writeFileSync(join(desk.folder, "key-scan.pdf"), scan);
});
afterEach(() => desk.close());

const approve = (role: string, ...words: string[]) =>
  desk.must("approve", "W-01", "--as", role, "--evidence-file", "key-scan.pdf", ...words, "--commit");

async function issueWithSheets(): Promise<void> {
  await approve("prepared", "--evidence", "map 12");
  await approve("checked", "--name", "S.S.");
  await approve("approved", "--name", "A.H.");
  await desk.must("issue", "W-01", "--commit");
}

test("one sheet, signed by three: kept once, hashed, frozen by the issue, in the bundle", async () => {
  await issueWithSheets();
  expect(readFileSync(join(desk.folder, "W-01", sheet))).toEqual(scan);
  expect(desk.read("W-01/rev-00.md").match(new RegExp(`path: ${sheet}\n +digest: ${sha256Of(scan)}`, "g"))).toHaveLength(3);
  expect(desk.read("W-01/rev-00/issued.yaml")).toContain(`${sheet}: ${sha256Of(scan)}`);
  expect((await desk.must("verify", "W-01")).out).toContain(`✔ ${sheet} is the sheet that was attached`);
  await desk.must("verify", "--write-manifest", "issued.sha256");
  expect(desk.read("issued.sha256")).toContain(`W-01/${sheet}`);
  expect((await desk.must("show", "W-01")).out).toMatch(new RegExp(`map 12,\\s+${sheet}`));
  await desk.must("export", "W-01", "--format", "zip", "--out", "audit.zip");
  const bundled = Object.keys(unzipSync(readFileSync(join(desk.folder, "audit.zip"))));
  expect(bundled.some((path) => path.endsWith(`/sops/W-01/${sheet}`))).toBe(true);
});

test("what leaves the library says which sheet was signed: a page, a Word file", async () => {
  await issueWithSheets();
  await desk.must("export", "W-01", "--format", "html", "--out", "w.html");
  const page = readFileSync(join(desk.folder, "w.html"), "utf8");
  expect(page.match(/>map 12</g)).toHaveLength(1);
  expect(page.match(new RegExp(`sheet-file[^>]*>${sheet}<`, "g"))).toHaveLength(3);
  expect(page).toContain(".print-only.sheet-file { display: block; }");
  const env = { CHROME_PATH: (await findBrowser()).path };
  const { status, err } = await runSop(["export", "W-01", "--format", "docx", "--out", "w.docx"], { cwd: desk.folder, env });
  expect({ status, err }).toEqual({ status: 0, err: "" });
  const word = strFromU8(unzipSync(readFileSync(join(desk.folder, "w.docx")))["word/document.xml"] ?? new Uint8Array());
  expect(word).toContain(`map 12, ${sheet.replace("assets/", "")}`);
}, 60_000);

test.each([
  ["altered", (path: string) => appendFileSync(path, "x"), "is another file by now", "was altered after it was attached"],
  ["taken away", (path: string) => rmSync(path), "is not there", "is missing"],
])("a sheet %s after the issue puts the revision in doubt, and the gate sees it", async (_, harm, finding, verified) => {
  await issueWithSheets();
  const base = desk.git("rev-parse", "HEAD").trim();
  harm(join(desk.folder, "W-01", sheet));
  const checked = await desk.sop("check", "W-01");
  expect(checked.status).toBe(1);
  expect(checked.out.replace(/\s+/g, " ")).toContain(`The sheet that A.A. signed, ${sheet}, ${finding}.`);
  expect(checked.out).toContain("SOP310");
  const verification = await desk.sop("verify", "W-01");
  expect([verification.status, verification.out]).toEqual([1, expect.stringContaining(`✖ ${sheet} ${verified}`)]);
  desk.commit("W-01: exchange the sheet");
  const gate = await desk.sop("gate", "--base", base);
  expect([gate.status, gate.out]).toEqual([1, expect.stringMatching(/W-01\/assets\/evidence-.*SOP801/)]);
});

test("a draft whose sheet was exchanged is not issued; sent back, its sheet goes", async () => {
  await approve("prepared");
  await approve("checked", "--name", "S.S.");
  writeFileSync(join(desk.folder, "W-01", sheet), "%PDF-1.4 another");
  desk.commit("W-01: exchange the sheet");
  const refused = await desk.sop("approve", "W-01", "--as", "approved", "--name", "A.H.");
  expect([refused.status, refused.err + refused.out]).toEqual([2, expect.stringContaining("SOP314")]);
  writeFileSync(join(desk.folder, "W-01", sheet), scan);
  desk.commit("W-01: bring it back");
  await desk.must("reject", "W-01", "--as", "checked", "--name", "S.S.", "--reason", "Halaman kurang", "--commit");
  expect(existsSync(join(desk.folder, "W-01", sheet))).toBe(false);
  expect(desk.git("status", "--porcelain")).toBe("");
  // The same scan attached once more is the same file again.
  await issueWithSheets();
  // What an issued revision names stays when the next one's draft is sent back.
  await desk.must("bump", "W-01", "--commit");
  desk.edit("W-01/draft.md", (text) => text.replace("summary: []", "summary: [Ditata ulang]"));
  desk.commit("W-01: say what changes");
  await approve("prepared");
  await desk.must("reject", "W-01", "--as", "prepared", "--reason", "Belum siap", "--commit");
  expect(existsSync(join(desk.folder, "W-01", sheet))).toBe(true);
});

test("what is no scan is refused, and nothing is written", async () => {
  const before = desk.files();
  const attempts: [file: string, content: Buffer, says: RegExp][] = [
    ["key-page.pdf", Buffer.from("<html><script>alert(1)</script>"), /is neither a PDF nor a picture/],
    ["key-drawing.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), /is neither a PDF nor a picture/],
    ["key-empty.png", Buffer.alloc(0), /is neither a PDF nor a picture/],
    ["key-huge.pdf", scan, /is 31 MB; a signed sheet is at most 20 MB/],
  ];
  for (const [file, content, says] of attempts) {
    writeFileSync(join(desk.folder, file), content);
    if (file === "key-huge.pdf") truncateSync(join(desk.folder, file), 30_500_000);
    const ran = await desk.sop("approve", "W-01", "--as", "prepared", "--evidence-file", file);
    expect([ran.status, ran.err]).toEqual([2, expect.stringMatching(says)]);
    rmSync(join(desk.folder, file));
  }
  for (const [file, says] of [
    ["key-none.pdf", "There is no file “key-none.pdf”."],
    ["W-01", "can't be read"],
  ] as const) {
    const ran = await desk.sop("approve", "W-01", "--as", "prepared", "--evidence-file", file);
    expect([ran.status, ran.err]).toEqual([2, expect.stringContaining(says)]);
  }
  expect(desk.files()).toEqual(before);
});

test("a name by hand: no way out of the folder, and a digest that must fit", async () => {
  await approve("prepared");
  const tryWith = async (path: string) => {
    desk.edit("W-01/draft.md", (text) => text.replace(/path: .*/, () => `path: ${path}`));
    return (await desk.sop("check", "W-01")).out.replace(/\s+/g, " ");
  };
  for (const path of ["../library.yaml", "assets/evidence-0123456789abcdef.html", "assets/../../x.pdf", "https://example.org/x.pdf"]) {
    expect(await tryWith(path), path).toContain("is not the name of a signed sheet");
  }
  expect(await tryWith("assets/evidence-0123456789abcdef.pdf")).toContain("is not there");
});

test("a file that the text links to is sealed by the issue, as pictures are", async () => {
  const form = "assets/form isian.csv";
  desk.write(`W-01/${form}`, "nama;isi\r\n");
  desk.edit("W-01/draft.md", (text) =>
    text.replace("Menjamin catatan permintaan lengkap.", "Menjamin catatan permintaan lengkap, lihat [formulir](<assets/form isian.csv>)."),
  );
  desk.commit("W-01: a form");
  await issueWithSheets();
  expect(desk.read("W-01/rev-00/issued.yaml")).toContain(`${form}: sha256:`);
  expect((await desk.must("verify", "W-01")).out).toContain(`✔ ${form} is as issued`);
  // Line ends are nobody's loss; another word is.
  desk.write(`W-01/${form}`, "nama;isi\n");
  await desk.must("verify", "W-01");
  desk.write(`W-01/${form}`, "nama;isi;sandi\n");
  expect((await desk.sop("verify", "W-01")).out).toContain(`✖ ${form} was altered after issue`);
  expect((await desk.sop("check", "W-01")).out).toContain("SOP310");
  const gate = await desk.sop("gate", "--base", "HEAD");
  expect([gate.status, gate.out]).toEqual([1, expect.stringMatching(/W-01\/assets\/form isian\.csv.*SOP801/)]);
});
