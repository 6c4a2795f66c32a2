import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { Step } from "../../document/document.ts";
import type { GraphRow } from "../graph/flow-graph.ts";
import { gapText } from "../graph/gap-text.ts";
import { togetherWith } from "../graph/together-with.ts";
import { LINE } from "./measure-rows.ts";
import { wrapText } from "./wrap-text.ts";

/** What stands in one text column beside a shape: lines of text with their kind, top to bottom. */
export interface Description {
  lines: { kind: TextKind; text: string }[];
  height: number;
}

type TextKind = "title" | "text" | "fact" | "gap";

/** How the flow is laid out: as the printed procedure, or as PermenPAN-RB 35/2012 draws an SOP of administration. */
export type FlowForm = "house" | "sop-ap";

/** A column of text left or right of the lanes. */
export interface TextColumn {
  title: string;
  /** What several neighbours are headed by together. */
  group?: string;
  side: "left" | "right";
  width: number;
  /** A step's text in it: paragraphs with their kind. */
  textOf: (step: Step) => [TextKind, string | undefined][];
  /** True where the words on a lost part stand. */
  tellsGap?: boolean;
}

/** What the columns need. */
export interface DescribeOptions {
  language: Language;
  form: FlowForm;
  /** Width of the house form's description column in pixels; 0: none. */
  describe: number;
  /** Shapes show their numbers alone: the titles stand here. */
  isCompact?: boolean;
  /** A step's prose as plain text, a line a paragraph. */
  textOf: (step: Step) => string;
  /** A text with what is to be known of the documents it names. */
  marked?: ((text: string) => string) | undefined;
}

/** So many actors of a step stand in its shape whole. */
const SHOWN_ACTORS = 3;

/** Left and right of a column's text. */
export const COLUMN_PADDING = { house: 14, "sop-ap": 8 } as const;

const styles = {
  title: { size: 12.5, weight: 600 },
  text: { size: 12.5, weight: 400 },
  fact: { size: 12, weight: 400 },
  gap: { size: 12.5, weight: 400 },
} as const;

/** The text columns of a form, left to right. */
export function columnsOf({ language, form, describe, textOf, isCompact = false }: DescribeOptions): TextColumn[] {
  const say = (id: string, en: string): string => pick({ en: en, id: id }, language);
  const prose = (step: Step): [TextKind, string][] =>
    textOf(step)
      .split("\n")
      .map((line) => ["text", line]);
  const others = ({ actors }: Step): [TextKind, string][] =>
    togetherWith(
      actors.map(({ value }) => value),
      language,
    ).map((text) => ["fact", text]);
  const kpi = (step: Step): [TextKind, string | undefined] => ["fact", step.kpi && `KPI: ${step.kpi.value}`];
  const rc = (step: Step): [TextKind, string | undefined] => ["fact", step.rc && `RC: ${step.rc.value}`];
  /** On paper on one line, where the column is wide enough for both. */
  const figures = (step: Step, width: number): [TextKind, string | undefined][] => {
    const both = isCompact && step.kpi && step.rc ? `KPI: ${step.kpi.value} · RC: ${step.rc.value}` : undefined;
    const fits = both !== undefined && wrapText(both, width - 2 * COLUMN_PADDING[form], styles.fact).length === 1;
    return fits ? [["fact", both]] : [kpi(step), rc(step)];
  };
  if (form === "house") {
    const column: TextColumn = {
      title: say("Deskripsi", "Description"),
      side: "right",
      width: describe,
      tellsGap: true,
      // Where there is no more to say, the shape has said it.
      textOf: (step) => {
        const more = [...prose(step), ...figures(step, describe)];
        const isMore = isCompact || step.actors.length > SHOWN_ACTORS || more.some(([, text = ""]) => text !== "");
        return isMore ? [["title", `${step.number}. ${step.title}`], ...others(step), ...more] : [];
      },
    };
    return describe === 0 ? [] : [column];
  }
  const quality = say("Mutu Baku", "Quality standard");
  return [
    { title: say("No", "No"), side: "left", width: 40, textOf: (step) => [["text", String(step.number)]] },
    {
      title: say("Kegiatan", "Activity"),
      side: "left",
      width: 236,
      tellsGap: true,
      textOf: (step) => [["title", step.title], ...others(step), ...prose(step)],
    },
    {
      title: say("Kelengkapan", "Requirements"),
      group: quality,
      side: "right",
      width: 118,
      textOf: ({ input }) => [["text", input?.value]],
    },
    { title: say("Waktu", "Time"), group: quality, side: "right", width: 76, textOf: ({ time }) => [["text", time?.value]] },
    { title: "Output", group: quality, side: "right", width: 118, textOf: ({ output }) => [["text", output?.value]] },
    {
      title: say("Keterangan", "Remarks"),
      side: "right",
      width: 176,
      textOf: (step) => [["text", step.remark?.value], kpi(step), rc(step)],
    },
  ];
}

/** What a row says in each column; undefined where nothing. */
export function describeRow(
  row: GraphRow,
  columns: readonly TextColumn[],
  { language, form, marked = (text) => text }: DescribeOptions,
): (Description | undefined)[] {
  return columns.map(({ width, textOf, tellsGap }) => {
    const paragraphs: [TextKind, string | undefined][] =
      row.kind === "step" ? textOf(row.step) : row.kind === "gap" && tellsGap ? [["gap", gapText(row.gap, language)]] : [];
    const lines = paragraphs.flatMap(([kind, text = ""]) =>
      wrapText(marked(text), width - 2 * COLUMN_PADDING[form], styles[kind]).map((line) => ({ kind, text: line })),
    );
    return lines.length === 0 ? undefined : { lines, height: lines.length * LINE + 4 };
  });
}
