import fc from "fast-check";
import { expect, test } from "vitest";
import { showDocument } from "../../cli/report/show/show.ts";
import { wordChanges } from "../../core/compare/word-changes.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { documentRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

/**
 * The law: nothing that is written is passed over. Each word of a made document stands in what is shown, or its line carries a
 * finding. Seconds in the suite; `SOP_PROPERTY_RUNS=10000` for more.
 */
const numRuns = Number(process.env["SOP_PROPERTY_RUNS"] ?? 150);
const timeout = 60_000 + numRuns * 100;

const settings = librarySettings.parse({ organisation: "Contoh", code: { pattern: "{type}-{number}" } });
const reading = createReadingContext(settings);

/** `§` stands for a word that is nowhere else in the document. */
const block = fc.constantFrom(
  "§ § §.",
  "§ *§* **§** ~~§~~ `§` \\§ §&amp;§",
  "§  \n§\\\n§",
  "- §\n- §\n  - §\n    § §\n\n  §",
  "1. §\n2. §\n   1. §",
  "7) §\n8) §",
  "> §\n> §\n>\n> - §",
  "| § | § |\n| --- | :-: |\n| § | § |\n| § |",
  "| § | § |\n| --- | --- |\n| § | § | § |",
  "```\n§\n  §\n```",
  "```json\n§\n```",
  "``` § §\n§\n```",
  "~~~\n§",
  "    §\n    §",
  "[§](https://example.org/§) <https://example.org/§> [§][§]",
  '[§](https://example.org/ "§") ![§](assets/§.png "§")',
  "[§]: https://example.org/§",
  "[^1]: §\n\n§[^1]",
  "<b>§</b> <!-- § --> §",
  "<div>\n§\n</div>",
  "§\n===",
  "§\n---",
  "  ## §",
  "# §",
  "##### §",
  "###### §",
  "- [ ] §\n- [x] §",
  "Kata kunci: §, §",
  "Dimulai: §",
  "> [!RECONSTRUCTED]\n> §",
  "> [!NOTE]\n> §",
  "§\u00a0§\t§",
  "-\n\n§",
  "***\n§\n***",
);
const section = fc.constantFrom("## Tujuan", "## Ruang Lingkup", "## Pihak Terkait", "## §", "## Tujuan", "### §");
const field = fc.constantFrom(
  "- Pelaksana: §",
  "- Pelaksana: §, §",
  "- KPI: §",
  "- RC: §",
  "- Lanjut: §",
  "- Lanjut:\n  - § → 2\n  - § → selesai (§)",
  "- Lanjut: selesai (§)",
  "- Sesuai: §",
  "- Aplikasi: §, §",
  "- Kelengkapan: §",
  "- Waktu: §",
  "- Hasil: §",
  "- Keterangan: §",
  "- Tenggat: 2 jam → 1",
  "- Tenggat: § → §",
  "- Bila gagal: § → 1",
  "- Fase: §",
  "- Lainnya: §",
  "* KPI: §",
  "- KPI: §\n  §",
  "- Setelah: §",
);
const step = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.array(field, { maxLength: 4 }), fc.array(block, { maxLength: 2 }), fc.boolean())
  .map(([number, fields, blocks, isMarked]) =>
    [`#### ${number}. §`, isMarked ? "> [!RECONSTRUCTED]\n> §" : "", fields.join("\n"), ...blocks].filter(Boolean).join("\n\n"),
  );
const flows = fc
  .tuple(fc.array(block, { maxLength: 1 }), fc.array(block, { maxLength: 2 }), fc.array(step, { maxLength: 3 }))
  .map(([before, introduction, steps]) =>
    ["## Rincian Prosedur (Aliran Proses)", ...before, "### §", ...introduction, ...steps].join("\n\n"),
  );
const header = fc.constantFrom(
  "title: §",
  "title: § #§",
  "owner: §",
  "keywords: [§, §]",
  "parties: [§]",
  "definitions: [{ term: §, kind: term, meaning: § }, { term: §, kind: abbreviation, meaning: § }]",
  "references: [{ standard: §, clause: §, title: § }]",
  "workInstructions: [§]",
  "records: [{ title: §, retention: §, custodian: § }]",
  "records: [{ code: §, title: § }]",
  "applications: [§]",
  'changes: [{ revision: "00", effective: 2020-01-01, summary: [§] }, { summary: [§, §] }]',
  "approvals: { prepared: { name: §, position: §, date: 2020-01-01 } }",
  "approvals: { prepared: { name: §, position: §, date: 2020-01-01, evidence: § } }",
  "distribution: [{ copy: controlled, location: § }]",
  "transcription: { source: §, gaps: [{ flow: §, why: § }] }",
  "reconstructed: [§]",
  "§: §",
);
const text = fc
  .tuple(
    fc.uniqueArray(header, { maxLength: 6, selector: (line) => line.split(":")[0] }),
    fc.array(fc.oneof(section, block, block), { maxLength: 8 }),
    fc.option(flows),
  )
  .map(([front, body, flow]) => {
    let count = 0;
    const written = ['---\ncode: P-01\nrevision: "01"', ...front, "---", body.join("\n\n"), flow ?? ""].join("\n");
    return written.replace(/§/g, () => `kata${String(++count).padStart(3, "0")}x`);
  });

/** The words of a text that nothing shows, and on whose lines nothing is found. */
function passedOver(written: string): string[] {
  const document = readDocument({ path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text: written }, reading);
  const library = indexLibrary([factsOf(document, reading)], new Map(), settings, "2026-01-15" as IsoDate);
  const shown = showDocument({
    document,
    issued: undefined,
    status: { status: "draft" },
    library,
    language: "id",
    colour: false,
    width: 4_000,
  });
  const lines = written.split("\n");
  const told = new Set<number>();
  for (const { at, message } of checkDocument(document, documentRules, reading, new Set()).findings) {
    for (let line = at.start.line; line <= at.end.line; line++) told.add(line);
    // The branches of a field are reported with it.
    for (let line = at.start.line + 1; lines[line - 1]?.startsWith("  - "); line++) told.add(line);
    for (const word of message.en.match(/kata\d+x/g) ?? []) told.add(written.slice(0, written.indexOf(word)).split("\n").length);
  }
  return lines.flatMap((line, index) =>
    told.has(index + 1) ? [] : (line.match(/kata\d+x/g) ?? []).filter((word) => !shown.includes(word)),
  );
}

test(
  "each word of a document is shown, or its line carries a finding",
  () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(passedOver(written)).toEqual([]);
      }),
      { numRuns },
    );
  },
  timeout,
);

test(
  "a comparison holds each word of both texts",
  () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = wordChanges(before, after.replaceAll("kata", "baru"));
        const side = (own: string) => changes.flatMap(({ kind, text: part }) => (kind === own || kind === "same" ? [part] : [])).join("");
        expect(side("removed").match(/kata\d+x/g)).toEqual(before.match(/kata\d+x/g));
        expect(side("added").match(/baru\d+x/g)).toEqual(after.replaceAll("kata", "baru").match(/baru\d+x/g));
      }),
      { numRuns },
    );
  },
  timeout,
);
