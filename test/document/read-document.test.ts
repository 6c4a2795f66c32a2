import { describe, expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const context = createReadingContext(
  librarySettings.parse({
    organisation: "Contoh",
    code: { pattern: "{company}.{unit}.{client}.{type}-{number}", parts: { company: ["IN"], unit: ["OCC", "QCC"], client: ["TELK"] } },
  }),
);

function read(text: string, fileName = "draft.md") {
  return readDocument({ path: `sops/X/${fileName}`, folder: "X", fileName, text }, context);
}

const head = '---\ncode: IN.OCC.TELK.P-01\ntitle: Contoh\nrevision: "00"\n---\n';

describe("frontmatter", () => {
  test("a value that does not fit is left out and the rest is kept", () => {
    const document = read(
      '---\ncode: IN.OCC.TELK.P-01\ntitle: Contoh\nrevision: "00"\napprovals:\n  prepared: { name: A, position: B, date: kemarin }\n  checked: { name: C, position: D, date: 2020-01-02 }\n---\n',
    );
    expect(Object.keys(document.frontMatter.approvals)).toEqual(["checked"]);
    expect(document.frontMatter.title).toBe("Contoh");
    expect(document.problems.map(({ at, message }) => [at.start, message.en])).toEqual([
      [{ line: 6, column: 43 }, "“approvals.prepared.date”, here “kemarin”, is not a day of the calendar written YYYY-MM-DD."],
    ]);
  });

  test.each([
    ["nothing at all", "", "empty"],
    ["blank lines only", "\n \n\t\n", "empty"],
    ["no frontmatter", "# Judul\n\nTeks\n", "missing"],
    ["frontmatter never closed", "---\ncode: X\n", "not-closed"],
    ["a list for frontmatter", "---\n- a\n---\n", "missing"],
    ["broken YAML", '---\ncode: "X\ntitle: y\n---\n', "yaml MISSING_CHAR"],
    ["brackets without end", `---\na: ${"[".repeat(5000)}\n---\n`, "too-deep"],
    ["dashes without end", `---\n${"- ".repeat(5000)}a\n---\n`, "too-deep"],
    ["an alias bomb", `---\na: &a [x]\nb: [${"*a,".repeat(50)}]\n---\n`, "aliases"],
    ["an alias of what it stands in", "---\nparties: &a [Agent, { b: *a }]\n---\n", "endless *a"],
    ["five megabytes", `${head}${"teks ".repeat(1_000_000)}`, "too-long"],
  ])("%s is one problem that says so", (_, text, key) => {
    expect(read(text).problems.map((problem) => problem.key)).toContain(key);
  });

  test("CRLF and a byte order mark change nothing but the line ends", () => {
    const text = `${head}## Tujuan\n\nSesuai IN.OCC.TELK.W-10.\n`;
    const other = read(`﻿${text.replaceAll("\n", "\r\n")}`);
    expect({ ...other, text, locate: 0 }).toEqual({ ...read(text), locate: 0 });
  });
});

describe("citations", () => {
  const codes = (body: string) =>
    read(head + body).citations.map(({ code, step, revision }) => [code, step, revision].filter((value) => value !== undefined).join(" "));

  test.each([
    ["a code in prose", "Lihat IN.OCC.TELK.W-10.", ["IN.OCC.TELK.W-10"]],
    ["with its revision", "Lihat IN.OCC.TELK.W-10 rev. 05 dan IN.QCC.TELK.S-01 revisi 02.", ["IN.OCC.TELK.W-10 05", "IN.QCC.TELK.S-01 02"]],
    ["both ends of a range", "IN.OCC.TELK.W-18 s/d W-21", ["IN.OCC.TELK.W-18", "IN.OCC.TELK.W-21"]],
    ["an RC cites a step", "Kembali ke IN.OCC.TELK.P-02_R8.", ["IN.OCC.TELK.P-02 8"]],
    ["a mistyped part is still a code", "Lihat IN.OCX.TELK.W-10.", ["IN.OCX.TELK.W-10"]],
    ["not inside a longer word", "éIN.OCC.TELK.W-10 dan éIN.OCC.TELK.W-10b", []],
    ["with letters grown on it is another code", "x-IN.OCC.TELK.W-10b", ["IN.OCC.TELK.W-10b"]],
    ["in a code span, over lines too", "`IN.OCC.TELK.W-10` dan ``a\nIN.OCC.TELK.W-11``", ["IN.OCC.TELK.W-10", "IN.OCC.TELK.W-11"]],
    ["not in a fence", "```\nIN.OCC.TELK.W-10\n```", []],
    ["in a link target", "[petunjuk](../IN.OCC.TELK.W-10/draft.md#tujuan)", ["IN.OCC.TELK.W-10"]],
    ["once in a link's words and target", "[IN.OCC.TELK.W-10](../IN.OCC.TELK.W-10/) rev 04", ["IN.OCC.TELK.W-10 04"]],
    ["twice where they differ", "[IN.OCC.TELK.W-10](../IN.OCC.TELK.W-11/)", ["IN.OCC.TELK.W-10", "IN.OCC.TELK.W-11"]],
    [
      "not in addresses of the web or a picture's",
      "![Denah](assets/IN.OCC.TELK.W-10.png) https://a.id/IN.OCC.TELK.W-11 <b@IN.OCC.TELK.W-12>",
      [],
    ],
    ["its own code is no citation", "IN.OCC.TELK.P-01", []],
  ])("%s", (_, body, expected) => {
    expect(codes(`## Tujuan\n\n${body}\n`)).toEqual(expected);
  });

  test("many backticks are read in linear time", () => {
    const body = Array.from({ length: 20_000 }, (_, index) => "`".repeat((index % 50) + 1)).join(" a ");
    expect(codes(`## Tujuan\n\n${body} IN.OCC.TELK.W-10\n`).length).toBeLessThan(2);
  });
});

describe("flows", () => {
  const step = (fields: string, more = "") =>
    read(`${head}## Rincian Prosedur\n\n### Layanan 108\n\n#### 1. Salam\n\n${fields}\n\n### Layanan 147\n${more}`).flows[0]?.steps[0];

  test.each([
    ["selesai", { kind: "end" }],
    ["END", { kind: "end" }],
    ["?", { kind: "unknown" }],
    ["12", { kind: "step", number: 12 }],
    ["3 dan 5", { kind: "parallel", numbers: [3, 5] }],
    ["3, 4 and 5", { kind: "parallel", numbers: [3, 4, 5] }],
    ["IN.OCC.TELK.P-01_R8", { kind: "rc", rc: "IN.OCC.TELK.P-01_R8", code: "IN.OCC.TELK.P-01", step: 8 }],
    ["IN.OCC.TELK.W-10", { kind: "document", code: "IN.OCC.TELK.W-10" }],
    ["layanan  147", { kind: "flow", title: "Layanan 147", slug: "layanan-147" }],
    ["Layanan", { kind: "unread", text: "Layanan" }],
  ])("Lanjut: %s", (written, target) => {
    const next = step(`- Lanjut: ${written}`)?.next;
    expect(next?.kind === "target" && next.target.value).toEqual(target);
  });

  test("a title without letters has an address by its signs, wherever it stands", () => {
    const slugs = (lines: string) =>
      read(`${head}${lines}## Rincian Prosedur\n\n### 🚒\n\n### ???\n\n### 🚒\n\n### 電話\n`).flows.map(({ slug }) => slug);
    expect(slugs("")).toEqual(["flow-1f692", "flow-3f-3f-3f", "flow-1f692-1", "電話"]);
    expect(slugs("## Tujuan\n\nLebih banyak baris.\n\n")).toEqual(slugs(""));
  });

  test("branches are split at the last arrow, in either spelling", () => {
    const next = step("- Lanjut:\n  - A → B → 2\n  - Tidak -> selesai")?.next;
    expect(next?.kind === "branches" && next.branches.map(({ label, target }) => [label.value, target.value.kind])).toEqual([
      ["A → B", "step"],
      ["Tidak", "end"],
    ]);
  });

  test("English field names are read too", () => {
    const found = step("- Actor: Agent, Team Leader\n- Follows: IN.OCC.TELK.W-10\n- After: 4 and 6\n- Application: NOSSA");
    expect(found?.actors.map(({ value }) => value)).toEqual(["Agent", "Team Leader"]);
    expect(found?.follows?.value).toEqual({ kind: "document", code: "IN.OCC.TELK.W-10" });
    expect(found?.after.map(({ value }) => value)).toEqual([4, 6]);
    expect(found?.applications[0]?.at).toEqual({ start: { line: 15, column: 16 }, end: { line: 15, column: 21 } });
  });

  test("a list that is no field list is prose", () => {
    const found = step("- satu\n- dua: tiga");
    expect(found?.fields).toEqual([]);
    expect(found?.text).toEqual({ first: 12, end: 14 });
  });

  test("quotes are what to say, one string each", () => {
    expect(step("- Pelaksana: Agent\n\nAgent:\n\n> Selamat pagi,\n> dengan siapa?\n\nlalu\n\n> Baik.")?.say).toEqual([
      "Selamat pagi, dengan siapa?",
      "Baik.",
    ]);
  });
});
