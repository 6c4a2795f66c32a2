import { localeOf } from "../../../languages/day-in-words.ts";
import type { Language } from "../../../languages/language.ts";
import { AlignmentType, type ILevelsOptions, LevelFormat, LineRuleType } from "./docx-library.ts";

const FONT = "Calibri";
export const INK = "14171A";
export const QUIET = "55606A";
export const WARNING = "A1260D";
export const LINE = "B8C0C7";
export const SHADE = "EEF1F3";

/** Names of our own styles, which say what a paragraph is, also when the file comes back. */
export const styleIds = {
  field: "SopField",
  mark: "SopMark",
  quote: "Quote",
  code: "SopCode",
  cell: "SopCell",
  note: "SopNote",
  piece: "SopPiece",
} as const;

const spaced = (before: number, after: number) => ({ spacing: { before, after } });

/** How text looks: headings, what is said, fields of steps. */
export function wordStyles(language: Language) {
  return {
    default: {
      document: {
        run: { font: FONT, size: 21, color: INK, language: { value: localeOf(language) } },
        paragraph: { spacing: { after: 100, line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: { run: { font: FONT, size: 34, bold: true, color: INK }, paragraph: spaced(0, 160) },
      heading1: { run: { font: FONT, size: 26, bold: true, color: INK }, paragraph: { ...spaced(320, 120), keepNext: true } },
      heading2: { run: { font: FONT, size: 23, bold: true, color: INK }, paragraph: { ...spaced(240, 100), keepNext: true } },
      heading3: { run: { font: FONT, size: 21, bold: true, color: INK }, paragraph: { ...spaced(200, 40), keepNext: true } },
      heading4: { run: { font: FONT, size: 21, bold: true, color: QUIET }, paragraph: { ...spaced(160, 60), keepNext: true } },
    },
    paragraphStyles: [
      {
        id: styleIds.field,
        name: "SOP Step Field",
        basedOn: "Normal",
        run: { size: 19, color: QUIET },
        paragraph: { ...spaced(0, 20), indent: { left: 567 } },
      },
      {
        id: styleIds.mark,
        name: "SOP Mark",
        basedOn: "Normal",
        run: { size: 19, italics: true, color: WARNING },
        paragraph: { ...spaced(0, 40), indent: { left: 567 } },
      },
      {
        id: styleIds.quote,
        name: "Quote",
        basedOn: "Normal",
        run: { italics: true },
        paragraph: { ...spaced(60, 60), indent: { left: 851, right: 567 } },
      },
      { id: styleIds.code, name: "SOP Code", basedOn: "Normal", run: { font: "Consolas", size: 18 }, paragraph: spaced(0, 0) },
      { id: styleIds.cell, name: "SOP Cell", basedOn: "Normal", run: { size: 19 }, paragraph: spaced(20, 20) },
      // A line as high as the picture in it.
      {
        id: styleIds.piece,
        name: "SOP Piece",
        basedOn: "Normal",
        run: { size: 2 },
        paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      { id: styleIds.note, name: "SOP Note", basedOn: "Normal", run: { size: 16, color: QUIET }, paragraph: spaced(0, 0) },
    ],
  };
}

/** The lists of one file: each that begins anew has its own definition, so that Word counts what is printed. */
export class WordLists {
  readonly config: { reference: string; levels: ILevelsOptions[] }[] = [];

  /** A section's number and, one level below, those of its items and flows: 8., 8.1, 8.2 … */
  section(number: number): string {
    return this.#add([level(0, LevelFormat.DECIMAL, "%1.", 0, 567, number), level(1, LevelFormat.DECIMAL, "%1.%2", 0, 567, 1)]);
  }

  /** Steps from a number on. */
  steps(first: number): string {
    return this.#add([level(0, LevelFormat.DECIMAL, "%1.", 0, 567, first)]);
  }

  /** A list of prose, within the text at that indent in twips. */
  items(ordered: boolean, first: number, indent: number): string {
    const depths = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    return this.#add(
      depths.map((depth) =>
        ordered
          ? level(depth, LevelFormat.DECIMAL, `%${depth + 1}.`, indent + depth * 360, 360, depth === 0 ? first : 1)
          : level(depth, LevelFormat.BULLET, "•", indent + depth * 360, 360, 1),
      ),
    );
  }

  #add(levels: ILevelsOptions[]): string {
    const reference = `list-${this.config.length + 1}`;
    this.config.push({ reference, levels });
    return reference;
  }
}

function level(at: number, format: ILevelsOptions["format"], text: string, left: number, hanging: number, start: number): ILevelsOptions {
  return {
    level: at,
    ...(format !== undefined && { format }),
    text,
    alignment: AlignmentType.LEFT,
    start,
    style: { paragraph: { indent: { left: left + hanging, hanging } } },
  };
}
