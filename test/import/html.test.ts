import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importFile } from "../../cli/import/import-files.ts";
import { allText, type Block, cellText } from "../../core/import/blocks.ts";
import { importDocument } from "../../core/import/import-document.ts";
import { readHtml } from "../../core/import/read-html.ts";
import { request } from "./settings.ts";

const page = (body: string, head = "") => readHtml("x.html", `<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
const labelled = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === "paragraph" ? `${block.heading ?? ""}${block.label ?? ""}|${allText([block])}` : block.kind));

test("headings, lists, quotes and loose text are blocks", () => {
  const { body } = page(
    "loose <b>bold</b><h2>One</h2><ol start=3><li>three<ul><li>dot</ul><li><p>four</p><p>more</p></ol><blockquote>said</blockquote><div>a<p>b</p>c</div>",
  );
  expect(labelled(body)).toEqual(["|loose bold", "2|One", "3.|three", "•|dot", "4.|four", "|more", "|said", "|a", "|b", "|c"]);
  expect(body.find((block) => block.kind === "paragraph" && block.isQuote)).toBeDefined();
});

test("merged cells stand at their first place", () => {
  const [table] = page("<table><tr><th rowspan=2>a<th colspan=2>b<tr><td>c<td>d</table>").body;
  expect(table?.kind === "table" && table.rows.map((row) => row.map((cell) => cell.covered ?? cellText(cell)))).toEqual([
    ["a", "b", "left"],
    ["above", "c", "d"],
  ]);
});

test("what a page hides, inserts, strikes out or runs is told apart", () => {
  const source = page(
    "<p>Keep <ins>new</ins> <del>old</del></p><p style='display: none'>secret</p><script>alert(1)</script><img src=a.png alt=map>",
    "<title>T</title>",
  );
  expect(allText(source.body)).toBe("Keep new\nmap");
  expect(source.asides.map(({ kind, text }) => [kind, text])).toEqual([
    ["inserted", "new"],
    ["deleted", "old"],
    ["hidden", "secret"],
  ]);
  expect(source.passedOver.map(({ en }) => en)).toEqual(["a picture, not taken along: a.png"]);
});

test("a procedure comes in, every word of it", () => {
  const source = page(
    "<table><tr><td>Document No.<td>QA-SOP-014<tr><td>Title<td>Complaints<tr><td>Revision<td>1</table><h1>1. Purpose</h1><p>To record.</p><h1>2. Procedure</h1><ol><li>The Agent greets.<li>The Agent records; if angry, go to step 1.</ol>",
  );
  const { code, text, report } = importDocument(source, request);
  expect(code).toBe("QA-SOP-014");
  expect(text).toMatch(/#### 2\. Angry\?[\s\S]*- Yes → 1/);
  expect(report.words.missing).toEqual([]);
});

test.each([
  ["deep", "<div>".repeat(50_000), "is nested too deeply"],
  ["deep in a line", "<b>".repeat(50_000), "is nested too deeply"],
  ["lists in lists", "<ul><li>".repeat(20_000), "is nested too deeply"],
  ["wide cells", `<table>${"<tr><td colspan=1000 rowspan=1000>x".repeat(20_000)}</table>`, undefined],
])("a hostile page is read or refused in words: %s", async (_, body, refused) => {
  const path = join(mkdtempSync(join(tmpdir(), "sop-html-")), "x.html");
  writeFileSync(path, `<html><body>${body}<p>end`);
  const outcome = await importFile(path, request);
  if (refused === undefined) expect(outcome).toHaveProperty("imported");
  else expect("fault" in outcome && outcome.fault.text.en).toContain(refused);
});
