import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { settingsInFiles } from "../../cli/check/check-library.ts";
import { type HeldFolder, knownOf, type OpenLibrary, openLibrary, parseText, readFolders } from "../../cli/read/read-library.ts";
import type { Document } from "../../core/document/document.ts";
import { orderFindings } from "../../core/finding.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { Library } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { checkFiles } from "../../core/rules/engine/check-files.ts";
import { checkLibrary } from "../../core/rules/engine/check-library.ts";
import { checkSettings } from "../../core/rules/engine/check-settings.ts";
import { documentRules, filesRules, libraryRules, rules, settingsRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

/** The kit is judged as a whole by `sop qualify`; here each rule alone, by its source, so that a change of it is noticed. */
const kit = fileURLToPath(new URL("../../core/qualification/", import.meta.url));
const broken = `${kit}broken-library`;
const day = "2026-01-15" as IsoDate;
const expected = readFileSync(`${kit}expected-findings.txt`, "utf8").trimEnd().split(/\r?\n/);

let open: OpenLibrary;
let library: Library;
let held: { folder: HeldFolder; documents: { document: Document; text: HeldFolder["texts"][number] }[] }[];

beforeAll(async () => {
  open = await openLibrary(broken, broken);
  held = [];
  for await (const folder of readFolders(open, { base: broken, integrity: true })) {
    held.push({ folder, documents: folder.texts.map((text) => ({ document: parseText(text, open.reading), text })) });
  }
  const { reading, control } = open;
  const facts = held.flatMap(({ documents }) => documents.map(({ document, text }) => factsOf(document, reading, knownOf(text))));
  library = indexLibrary(facts, new Map(held.map(({ folder }) => [folder.folder, folder.facts])), reading.settings, day, control);
});

test.each(rules.map(({ id, name }) => [id, name] as const))("%s %s finds in the broken library what is broken", (id) => {
  const own = <One extends { id: string }>(list: readonly One[]) => list.filter((rule) => rule.id === id);
  const { reading } = open;
  const settings = { settings: reading.settings, date: day };
  const found = [
    ...held.flatMap(({ folder, documents }) =>
      documents.flatMap(
        ({ document, text }) => checkDocument(document, own(documentRules), reading, folder.beside, text.pictures).findings,
      ),
    ),
    ...held.flatMap(({ folder }) => checkFiles(folder.odd, own(filesRules), reading.settings.rules, (path) => path).findings),
    ...(own(libraryRules).length > 0 ? checkLibrary(library, own(libraryRules), reading).findings : []),
    ...checkSettings(settings, settingsInFiles(open, broken), own(settingsRules), () => undefined).findings,
  ];
  const lines = orderFindings(found).map(
    ({ path, at, severity, rule, message }) => `${path}:${at.start.line}:${at.start.column} ${severity} ${rule} ${message.en}`,
  );
  expect(lines.sort()).toEqual(expected.filter((line) => line.split(" ")[2] === id).sort());
});
