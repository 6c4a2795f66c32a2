import { describe, expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const type = { name: "T", sections: [{ id: "purpose", name: "Purpose", from: "text" }] };
const readings = {
  /** P-01: a letter and a number. */
  letter: createReadingContext(librarySettings.parse({ organisation: "A", language: "en" })),
  /** SOP-001: a word and a number. */
  word: createReadingContext(
    librarySettings.parse({
      organisation: "A",
      language: "en",
      code: { pattern: "{type}-{number}", digits: 3 },
      types: { SOP: type, SUP: type, WI: type },
    }),
  ),
  /** QA-SOP-001: with a department. */
  long: createReadingContext(
    librarySettings.parse({
      organisation: "A",
      language: "en",
      code: { pattern: "{dept}-{type}-{number}", parts: { dept: ["QA", "PRD"] }, digits: 3 },
      types: { SOP: type, WI: type },
    }),
  ),
  /** ACME-WI-001: a word that all have. */
  branded: createReadingContext(
    librarySettings.parse({
      organisation: "A",
      language: "en",
      code: { pattern: "ACME-{type}-{number}", digits: 3 },
      types: { SOP: type, WI: type },
    }),
  ),
  /** 12.3.4: no letter in it. */
  numbers: createReadingContext(
    librarySettings.parse({
      organisation: "A",
      language: "en",
      code: { pattern: "{chapter}.{section}.{number}", parts: { chapter: ["12"], section: ["3", "5"] }, digits: 1 },
      types: { SOP: type },
    }),
  ),
  /** Instructions are WI-PRD-003-A, everything else is PRD/SOP/7. */
  several: createReadingContext(
    librarySettings.parse({
      organisation: "A",
      language: "en",
      code: [
        { pattern: "{dept}/{type}/{number}", parts: { dept: ["PRD"] }, digits: 1 },
        { types: ["WI"], pattern: "{type}-{dept}-{number}-{variant}", parts: { dept: ["PRD"], variant: ["A", "B"] }, digits: 3 },
        { types: ["F"], pattern: "{type}-{number}" },
      ],
      types: { SOP: type, WI: type, F: type },
    }),
  ),
  /** CL/QP/07: written with slashes; its folders are CL-QP-07. */
  slashes: createReadingContext(
    librarySettings.parse({
      organisation: "A",
      language: "en",
      code: { pattern: "{unit}/{type}/{number}", parts: { unit: ["CL"] } },
      types: { QP: type },
    }),
  ),
};

function read(scheme: keyof typeof readings, body: string) {
  const text = `---\ncode: X\ntitle: T\nrevision: "00"\n---\n\n## Purpose\n\n${body}\n`;
  const { citations, mistyped, lines } = readDocument({ path: "X/draft.md", folder: "X", fileName: "draft.md", text }, readings[scheme]);
  for (const { text: written, at } of [...citations, ...mistyped]) {
    const there = lines[at.start.line - 1]?.slice(at.start.column - 1, at.end.column - 1);
    if (!/[\\&\n]/.test(body)) expect(there).toBe(written);
  }
  return {
    cited: citations.map(({ code, step, revision }) => [code, step, revision].filter((value) => value !== undefined).join(" ")),
    mistyped: mistyped.map(({ text: written, code, isSure }) => `${written} ${code}${isSure ? "" : "?"}`),
  };
}

describe("a code and what touches it", () => {
  test.each<[keyof typeof readings, string, string[]]>([
    ["word", "as SOP-SUP-001 says", ["SOP-SUP-001"]],
    ["word", "as **SOP**-SUP-001 says", ["SOP-SUP-001"]],
    ["word", "SUP-001-A, SUP-001.2 and SUP-001/19", ["SUP-001-A", "SUP-001.2", "SUP-001/19"]],
    ["word", "SOP-001/SUP-002/WI-003", ["SOP-001", "SUP-002", "WI-003"]],
    ["numbers", "12.3.4, 12.5.11, 12.3.4_R2; not 12.3.4.1, 12.4.1, v12.3.4 or 112.3.4", ["12.3.4", "12.5.11", "12.3.4 2"]],
    ["several", "WI-PRD-003-A, PRD/SOP/7 and F-19, WI-PRD-003-C", ["WI-PRD-003-A", "PRD/SOP/7", "F-19", "WI-PRD-003-C"]],
    ["word", "SOP-001–SOP-003", ["SOP-001", "SOP-003"]],
    ["word", "SOP-042-VAR-001-WI-001", ["SOP-042-VAR-001-WI-001"]],
    ["word", "QMS/SOP/SOP-091/SOP-092, OPS-SOP-003", ["SOP-091", "SOP-092", "OPS-SOP-003"]],
    ["word", "SUP-001–003, SUP-004/005 and SUP-006–7", ["SUP-001", "SUP-003", "SUP-004", "SUP-005", "SUP-006–7"]],
    ["word", "see dept/SUP-001, a.SUP-002 and x_SUP-003", ["SUP-001", "SUP-002", "SUP-003"]],
    ["word", "SOP-777.md and [it](docs/SOP-778.md)", ["SOP-777", "SOP-778"]],
    ["letter", "F-19-nya, W-18.Setelah itu W-20_K8", ["F-19", "W-18", "W-20"]],
    ["letter", "P-01/Setelah itu", ["P-01"]],
    ["letter", "**P-01** rev 04, [W-02](../W-02/) revision 05 and `F-03` (rev. 06)", ["P-01 04", "W-02 05", "F-03 06"]],
    ["letter", "P-01_R8 and P\\-02\\_R9", ["P-01 8", "P-02 9"]],
    ["letter", "W&#45;03 and W&#x2d;04", ["W-03", "W-04"]],
    ["letter", "W-18 s/d W-21", ["W-18", "W-21"]],
    ["letter", "VIP-01, HTTP-01 and MW-10", []],
    ["letter", "```\nP-01\n```", []],
    ["long", "SARS-CoV-2, vis-a-vis-3, ISO-TS-16949, claude-opus-4-8, 4-On-4-Off, SS-WWP-24-10 and EXT-ISO-13485-2016", []],
    ["long", "QA-SPO-014 and QC-SOP-014", ["QA-SPO-014", "QC-SOP-014"]],
    ["long", "QA-SOP-014b and QA-SOP-015", ["QA-SOP-014b", "QA-SOP-015"]],
    ["long", "X-QA-SOP-014", ["X-QA-SOP-014"]],
    ["word", "参照SOP-001执行、请看SUP-002。WI-003を見る", ["SOP-001", "SUP-002", "WI-003"]],
    ["word", "ดูSOP-001ครับ, SUP-002을 참조, ຕາມWI-003, انظر SOP-004.", ["SOP-001", "SUP-002", "WI-003", "SOP-004"]],
    ["word", "éSOP-001, ЯSUP-002, 1WI-003", []],
    ["long", "按QA-SOP-014处理", ["QA-SOP-014"]],
    ["letter", "P-01 Rev.04, W-02 rev05, F-03 REV. 06, P-04 reviewed 07", ["P-01 04", "W-02 05", "F-03 06", "P-04"]],
    ["branded", "ACME-WX-001, ACME-WI-002; not ACMX-WI-001", ["ACME-WX-001", "ACME-WI-002"]],
    ["slashes", "CL/QP/07, [it](../CL-QP-08/) and CL/QP/09/10", ["CL/QP/07", "CL/QP/08", "CL/QP/09/10"]],
  ])("%s: %s", (scheme, body, cited) => {
    expect(read(scheme, body)).toEqual({ cited, mistyped: [] });
  });
});

describe("a code that is not written as one", () => {
  test.each<[keyof typeof readings, string, string[]]>([
    ["letter", "W‑99, W–98, W−97 and W—96", ["W‑99 W-99", "W–98 W-98", "W−97 W-97", "W—96 W-96"]],
    ["letter", "p-01 and P-001", ["p-01 P-01?", "P-001 P-01?"]],
    ["letter", "F-19nya and W-01b", ["F-19nya F-19?", "W-01b W-01?"]],
    ["letter", "a P-1 visa, a W-4, F-150, S-400, Wi-3, P 01, P - 01 and P-100", []],
    ["word", "SOP-1, sop-001, SOP 001 and SOP-0001", ["SOP-1 SOP-001?", "sop-001 SOP-001?", "SOP 001 SOP-001?", "SOP-0001 SOP-001?"]],
    ["word", "{#sop-001-scope} (#sop-001), `sop-001`, sop-001/exec, a/sop-001 and sop-001.md", []],
    ["word", "Wi-3, wi 003 and sop 12 days", []],
    ["long", "qa-sop-14 and QA-SOP-14/QA-SOP-15", ["qa-sop-14 QA-SOP-014", "QA-SOP-14 QA-SOP-014", "QA-SOP-15 QA-SOP-015"]],
    ["long", "QA SOP 014, QA-SOP - 015", ["QA SOP 014 QA-SOP-014?", "QA-SOP - 015 QA-SOP-015?"]],
    ["long", "QA–SOP–014 and QA\\-SOP–015", ["QA–SOP–014 QA-SOP-014", "QA-SOP–015 QA-SOP-015"]],
    ["long", "QC-SOP–014", []],
    ["long", "QA&ndash;SOP&hyphen;014 and QA&nbsp;SOP&minus;015", ["QA–SOP‐014 QA-SOP-014", "QA\u00a0SOP−015 QA-SOP-015?"]],
    ["long", "QA-SOP-\n014", ["QA-SOP- ↵ 014 QA-SOP-014?"]],
    ["long", "> QA-\n> SOP-014\n- QA-SOP-\n- 015", ["QA- ↵ > SOP-014 QA-SOP-014?"]],
    ["letter", "W-\n18", []],
  ])("%s: %s", (scheme, body, mistyped) => {
    expect(read(scheme, body)).toEqual({ cited: [], mistyped });
  });
});

// Each took minutes where a place was looked at more than once.
test.each(["P-01-X-", "P-01/", "[a](P-01/", "](", "`P-01` ", "\\-P-01 ", "&#45;P-01", "[", "<a://", "a-", "P-"])(
  "%s 120,000 letters long is read",
  (piece) => {
    expect(read("letter", piece.repeat(120_000 / piece.length)).mistyped).toEqual([]);
  },
);
