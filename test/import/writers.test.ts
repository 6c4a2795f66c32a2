import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { importFile } from "../../cli/import/import-files.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { request, settings } from "./settings.ts";
import { asWordDoes } from "./writers/as-word-does.ts";
import { byDocx } from "./writers/by-docx.ts";
import { type HeadForm, heads, type Shape, type StepsForm, shapeOf, steps } from "./writers/shapes.ts";

const folder = mkdtempSync(join(tmpdir(), "sop-writers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const kept = join(import.meta.dirname, "writers");

/** Programs whose files are kept (`writers/write-fixtures.ts` makes them), and those that write here and now. */
const programs = ["pandoc", "libreoffice", "python-docx"];
const writing: Readonly<Record<string, (shape: Shape) => Promise<Buffer>>> = {
  docx: (shape) => byDocx(shape, true),
  "docx, bold capitals": (shape) => byDocx(shape, false),
  Word: (shape) => asWordDoes(shape, true),
  "Word, bold capitals": (shape) => asWordDoes(shape, false),
};
const cases = heads.flatMap((head) =>
  steps.flatMap((form) => [...programs, ...Object.keys(writing)].map((writer) => [writer, head, form] as const)),
);

async function fileOf(writer: string, head: HeadForm, form: StepsForm): Promise<string> {
  if (programs.includes(writer)) return join(kept, `${writer}-${head}-${form}.docx`);
  const path = join(folder, `${writer}-${head}-${form}.docx`);
  writeFileSync(path, (await writing[writer]?.(shapeOf(head, form))) ?? "");
  return path;
}

/** The drafts that steps of one form became, whoever wrote them and wherever the head stood. */
const drafts = new Map<StepsForm, string>();

test.each(cases)("%s: head as %s, steps as %s", async (writer, head, form) => {
  const outcome = await importFile(await fileOf(writer, head, form), request);
  if ("fault" in outcome) throw outcome.fault;
  const { code, text, report } = outcome.imported;
  expect(report.words.missing).toEqual([]);
  expect(report.entries.filter(({ kind }) => kind === "left")).toEqual([]);
  expect(code).toBe("QA-SOP-021");
  const document = readDocument({ path: "draft.md", folder: "QA-SOP-021", fileName: "draft.md", text }, createReadingContext(settings));
  expect(document.problems).toEqual([]);
  expect(document.frontMatter).toMatchObject({
    title: "Return of goods",
    revision: "2",
    definitions: [{ term: "RMA", meaning: "the number of a return" }],
    records: [{ title: "Return form", retention: "2 years", custodian: "Clerk" }],
  });
  const [flow, ...others] = document.flows.map((one) => plainFlow(document, one));
  expect(others).toEqual([]);
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
  expect(flow?.steps[0]?.text).toContain("Photos are taken of each parcel.");
  expect(flow?.steps[2]?.text).toContain("- in cash\n- by transfer");
  const draft = text.replace(/^reconstructed:\n(?: {2}- .*\n)+/m, "");
  expect(draft).toBe(drafts.get(form) ?? draft);
  drafts.set(form, draft);
});

test("no file is kept that no case reads", () => {
  const read = cases.filter(([writer]) => programs.includes(writer)).map((one) => `${one.join("-")}.docx`);
  expect(readdirSync(kept).filter((name) => name.endsWith(".docx"))).toEqual(read.sort());
});
