import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getDocumentProxy } from "unpdf";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Ran, runSop } from "../run-sop.ts";
import { findBrowser } from "../tools/find-browser.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
const copyStamp = "SALINAN TERKENDALI No. 3 · Gudang Perangkat";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-export-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function exportPdf(...words: string[]): Promise<Ran> {
  const { path } = await findBrowser();
  const common = ["--library", sops, "--date", "2026-11-23", "--lang", "en"];
  return runSop(["export", ...words, ...common], { cwd: folder, env: { CHROME_PATH: path } });
}

interface PrintedPage {
  /** Its words in the order of the file, blanks made one. */
  text: string;
  /** Left end of the leftmost word and right end of the rightmost one, in points. */
  left: number;
  right: number;
  /** In points. */
  width: number;
  height: number;
}

/** What the pages of a PDF say and where. */
async function pagesOf(file: string): Promise<PrintedPage[]> {
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, file))));
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item] : []));
    // Words that stand aslant are the stamp across the page.
    const upright = words.filter(({ transform }) => transform[1] === 0);
    pages.push({
      text: words
        .map(({ str }) => str)
        .join(" ")
        .replace(/\s+/g, " "),
      left: Math.min(...upright.map(({ transform }) => transform[4] as number)),
      right: Math.max(...upright.map(({ transform, width }) => (transform[4] as number) + width)),
      width,
      height,
    });
  }
  return pages;
}

const millimetres = (points: number) => (points * 25.4) / 72;

/** What holds for every printed page. */
function expectPaper(pages: readonly PrintedPage[], header: RegExp, pageOf: (number: number) => string): void {
  for (const [index, { text, left, right, width, height }] of pages.entries()) {
    expect(text).toMatch(header);
    expect(text).toContain(pageOf(index + 1));
    expect([Math.round(millimetres(width)), Math.round(millimetres(height))]).toEqual([210, 297]);
    expect(millimetres(left)).toBeGreaterThanOrEqual(17.5);
    expect(millimetres(right)).toBeLessThanOrEqual(194.5);
  }
}

