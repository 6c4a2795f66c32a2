import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { checkLibrary } from "../../core/rules/engine/check-library.ts";
import { documentRules, libraryRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const fixtures = fileURLToPath(new URL("fixtures/foreign/", import.meta.url));
const reading = createReadingContext(librarySettings.parse({ organisation: "Contoh" }));
const folders = readdirSync(fixtures, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function read(folder: string, text = readFileSync(`${fixtures}${folder}/draft.md`, "utf8")) {
  return readDocument({ path: `${folder}/draft.md`, folder, fileName: "draft.md", text }, reading);
}

test.each(folders)("a procedure written for something else is told once what it lacks: %s", (folder) => {
  const { findings } = checkDocument(read(folder), documentRules, reading, new Set());
  expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(["SOP101 error"]);
  expect(findings[0]?.fix).toBeDefined();
});

test("together they add nothing to that", () => {
  const facts = folders.map((folder) => factsOf(read(folder), reading));
  const library = indexLibrary(facts, new Map(), reading.settings, "2026-01-15" as IsoDate);
  expect(checkLibrary(library, libraryRules, reading).findings).toEqual([]);
});

test("a document that was begun is told all of it", () => {
  const { findings } = checkDocument(read("P-01", '---\ncode: P-01\nrevision: "00"\n---\n'), documentRules, reading, new Set());
  expect(findings.length).toBeGreaterThan(2);
});
