import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { findBrowser } from "../tools/find-browser.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
let folder: string;
let env: Record<string, string>;
const sop = (...words: string[]) =>
  runSop(["export", ...words, "--library", sops, "--date", "2026-11-23", "--lang", "en"], { cwd: folder, env });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-binder-"));
  env = { CHROME_PATH: (await findBrowser()).path };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openPdf(file: string) {
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, file))));
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join(" ")
        .replace(/\s+/g, " "),
    );
  }
  return { pdf, texts };
}

test("all documents in force become one PDF, whose contents name the pages they begin on", async () => {
  const { status, err, out } = await sop("--all", "--out", "binder.pdf", "--json");
  expect({ status, err }).toEqual({ status: 0, err: "" });
  const codes: string[] = JSON.parse(out).files[0].documents.map(({ code }: { code: string }) => code);
  expect(codes).toContain("RK.MLF.CTH.P-51");
  expect(codes).not.toContain("RK.MLF.CTH.W-52");
  const { pdf, texts } = await openPdf("binder.pdf");
  expect(texts[0]).toContain("All documents in force on 23 November 2026");
  for (const code of codes) {
    const page = Number(new RegExp(`${code.replaceAll(".", "\\.")} .*? \\d+ \\u2007*\\s*(\\d+)(?= |$)`).exec(texts[1] ?? "")?.[1]);
    expect(texts[page - 1]).toContain(code);
    // Each document says how it stands, above its sheet.
    expect(texts[page - 1]).toMatch(/(?:berlaku sejak|in force since) \d+ \p{L}+ \d{4}/u);
    expect(texts[page - 2]).not.toContain(`${code} · `);
  }
  for (const [index, text] of texts.entries())
    expect(text).toMatch(new RegExp(`(?:page|halaman) ${index + 1} (?:of|dari) ${texts.length}`));
  expect(texts[2]).toContain("Master list of documents");
  // Days are in words, as everywhere.
  expect(texts[2]).toContain("3 December 2019");
  expect(texts.slice(0, 3).join(" ")).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  const outline = (await pdf.getOutline()) ?? [];
  expect(outline.map(({ title }) => title).slice(0, 4)).toEqual([
    "Document Binder",
    "Contents",
    "Master list of documents",
    "Prosedur Operasi Standar CC Telkom Customer Handling",
  ]);
  expect(outline[3]?.items.slice(0, 2).map(({ title }) => title)).toEqual(["1. Rujukan", "2. Tujuan"]);
  expect((await pdf.getMarkInfo())?.Marked).toBe(true);
  // A document's links lead to the other's pages in the same file.
  const places = Object.keys((await pdf.getDestinations()) ?? {});
  expect(places).toContain("binder-1");
}, 120_000);

test("named documents are bound with --binder; what can't be bound is refused with what to write", async () => {
  expect((await sop("P-51", "W-51", "--binder", "--out", "two.pdf")).status).toBe(0);
  expect((await openPdf("two.pdf")).texts[0]).toContain("Chosen documents, as of 23 November 2026");
  for (const words of [
    [],
    ["P-51", "--all"],
    ["--all", "--revision", "03"],
    ["P-51", "--binder", "--format", "html"],
    ["--all", "--out", "two.pdf"],
  ]) {
    const { status, err } = await sop(...words);
    expect(status).toBe(2);
    expect(err.split("\n").filter((line) => line !== "").length).toBeLessThanOrEqual(3);
  }
}, 120_000);