describe("a printed document", { timeout: 120_000 }, () => {
  test("a numbered copy bears its stamp on every page and nothing of an uncontrolled one", async () => {
    const ran = await exportPdf("P-51", "--copy", "3", "--out", "copy.pdf");
    expect(ran.err).toBe("");
    expect(ran.out).toBe("✔ RK.MLF.CTH.P-51 revision 03, copy 3 for Gudang Perangkat: “copy.pdf”\n");
    const pages = await pagesOf("copy.pdf");
    expect(pages.length).toBeGreaterThan(3);
    expectPaper(
      pages,
      /CC Telkom · Penanganan Permintaan di Meja Layanan .*RK\.MLF\.CTH\.P-51 · Revisi 03 · Tanggal berlaku 4 Maret 2024/,
      (number) => `halaman ${number} dari ${pages.length}`,
    );
    for (const { text } of pages) {
      expect(text).toContain(copyStamp);
      expect(text).not.toMatch(/tidak terkendali/i);
      expect(text).toMatch(/Dicetak \d+ \p{L}+ \d{4}/u);
    }
    // Of the stamps on the first page it is the only one, and what the QR code says names it.
    expect(pages[0]?.text).toContain("NO. 3 · GUDANG PERANGKAT");
    expect(pages[0]?.text).not.toMatch(/DOKUMEN INDUK|LOKET UTARA/);
    expect(pages.at(-1)?.text).toMatch(/SOP1 RK\.MLF\.CTH\.P-51 03 [0-9a-f]{16} #3/);
  });

  test("others say that they are not controlled, each in its own language", async () => {
    const ran = await exportPdf("W-54", "F-51", "--out", "pdf");
    expect(ran.err).toBe("");
    expect(readdirSync(join(folder, "pdf")).sort()).toEqual(["RK.MLF.CTH.F-51-rev-01.pdf", "RK.MLF.CTH.W-54-rev-00.pdf"]);
    const english = await pagesOf("pdf/RK.MLF.CTH.W-54-rev-00.pdf");
    const header = /RK\.MLF\.CTH\.W-54 · Revision 00 · Effective date 1 April 2025/;
    expectPaper(english, header, (number) => `page ${number} of ${english.length}`);
    for (const { text } of english) expect(text).toContain("Uncontrolled copy when printed");
    // No stamp of a copy stands on what is none.
    expect(english[0]?.text).not.toMatch(/MASTER COPY|CONTROLLED COPY/);
    // Its flow is drawn, with what its steps say beside; the table would say it again.
    const told = english.map(({ text }) => text).join(" ");
    expect(told).toMatch(/2\. Is the host known\?/);
    expect(told).not.toMatch(/Actor\s+Step\s+Next/);
    const form = await pagesOf("pdf/RK.MLF.CTH.F-51-rev-01.pdf");
    for (const { text } of form) expect(text).toContain("Salinan tidak terkendali bila dicetak");
  });

  test("a draft, and a revision that was superseded, can't be missed on any page", async () => {
    expect((await exportPdf("W-51", "--revision", "draft", "--out", "draft.pdf")).err).toBe("");
    for (const { text } of await pagesOf("draft.pdf")) {
      expect(text).toContain("DRAF · Salinan tidak terkendali bila dicetak");
      expect(text).toMatch(/DRAF(?! ·)/);
    }
    expect((await exportPdf("F-51", "--revision", "00", "--out", "old.pdf")).err).toBe("");
    for (const { text } of await pagesOf("old.pdf")) expect(text).toContain("DIGANTIKAN · Salinan tidak terkendali bila dicetak");
  });

  test("lines of a drawing that a page ends across say on which page they go on", async () => {
    expect((await exportPdf("P-01", "--revision", "draft", "--out", "draft.pdf")).err).toBe("");
    const pages = await pagesOf("draft.pdf");
    const leads = pages.flatMap(({ text }, at) =>
      [...text.matchAll(/(ke|dari) (?:langkah )?(\d+), hal\. (\d+)/g)].map(([, way, step, page]) => ({
        way,
        step,
        page: Number(page),
        at: at + 1,
      })),
    );
    expect(leads.filter(({ way }) => way === "ke").length).toBeGreaterThan(10);
    expect(leads.some(({ way }) => way === "dari")).toBe(true);
    for (const { step, page, at } of leads) {
      expect(page).not.toBe(at);
      expect(pages[page - 1]?.text, `step ${step} on page ${page}`).toMatch(new RegExp(`(?:^| )${step}\\. [A-Z]`));
    }
    // What is not at a page's end is not said.
    expect(pages.map(({ text }) => text).join(" ")).not.toMatch(/hal\. (?!\d)/);
  });

  test("the same revision gives the same bytes on a day, and leads to nothing on the machine that made it", async () => {
    const made = [];
    for (const name of ["one.pdf", "two.pdf"]) {
      expect((await exportPdf("P-01", "--revision", "draft", "--out", name)).err).toBe("");
      made.push(readFileSync(join(folder, name)).toString("latin1"));
    }
    expect(made[0] === made[1]).toBe(true);
    expect(made[0]).not.toContain("file:");
    expect(made[0]).toContain("/Dest");
  });

  test("a file that is there is replaced only when asked to", async () => {
    writeFileSync(join(folder, "RK.MLF.CTH.F-51-rev-01.pdf"), "milik orang lain");
    const ran = await exportPdf("F-51");
    expect(ran.status).toBe(2);
    expect(ran.err).toMatch(/“RK\.MLF\.CTH\.F-51-rev-01\.pdf” is there already\.\n.*--overwrite/);
    expect(readFileSync(join(folder, "RK.MLF.CTH.F-51-rev-01.pdf"), "utf8")).toBe("milik orang lain");
    expect((await exportPdf("F-51", "--overwrite")).status).toBe(0);
    expect((await pagesOf("RK.MLF.CTH.F-51-rev-01.pdf"))[0]?.text).toContain("Berita Acara Serah Terima Laptop");
  });
});

describe("refused, with what comes first", () => {
  test.each<[string, string[], RegExp]>([
    [
      "a copy never handed out",
      ["P-51", "--copy", "9"],
      /Copy 9 of RK\.MLF\.CTH\.P-51 revision 03 was never handed out\.\nFirst: sop copies RK\.MLF\.CTH\.P-51 --issue 9 --revision 03 --location/,
    ],
    [
      "a copy of a revision that is over",
      ["P-51", "--copy", "1", "--revision", "00"],
      /Revision 00 of RK\.MLF\.CTH\.P-51 is no longer in force/,
    ],
    [
      "a copy of a draft",
      ["W-51", "--copy", "1", "--revision", "draft"],
      /A draft of RK\.MLF\.CTH\.W-51 has no controlled copies\.\nFirst: sop issue/,
    ],
    [
      "a revision that is not there",
      ["F-51", "--revision", "07"],
      /has no revision “07” on 2026-11-23\.\nWhat there is: 00, 01; --revision names it/,
    ],
    [
      "what has nothing in force",
      ["IN.OCC.TELK.W-10"],
      /Nothing of IN\.OCC\.TELK\.W-10 is in force on 2026-11-23\.\nWhat there is: draft;/,
    ],
    ["two documents into one file", ["F-51", "W-54", "--out", "a.pdf"], /“a\.pdf” is one file, for 2 documents\.\nName a folder/],
  ])("%s", async (_, words, message) => {
    const ran = await exportPdf(...words);
    expect(ran.status).toBe(2);
    expect(ran.err).toMatch(message);
    expect(existsSync(join(folder, "a.pdf"))).toBe(false);
  });

  test("a copy of another revision, and one that is to come back", async () => {
    const library = join(folder, "sops");
    cpSync(sops, library, { recursive: true });
    // Whose founding took the events as they were.
    rmSync(join(library, "settings"), { recursive: true });
    const by = "by: { name: K.R.A., position: Kepala Regu A }";
    const event = `- { event: copy-issued, date: 2023-11-02, ${by}, copy: 7, location: Gudang, revision: "02" }\n`;
    const file = join(library, "RK.MLF.CTH.P-51/events.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/(?=- .*copy-recalled, date: 2024)/, event));
    const ask = (...words: string[]) =>
      runSop(["export", "P-51", "--copy", "7", "--library", library, "--date", "2026-11-23", "--lang", "en", ...words], { cwd: folder });
    expect((await ask()).err).toMatch(
      /revision 03 was never handed out\. There is one of revision 02\.\nFirst: sop copies RK\.MLF\.CTH\.P-51 --issue 7 --revision 03 --location "Gudang"/,
    );
    expect((await ask("--revision", "02")).err).toMatch(
      /at Gudang, is to be recalled[\s\S]*First: sop copies RK\.MLF\.CTH\.P-51 --recall 7 --revision 02/,
    );
  });

  test.runIf(process.platform === "linux")("without a browser", async () => {
    const words = ["export", "F-51", "--library", sops, "--lang", "en"];
    const missing = await runSop(words, { cwd: folder, env: { PATH: folder } });
    expect(missing.status).toBe(2);
    expect(missing.err).toMatch(/no Chrome, Chromium or Edge on this machine[\s\S]*CHROME_PATH/);
    const broken = await runSop(words, { cwd: folder, env: { CHROME_PATH: join(folder, "chrome") } });
    expect(broken.status).toBe(2);
    expect(broken.err).toContain("which is not there");
    writeFileSync(join(folder, "chrome"), "#!/bin/sh\necho perpustakaan bersama tidak ada >&2\nexit 127\n", { mode: 0o755 });
    const dying = await runSop(words, { cwd: folder, env: { CHROME_PATH: join(folder, "chrome") } });
    expect(dying.status).toBe(2);
    expect(dying.err).toContain("made no PDF: perpustakaan bersama tidak ada\n");
    expect(readdirSync(folder).filter((name) => name.endsWith(".pdf"))).toEqual([]);
  });
});
