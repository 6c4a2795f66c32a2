import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLibrary } from "../../cli/bin/sop-control.ts";
import { runSop } from "../run-sop.ts";
import { findBrowser } from "../tools/find-browser.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

/** What readers are told of a document that will be withdrawn, and of one whose next revision was cancelled before it was. */

const flow = "### Calls\n\n#### 1. Greet\n\n- Actor: Agent\n- Next: end\n";
const by = "by: { name: C., position: Head }";
const next = (code: string, effective: string) =>
  issuedDocument(code, flow).replace('revision: "00"\neffective: 2026-01-05', `revision: "01"\neffective: ${effective}`);
const events = (...lines: string[]) => lines.map((line) => `- { ${line}, ${by} }\n`).join("");
const leaving = "event: withdrawn, date: 2026-12-20, recorded: 2026-11-20, reason: Merged";
const files = {
  "library.yaml": "organisation: Test\nlanguage: en\n",
  // Will be withdrawn, with another in its place.
  "P-01/rev-00.md": issuedDocument("P-01", flow),
  "P-01/events.yaml": events(
    `${leaving}, replacedBy: P-02`,
    'event: copy-issued, date: 2026-11-21, recorded: 2026-11-21, copy: 3, location: Front desk of the second floor, revision: "00"',
  ),
  // The same, before its next revision comes into force.
  "P-02/rev-00.md": issuedDocument("P-02", flow),
  "P-02/rev-01.md": next("P-02", "2027-01-10"),
  "P-02/events.yaml": events(leaving),
  // Would have been, and stays.
  "P-03/rev-00.md": issuedDocument("P-03", flow),
  "P-03/events.yaml": events(leaving, "event: reinstated, date: 2026-11-22, recorded: 2026-11-22, reason: Needed"),
  // Is withdrawn until a day.
  "P-04/rev-00.md": issuedDocument("P-04", flow),
  "P-04/events.yaml": events(
    "event: withdrawn, date: 2026-11-01, recorded: 2026-11-01, reason: Broken",
    "event: reinstated, date: 2026-12-01, recorded: 2026-11-02, reason: Mended",
  ),
  // Was withdrawn, after its next revision was cancelled.
  "P-05/rev-00.md": issuedDocument("P-05", flow),
  "P-05/rev-01.md": next("P-05", "2026-11-20"),
  "P-05/events.yaml": events(
    'event: cancelled, date: 2026-11-01, recorded: 2026-11-01, revision: "01", reason: Not ready',
    "event: withdrawn, date: 2026-11-10, recorded: 2026-11-10, reason: Merged",
  ),
  // Leads to one that will be withdrawn; and to one whose next revision only takes the place of the one before.
  "P-06/rev-00.md": issuedDocument("P-06", flow.replace("Greet\n", "Greet\n\nAs P-01 says.\n")),
  "P-07/rev-00.md": issuedDocument("P-07", flow.replace("Greet\n", "Greet\n\nAs P-08 says.\n")),
  "P-08/rev-00.md": issuedDocument("P-08", flow),
  "P-08/rev-01.md": next("P-08", "2026-12-15"),
  // Will be withdrawn, with another in its place that was withdrawn itself; before that day, what it leads to is in force again.
  "P-09/rev-00.md": issuedDocument("P-09", flow.replace("Greet\n", "Greet\n\nAs P-04 says.\n")),
  "P-09/events.yaml": events(`${leaving}, replacedBy: P-05`),
};

let portal: MadePortal;
beforeAll(async () => {
  portal = await makePortal(files);
}, 120_000);
afterAll(() => portal?.close());

const page = (address: string) => readFile(join(portal.folder, address, "index.html"), "utf8");
/** What a reader reads of a part of a page. */
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ,/g, ",")
    .trim();
const partOf = (html: string, start: RegExp, end: string) => {
  const at = html.search(start);
  return at < 0 ? "" : words(html.slice(at, html.indexOf(end, at)));
};
const strip = (html: string) => partOf(html, /<aside class="strip/, "</aside>");
const banner = (html: string) => partOf(html, /<aside class="banner/, "</aside>");
const changes = (html: string) => /data-changes="([^"]*)"/.exec(html)?.[1];

