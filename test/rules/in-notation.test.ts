import { expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { fieldNames } from "../../core/document/steps/field-names.ts";
import { documentRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import { pick } from "../../languages/language.ts";
import { librarySettings } from "../../schemas/library-settings.ts";
import { type Language, languages } from "../../schemas/local-text.ts";

const flow = {
  id: "## Rincian Prosedur (Aliran Proses)\n\n### Alur\n\n#### 1. Benar?\n\n- Lanjut: 2\n\n#### 2. Tutup\n\nIsi.\n",
  en: "## Procedure\n\n### Flow\n\n#### 1. Right?\n\n- Next: 2\n\n#### 2. Close\n\nText.\n",
};

/** A flow with each slip of which a finding offers what to write, or shows how. */
const slips = [
  ...["## Procedure", "### Flow", "Starts:", "#### 1. Right?", "- Next:\n  - Yes → 2 and 3\n  - No → 9\n- SLA: 3 h"],
  ...[
    "#### 2. Split",
    "- Next: 3 and 3\n- Deadline: 3 h → 5\n- On failure: nobody is there",
    "#### 3. Wait",
    "- After: one and two\n- Next: edn",
  ],
  ...["#### 4. Split", "- Next: 1 and 2\n- Actr: Agent\n- Nxt: 5", "#### 5. Close", "- Phase:\n- If it fails: x → 2", "Next: 2"],
].join("\n\n");

function findingsIn(body: string, language: Language) {
  const reading = createReadingContext(librarySettings.parse({ organisation: "A", language }));
  const text = `---\ncode: P-01\ntitle: T\nrevision: "00"\n---\n\n${body}\n`;
  const document = readDocument({ path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text }, reading);
  return checkDocument(document, documentRules, reading, new Set()).findings;
}

function fixesFor(language: Language): string[] {
  return findingsIn(pick(flow, language), language).flatMap(({ fix }) => (fix ? languages.map((own) => pick(fix, own)) : []));
}

test("what a finding offers to write is in the document's language, whoever reads it", () => {
  expect(fixesFor("en")).toEqual(
    expect.arrayContaining([
      "Add “- Actor: …”.",
      "Tambahkan “- Actor: …”.",
      "Add “- Next: end”, or the step, flow or code it goes on to.",
      "Give each answer a branch under “Next”: “  - Yes → 5”, “  - No → 9”.",
    ]),
  );
  expect(fixesFor("en").join(" ")).not.toMatch(/Pelaksana|Lanjut|selesai|Tidak →/);
  expect(fixesFor("id")).toEqual(
    expect.arrayContaining(["Add “- Pelaksana: …”.", "Tambahkan “- Lanjut: selesai”, atau langkah, alur, atau kode kelanjutannya."]),
  );
});

test("nothing that is said in English of an English document holds the notation of another language", () => {
  const said = findingsIn(slips, "en").flatMap(({ message, fix, why }) => [message.en, fix?.en ?? "", why.en]);
  expect(said.length).toBeGreaterThan(40);
  expect(said).toEqual(expect.arrayContaining(["Did you mean “end”?", "Did you mean “Deadline”?", "Did you mean “On failure”?"]));
  const words = Object.values(fieldNames).flatMap(({ id, en }) => (id === en ? [] : [id]));
  expect(said.filter((text) => new RegExp(`\\b(${words.join("|")}|selesai|dan|Ya|Tidak|menit|jam|hari kerja)\\b`).test(text))).toEqual([]);
});
