import { expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { documentRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import { pick } from "../../languages/language.ts";
import { librarySettings } from "../../schemas/library-settings.ts";
import { type Language, languages } from "../../schemas/local-text.ts";

const flow = {
  id: "## Rincian Prosedur (Aliran Proses)\n\n### Alur\n\n#### 1. Benar?\n\n- Lanjut: 2\n\n#### 2. Tutup\n\nIsi.\n",
  en: "## Procedure\n\n### Flow\n\n#### 1. Right?\n\n- Next: 2\n\n#### 2. Close\n\nText.\n",
};

function fixesFor(language: Language): string[] {
  const reading = createReadingContext(librarySettings.parse({ organisation: "A", language }));
  const text = `---\ncode: P-01\ntitle: T\nrevision: "00"\n---\n\n${pick(flow, language)}`;
  const document = readDocument({ path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text }, reading);
  return checkDocument(document, documentRules, reading, new Set()).findings.flatMap(({ fix }) =>
    fix ? languages.map((own) => pick(fix, own)) : [],
  );
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