describe("a document that will be withdrawn", () => {
  test.each([
    ["P-01/", "in force since 5 January 2026, will be withdrawn on 20 December 2026", "2026-12-20"],
    ["id/P-01/", "berlaku sejak 5 Januari 2026, akan ditarik pada 20 Desember 2026", "2026-12-20"],
    ["P-03/", "in force since 5 January 2026 approved", "2028-01-03"],
    ["P-04/", "withdrawn on 1 November 2026, in force again from 1 December 2026", "2026-12-01"],
  ])("%s says so in its strip, and from when its page may be out of date", async (address, said, day) => {
    const html = await page(address);
    expect(strip(html)).toContain(said);
    expect(changes(html)).toBe(day);
  });

  test("what leads to it may be out of date from that day on, too; what leads to one that stays in force is not", async () => {
    expect(changes(await page("P-06/"))).toBe("2026-12-20");
    expect(changes(await page("P-06/guide/calls/"))).toBe("2026-12-20");
    expect(changes(await page("P-07/"))).toBe("2028-01-03");
  });

  test("on paper it stands on every sheet, and in the foot", async () => {
    const html = await page("P-01/");
    expect(html).toMatch(/@bottom-left\{content:"will be withdrawn on 20 December 2026 /);
    expect(html).toMatch(/--sheet-below:"will be withdrawn on 20 December 2026 /);
    expect(partOf(html, /print-foot/, "</div>")).toContain("will be withdrawn on 20 December 2026.");
    const stays = await page("P-03/");
    expect(stays).not.toContain("will be withdrawn");
  });

  test("why, and what is used instead, stands at its foot, and is offered once its page is out of date", async () => {
    const html = await page("P-01/");
    expect(words(html)).toContain("This document will be withdrawn on 20 December 2026: Merged · Open its replacement, P-02");
    expect(html).toMatch(/<a href="[^"]*P-02\/" data-next hidden>Open its replacement, P-02</);
  });

  test("that is offered on the day itself, where something else may change before", async () => {
    const browser = await startBrowser();
    for (const address of ["P-09/", "P-09/guide/calls/"]) {
      expect(changes(await page(address))).toBe("2026-12-01");
      for (const [day, isOffered] of [
        ["2026-11-30", false],
        ["2026-12-02", false],
        ["2026-12-20", true],
      ] as const) {
        const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 390, height: 800 } });
        const { page: shown, trouble } = await watchedPage(context, portal.url);
        await shown.clock.setFixedTime(`${day}T05:00:00Z`);
        await shown.goto(`${portal.url}${address}`);
        const offered = shown.locator(".strip a[data-next]");
        expect([address, day, await offered.isVisible()]).toEqual([address, day, isOffered]);
        expect((await offered.textContent())?.replace(/\s+/g, " ")).toBe("Open its replacement, P-05 Withdrawn");
        expect(trouble).toEqual([]);
        await context.close();
      }
    }
    await browser.close();
    expect(words(await page("P-09/"))).toContain(
      "This document will be withdrawn on 20 December 2026: Merged · Open its replacement, P-05 Withdrawn",
    );
  });

  test("its next revision is not said to come into force after that", async () => {
    const html = await page("P-02/rev-01/");
    expect(strip(html)).toContain("Revision 01 will be withdrawn on 20 December 2026");
    expect(strip(html)).not.toContain("in force from");
    expect(banner(html)).toContain(
      "Not in force: the document will be withdrawn on 20 December 2026, before this revision comes into force",
    );
    expect(words(await page("P-02/"))).not.toContain("comes into force on 10 January 2027");
    expect(banner(await page("id/P-02/rev-01/"))).toContain("dokumen akan ditarik pada 20 Desember 2026, sebelum revisi ini berlaku");
  });

  test("the master list and the history say it, in both languages", async () => {
    const row = async (address: string, code: string) =>
      words((await page(address)).split("</tr>").find((one) => one.includes(code)) ?? "");
    expect(await row("registers/documents/", "P-01")).toContain("will be withdrawn on 20 December 2026");
    expect(await row("id/registers/documents/", "P-01")).toContain("akan ditarik pada 20 Desember 2026");
    expect(await row("registers/documents/", "P-03")).not.toContain("withdrawn");
    expect(await row("registers/documents/", "P-04")).toContain("in force again from 1 December 2026");
    const line = words(await page("history/"));
    expect(line).toContain("20 December 2026 P-01 will be withdrawn");
    expect(line).toContain("22 November 2026 P-03 stays in force: its withdrawal was taken back");
    expect(line).not.toContain("P-03 will be withdrawn");
    expect(line).toContain("1 December 2026 P-04 will be reinstated");
  });

  test("the feed and the data that prints are checked against say it", async () => {
    const feed = await readFile(join(portal.folder, "feed.xml"), "utf8");
    expect(feed).toContain("Status: in force since 5 January 2026, will be withdrawn on 20 December 2026");
    const { documents } = JSON.parse(await readFile(join(portal.folder, "verify.json"), "utf8"));
    expect(documents["P-01"].revisions["00"]).toMatchObject({ status: "effective", ends: "2026-12-20", changes: "2026-12-20" });
    expect(documents["P-02"].revisions["01"]).toMatchObject({ status: "scheduled", ends: "2026-12-20" });
    expect(documents["P-03"].revisions["00"]).not.toHaveProperty("ends");
  });

  test("on each sheet of a numbered copy it stands beside the copy's stamp and its day, and over neither", async () => {
    const file = join(portal.folder, "..", "copy.pdf");
    const words = ["--copy", "3", "--library", portal.library, "--date", "2026-11-23", "--out", file];
    const env = { CHROME_PATH: (await findBrowser()).path };
    const { status, err } = await runSop(["export", "P-01", "--format", "pdf", ...words], { cwd: portal.library, env });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const pdf = await getDocumentProxy(new Uint8Array(await readFile(file)));
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const foot = items.flatMap((item) => {
        if (!("str" in item) || item.str.trim() === "") return [];
        const [, , , , x = 0, y = 0] = item.transform as number[];
        return y < 57 ? [{ text: item.str, x, y, end: x + item.width }] : [];
      });
      const said = foot.map(({ text }) => text).join(" ");
      expect(said).toContain("will be withdrawn on 20 December 2026");
      expect(said).toMatch(/CONTROLLED COPY.*No\. 3.*Front desk of the second floor/s);
      for (const one of foot)
        for (const other of foot)
          if (one !== other && Math.abs(one.y - other.y) < 5)
            expect(one.end <= other.x || other.end <= one.x, `${one.text} over ${other.text}`).toBe(true);
    }
  }, 60_000);

  test("a Word file says it at the foot of each page", async () => {
    const words = ["--library", portal.library, "--date", "2026-11-23", "--out", join(portal.folder, "..", "word")];
    const { status, err } = await runSop(["export", "P-01", "P-03", "--format", "docx", ...words], { cwd: portal.library });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const foot = async (name: string) => {
      const parts = unzipSync(await readFile(join(portal.folder, "..", "word", name)));
      return Buffer.from(parts["word/footer1.xml"] ?? []).toString("utf8");
    };
    expect(await foot("P-01-rev-00.docx")).toContain("Will be withdrawn on 20 December 2026 · Uncontrolled copy when printed");
    expect(await foot("P-03-rev-00.docx")).not.toContain("withdrawn");
  });
});

