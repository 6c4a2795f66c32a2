import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../core/apply-edits.ts";
import type { Edit } from "../../core/document/document.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { orderFindings } from "../../core/finding.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { checkLibrary } from "../../core/rules/engine/check-library.ts";
import { documentRules, libraryRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const settings = librarySettings.parse({
  organisation: "Contoh",
  signatures: "required",
  code: { pattern: "{company}.{unit}.{client}.{type}-{number}", parts: { company: ["IN"], unit: ["OCC"], client: ["TELK"] } },
});
const reading = createReadingContext(settings);

const code = fc.constantFrom(
  "IN.OCC.TELK.P-01",
  "IN.OCC.TELK.W-10",
  "IN.QCC.TELK.S-01",
  "IN.OCC.TELK.P-01_R2",
  "IN.OCC.TELK.W-10_R9",
  "P-1",
);
const number = fc.integer({ min: 0, max: 7 });
const words = fc.constantFrom(
  "Layanan 108",
  "Salam",
  "Data tersedia?",
  "selesai",
  "NOSSA",
  "nossa",
  "SLA",
  "TODO",
  "[…]",
  "?",
  "5 dan 6",
  "",
  "→",
  "🙂",
);
const anything = fc.oneof(words, code, number.map(String), fc.string({ maxLength: 12 }));

/** Its code, most of the time: what is found of a text without one says so, and names it by its folder. */
const codeLine = fc.oneof({ weight: 4, arbitrary: fc.constant(["code: IN.OCC.TELK.P-01"]) }, { weight: 1, arbitrary: fc.constant([]) });
const digest = `sha256:${"0".repeat(64)}`;
const frontMatterLine = fc.oneof(
  fc
    .tuple(fc.constantFrom("code", "title", "revision", "effective", "language", "keywords", "transcription"), anything)
    .map(([key, value]) => `${key}: ${value}`),
  fc.constantFrom(
    'revision: "01"',
    "effective: 2024-02-30",
    "effective: 2024-02-03",
    "approvals: { prepared: { name: A, position: B, date: 2025-01-01 }, approved: { name: A, position: B, date: 2024-01-01 } }",
    "parties: [Agent, agent]",
    "definitions: [{ term: NOSSA, kind: application, meaning: x }, { term: nossa, kind: term, meaning: x }]",
    "records: [{ no: 3, code: IN.OCC.TELK.F-19, retention: 2 Tahun }, { title: x, retention: 9999999999 tahun, custodian: y }]",
    'changes: [{ revision: "00", effective: 2024-01-01, summary: [] }, { summary: [subbab X], affects: [Layanan 108/1, "/", purpose], renumbered: { "1": "2", "9": "9" } }]',
    "transcription: { source: x, gaps: [{ flow: Layanan 108, steps: 1-3, why: y }] }",
    "reconstructed: [a.b]",
    "distribution: [{ copy: controlled, location: x }]",
    "constructor: 1",
    `approvals: { prepared: { name: A, position: B, date: 2025-01-01, method: sop-1, digest: { header: "${digest}", text: "${digest}", flows: "${digest}", assets: "${digest}" } } }`,
    `approvals: { prepared: { name: A, position: B, date: 2025-01-01, evidenceFile: { path: assets/a.pdf, digest: "${digest}" } } }`,
  ),
);
const bodyLine = fc.oneof(
  fc.constantFrom(
    "## Rincian Prosedur",
    "## Tujuan",
    "## Ruang Lingkup",
    "## Indikator Kinerja Prosedur",
    "## Lain",
    "### Layanan 108",
    "### Layanan 147",
    "",
    "",
    "---",
    "```",
    "- ",
    "> [!RECONSTRUCTED]",
  ),
  fc.tuple(number, words).map(([step, title]) => `#### ${step}. ${title}`),
  fc
    .tuple(fc.constantFrom("Lanjut", "RC", "KPI", "Pelaksana", "Setelah", "Sesuai", "Aplikasi", "Lainnya", "constructor"), anything)
    .map(([name, value]) => `- ${name}: ${value}`),
  fc.tuple(number, number).map(([a, b]) => `- Lanjut: ${a} dan ${b}`),
  fc.tuple(anything, anything).map(([label, target]) => `  - ${label} → ${target}`),
  fc.tuple(words, anything).map(([alt, address]) => `![${alt}](${address}) dan [x](../${address})`),
  fc.array(anything, { maxLength: 6 }).map((parts) => parts.join(" ")),
);
const stepBlock = fc
  .tuple(
    number,
    words,
    fc.array(fc.oneof(number.map(String), fc.constantFrom("2 dan 3", "selesai", "IN.OCC.TELK.W-10_R2")), { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([step, title, targets, waits]) =>
    [
      `#### ${step}. ${title}`,
      "",
      `- Pelaksana: Agent`,
      `- RC: IN.OCC.TELK.P-01_R${step}`,
      ...(targets.length === 1 ? [`- Lanjut: ${targets[0]}`] : []),
      ...(targets.length > 1 ? ["- Lanjut:", ...targets.map((target, index) => `  - ${index} → ${target}`)] : []),
      ...(waits ? ["- Setelah: 2 dan 3"] : []),
      "",
    ].join("\n"),
  );
const flowText = fc
  .tuple(codeLine, fc.array(frontMatterLine, { maxLength: 4 }), fc.array(stepBlock, { minLength: 1, maxLength: 8 }))
  .map(([code, front, steps]) => ["---", ...code, ...front, "---", "## Rincian Prosedur", "", "### Layanan 108", "", ...steps].join("\n"));
const documentText = fc
  .tuple(codeLine, fc.array(frontMatterLine, { maxLength: 9 }), fc.array(bodyLine, { maxLength: 40 }), fc.boolean())
  .map(([code, front, body, closed]) => ["---", ...code, ...front, ...(closed ? ["---"] : []), ...body].join("\n"));
const anyText = fc.oneof(
  { weight: 3, arbitrary: flowText },
  { weight: 3, arbitrary: documentText },
  { weight: 1, arbitrary: fc.string({ maxLength: 300, unit: "binary" }) },
);

test("no rule throws on any document, and two runs find the same", () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), (texts) => {
      expect(findingsIn(texts)).toBe(findingsIn(texts));
    }),
    { numRuns: 400, seed: 20_261_125 },
  );
});

