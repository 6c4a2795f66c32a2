import fc from "fast-check";
import type { Document } from "../../core/document/document.ts";
import type { ReadingContext } from "../../core/document/read-document.ts";
import { documentRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";

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
/** A text of the document `code`, every word of which is nowhere else in it. */
export const madeText = fc
  .tuple(
    fc.uniqueArray(header, { maxLength: 6, selector: (line) => line.split(":")[0] }),
    fc.array(fc.oneof(section, block, block), { maxLength: 8 }),
    fc.option(flows),
  )
  .map(([front, body, flow]) => {
    let count = 0;
    const written = ['---\ncode: P-01\nrevision: "00"', ...front, "---", body.join("\n\n"), flow ?? ""].join("\n");
    return written.replace(/§/g, () => `kata${String(++count).padStart(3, "0")}x`);
  });

/** What tells the words of a made text from all others. */
export const MADE_WORD = /kata\d+x/g;

/** The words of a made text that nothing shows, and on whose lines nothing is found. */
export function passedOver(document: Document, shown: (word: string) => boolean, reading: ReadingContext): string[] {
  const lines = document.text.split("\n");
  const told = new Set<number>();
  for (const { at, message } of checkDocument(document, documentRules, reading, new Set()).findings) {
    for (let line = at.start.line; line <= at.end.line; line++) told.add(line);
    // The branches of a field are reported with it.
    for (let line = at.start.line + 1; lines[line - 1]?.startsWith("  - "); line++) told.add(line);
    for (const word of message.en.match(MADE_WORD) ?? []) told.add(document.text.slice(0, document.text.indexOf(word)).split("\n").length);
  }
  return lines.flatMap((line, index) => (told.has(index + 1) ? [] : (line.match(MADE_WORD) ?? []).filter((word) => !shown(word))));
}