describe("who checks a print of it, or asks for it,", () => {
  test("is told by the portal's page", async () => {
    const browser = await startBrowser();
    try {
      const context = await browser.newContext({ serviceWorkers: "block" });
      const { page: opened, trouble } = await watchedPage(context, portal.url);
      const said = async (stamp: string) => {
        await opened.goto(`${portal.url}verify/?stamp=${encodeURIComponent(stamp)}`);
        await opened.locator("[data-verdict-text]:not(:empty)").waitFor();
        return opened.locator("[data-verdict-text]").textContent();
      };
      expect(await said("P-01 00")).toBe("P-01 revision 00 is in force, as of 23 November 2026. It will be withdrawn on 20 December 2026.");
      expect(await said("P-01")).toMatch(/In force is revision 00, .* It will be withdrawn on 20 December 2026\.$/);
      expect(await said("P-03 00")).toBe("P-03 revision 00 is in force, as of 23 November 2026.");
      expect(await said("P-01 00 0123456789abcdef")).not.toContain("withdrawn");
      expect(trouble).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test("is told by the library's answers to programs", async () => {
    const library = await openLibrary(portal.library, { date: "2026-11-23", language: "en" });
    expect(library.standing("P-01").inForce?.notice).toBe("Will be withdrawn on 2026-12-20, replaced by P-02: Merged");
    expect(library.standing("P-03").inForce?.notice).toBeUndefined();
    expect(library.standing("P-04").notice).toBe("Withdrawn on 2026-11-01: Broken; in force again from 2026-12-01");
    expect(library.standing("P-05").notice).toBe("Withdrawn on 2026-11-10: Merged");
    expect(library.on("2026-12-20").standing("P-01").notice).toBe("Withdrawn on 2026-12-20, replaced by P-02: Merged");
  });
});

describe("a document withdrawn after its next revision was cancelled", () => {
  test("stands as the revision that was in force, and the cancelled one as cancelled", async () => {
    const html = await page("P-05/");
    expect(strip(html)).toMatch(/^Withdrawn P-05 Revision 00 withdrawn on 10 November 2026/);
    expect(strip(await page("P-05/rev-01/"))).toMatch(/^Cancelled P-05 Revision 01 cancelled on 1 November 2026/);
    const { documents } = JSON.parse(await readFile(join(portal.folder, "verify.json"), "utf8"));
    expect(documents["P-05"].revisions).toMatchObject({ "00": { status: "withdrawn" }, "01": { status: "cancelled" } });
    const rows = (await page("registers/documents/")).split("</tr>");
    expect(words(rows.find((row) => row.includes("P-05")) ?? "")).toMatch(/P-05 Procedure P-05 .*00 Withdrawn/);
  });
});