test("safe fixes come to an end, and a fixed text stays as it is", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let fixed = text;
      // As often as `sop check --fix` looks again.
      for (let round = 0; round < 5; round++) fixed = applyEdits(fixed, editsOf(fixed)).text;
      expect(editsOf(fixed)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

function editsOf(text: string): Edit[] {
  const document = readDocument({ path: "IN.OCC.TELK.P-01/draft.md", folder: "IN.OCC.TELK.P-01", fileName: "draft.md", text }, reading);
  return checkDocument(document, documentRules, reading, new Set()).findings.flatMap(({ edit }) => edit ?? []);
}

function findingsIn(texts: readonly string[]): string {
  const names = ["draft.md", "rev-00.md", "rev-01.md"];
  const documents = texts.map((text, index) => {
    const fileName = names[index] ?? "draft.md";
    return readDocument({ path: `IN.OCC.TELK.P-01/${fileName}`, folder: "IN.OCC.TELK.P-01", fileName, text }, reading);
  });
  const own = documents.flatMap(
    (document) => checkDocument(document, documentRules, reading, new Set(["assets/a.png"]), new Map()).findings,
  );
  const library = indexLibrary(
    documents.map((document) =>
      factsOf(document, reading, { signatures: [{ role: "prepared", text: "", result: { outcome: "incomplete" } }] }),
    ),
    new Map(),
    settings,
    "2026-01-15" as IsoDate,
  );
  const found = orderFindings([...own, ...checkLibrary(library, libraryRules, reading).findings]);
  for (const { at, message, why, fix } of found) {
    expect(at.start.line).toBeGreaterThan(0);
    expect(at.start.column).toBeGreaterThan(0);
    expect(message.en).not.toMatch(/undefined|NaN|\[object/);
    expect(message.id).not.toMatch(/undefined|NaN|\[object/);
    expect(`${fix?.en} ${fix?.id}`.replace(/^undefined undefined$/, "")).not.toMatch(/undefined|NaN|\[object|Revision {2}/);
    expect(why.en.length * why.id.length).toBeGreaterThan(0);
  }
  expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
  return JSON.stringify(found);
}
