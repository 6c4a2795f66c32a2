import type { FlowProblem } from "../../core/flow/graph/flow-graph.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { tableOfFlow } from "../../core/flow/table/write-table.ts";
import { drawFile, type FlowViewInput, flowFormats, revisionOf, viewFlow } from "../../core/flow/views/flow-view.ts";
import { statusNames } from "../../core/library/registers/status-names.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type CsvSeparator, csvText } from "../report/register/csv.ts";
import { makeWorkbook } from "../report/workbook.ts";
import { findBrowser } from "./find-browser.ts";

/** Every form of one flow; the last three are no text. */
export const flowFileFormats = [...flowFormats, "csv", "xlsx", "png", "pdf"] as const;
export type FlowFileFormat = (typeof flowFileFormats)[number];

/** @throws UsageError where a form is no text, and so nothing for a terminal */
export function requireFile(format: FlowFileFormat): void {
  if (format !== "xlsx" && format !== "png" && format !== "pdf") return;
  throw new UsageError(
    {
      en: `${format.toUpperCase()} is not text; name the file it goes to.`,
      id: `${format.toUpperCase()} bukan teks; sebutkan berkas tujuannya.`,
    },
    { en: `Add --out flow.${format}.`, id: `Tambahkan --out alur.${format}.` },
  );
}

/** A flow and how it is to be shown, with the day its revision's standing is told of. */
export interface FlowFileInput extends FlowViewInput {
  date: IsoDate;
  csvSeparator: CsvSeparator;
}

/**
 * One flow as a file of the format asked for, or why it can't be drawn truthfully. The table is the one `sop import` reads again.
 * @throws UsageError where a picture is asked for and there is no browser
 */
export async function makeFlowFile(
  format: FlowFileFormat,
  input: FlowFileInput,
): Promise<{ content: string | Uint8Array } | { problems: FlowProblem[] }> {
  const { document, flow, language } = input;
  if (format === "csv" || format === "xlsx") {
    const [heads = [], ...rows] = tableOfFlow(plainFlow(document, flow), language, madeFrom(input));
    if (format === "csv") return { content: csvText([heads, ...rows], input.csvSeparator) };
    return { content: await makeWorkbook({ name: flow.title, heads, rows }) };
  }
  if (format !== "png" && format !== "pdf") return viewFlow(format, input);
  const drawn = drawFile(input);
  if (!drawn.ok) return { problems: drawn.problems };
  const { picturesOf } = await import("./picture-of-drawing.ts");
  const [picture] = await picturesOf(format, [{ ...drawn, title: flow.title }], findBrowser());
  return { content: picture as Buffer };
}

/** A table goes on by itself, in parts and for years: each row says of which revision it is, and how that stood on which day. */
function madeFrom({ document, standing, language, date }: FlowFileInput): string {
  return [revisionOf(document), standing?.toUpperCase() ?? pick(statusNames.effective, language), date].filter(Boolean).join(" · ");
}
