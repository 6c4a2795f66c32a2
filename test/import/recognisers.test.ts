import { describe, expect, test } from "vitest";
import { compileCodeScheme } from "../../core/document/codes/code-scheme.ts";
import { linesOf } from "../../core/import/blocks.ts";
import { dayOrderOf } from "../../core/import/dates.ts";
import type { Recogniser } from "../../core/import/import-context.ts";
import { readHtml } from "../../core/import/read-html.ts";
import { readMarkdown } from "../../core/import/read-markdown.ts";
import { approvalsRecogniser } from "../../core/import/recognisers/approvals.ts";
import { codeListRecogniser } from "../../core/import/recognisers/code-lists.ts";
import { definitionsRecogniser } from "../../core/import/recognisers/definitions.ts";
import { describedTableRecogniser } from "../../core/import/recognisers/described-table.ts";
import { distributionRecogniser } from "../../core/import/recognisers/distribution.ts";
import { flowTableRecogniser } from "../../core/import/recognisers/flow-table.ts";
import { headRecogniser } from "../../core/import/recognisers/head.ts";
import { markedFieldsRecogniser } from "../../core/import/recognisers/marked-fields.ts";
import { notedFlowsRecogniser } from "../../core/import/recognisers/noted-flows.ts";
import { raciRecogniser } from "../../core/import/recognisers/raci.ts";
import { recordsRecogniser } from "../../core/import/recognisers/records.ts";
import { referencesRecogniser } from "../../core/import/recognisers/references.ts";
import { responsibilitiesRecogniser } from "../../core/import/recognisers/responsibilities.ts";
import { historyRecogniser } from "../../core/import/recognisers/revision-history.ts";
import { stepsRecogniser } from "../../core/import/recognisers/steps.ts";
import { ReportWriter } from "../../core/import/report.ts";
import { languageOf } from "../../core/import/source-language.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const settings = librarySettings.parse({ organisation: "Contoh", language: "en" });
const scheme = compileCodeScheme(settings);
const all: readonly Recogniser<unknown>[] = [
  headRecogniser,
  notedFlowsRecogniser,
  approvalsRecogniser,
  referencesRecogniser,
  definitionsRecogniser,
  responsibilitiesRecogniser,
  recordsRecogniser,
  codeListRecogniser,
  historyRecogniser,
  stepsRecogniser,
  flowTableRecogniser,
  describedTableRecogniser,
  raciRecogniser,
  distributionRecogniser,
  markedFieldsRecogniser,
];

/** Values as an example writes them: places left out, blocks by their text. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("runs" in value) return linesOf([value as never]).join("\n");
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === "place" || inner === undefined ? [] : [[key, plain(inner)]])),
  );
}

describe.each(all)("$name", ({ examples, read }) => {
  test.each(examples)("$source", ({ source, gives, leaves = "" }) => {
    const language = languageOf(source, "en");
    const context = {
      settings,
      scheme,
      language,
      order: dayOrderOf(source, language),
      report: new ReportWriter(),
      isIssued: false,
      isKnown: () => false,
    };
    const { value, rest } = read((source.startsWith("<") ? readHtml : readMarkdown)("x", source).body, context);
    expect(plain(value)).toEqual(gives);
    expect(
      linesOf(rest)
        .filter((line) => line !== "")
        .join("\n"),
    ).toBe(leaves);
  });
});
