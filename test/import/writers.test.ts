import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { importFile } from "../../cli/import/import-files.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { request, settings } from "./settings.ts";

/**
 * One procedure as four programs write it: its head as a table, in the page header or as bold lines, its steps as a list, as a
 * table or under headings, its sections by styles or by bold capitals.
 */
test.each([
  ["pandoc", "pandoc: head as a table, steps as a list"],
  ["libreoffice", "LibreOffice, from OpenDocument: the same"],
  ["python-docx", "python-docx: code and revision in the page header"],
  ["docx", "docx: head and sections as bold lines, steps as a table"],
  ["headings", "pandoc: head as bold lines, steps under headings"],
])("the same steps and actors come in whoever wrote the file: %s", async (name) => {
  const outcome = await importFile(fileURLToPath(new URL(`writers/${name}.docx`, import.meta.url)), request);
  if ("fault" in outcome) throw outcome.fault;
  const { code, text, report } = outcome.imported;
  expect(code).toBe("QA-SOP-021");
  expect(text).toContain('title: Return of goods\nrevision: "2"\n');
  expect(text).toContain("## Purpose\n\nTo take returned goods back in good order.\n");
  expect(report.words.missing).toEqual([]);
  const document = readDocument({ path: "draft.md", folder: "QA-SOP-021", fileName: "draft.md", text }, createReadingContext(settings));
  expect(document.problems).toEqual([]);
  const [flow] = document.flows.map((one) => plainFlow(document, one));
  expect(flow?.steps.map(({ number, actors, next }) => [number, actors, next.map(({ label, target }) => [label, target])])).toEqual([
    [1, ["Clerk"], [["", { kind: "step", number: 2 }]]],
    [
      2,
      ["Clerk"],
      [
        ["Yes", { kind: "step", number: 4 }],
        ["No", { kind: "step", number: 3 }],
      ],
    ],
    [3, ["Clerk"], [["", { kind: "step", number: 4 }]]],
    [4, ["Team leader"], [["", { kind: "end" }]]],
  ]);
  expect(document.frontMatter.records).toMatchObject([{ title: "Return form" }]);
});
