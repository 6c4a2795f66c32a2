import { expect, test } from "vitest";
import { makeFrame } from "../../core/acts/draft/make-frame.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { framedSections } from "../../core/library/printed-frame.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Issued } from "../../schemas/issued.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const text = (extra = "", body = "") => `---
code: P-01
title: Contoh
revision: "00"
parties: [Agent]
${extra}changes: [{ summary: [Terbitan pertama] }]
---

## Tujuan

Melayani.

## Rincian Prosedur (Aliran Proses)

### Alur

#### 1. Langkah

- Pelaksana: Agent
- Lanjut: selesai
${body}`;

/** As numbered by `show`, the portal and references; then as frozen at issue. */
function numbered(sectionNumbers: "all" | "present", written: string) {
  const settings = librarySettings.parse({ organisation: "Contoh", sectionNumbers });
  const reading = createReadingContext(settings);
  const document = readDocument({ path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text: written }, reading);
  const facts = factsOf(document, reading);
  const library = indexLibrary([facts], new Map(), settings, "2026-01-15" as IsoDate);
  const frame = makeFrame(document, library, reading);
  const shown = framedSections(facts, settings, undefined).map(({ id, number }) => `${number} ${id}`);
  expect(Object.entries(frame.sections).map(([id, { number }]) => `${number} ${id}`)).toEqual(shown);
  // Once issued it is shown so for ever, whatever the setting.
  const other = librarySettings.parse({ organisation: "Contoh", sectionNumbers: sectionNumbers === "all" ? "present" : "all" });
  expect(framedSections(facts, other, { frame } as Issued).map(({ id, number }) => `${number} ${id}`)).toEqual(shown);
  return shown;
}

test("all sections of a type are numbered, also those a document lacks", () => {
  expect(numbered("all", text())).toContain("8 procedure");
});

test("with present, a section without heading and entry takes no number", () => {
  expect(numbered("present", text())).toEqual(["1 purpose", "2 parties", "3 procedure", "4 changes"]);
});

test("a hyphen below the heading is there, and so are entries of a list", () => {
  expect(numbered("present", text("applications: [NOSSA]\n", "\n## Ruang Lingkup\n\n-\n"))).toEqual([
    "1 purpose",
    "2 scope",
    "3 parties",
    "4 procedure",
    "5 applications",
    "6 changes",
  ]);
});

test("a transcription is numbered whole", () => {
  expect(numbered("present", text("transcription: { source: salinan Malang }\n"))).toEqual(numbered("all", text()));
});
