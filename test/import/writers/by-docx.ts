import { AlignmentType, Document, Header, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import type { Part, Shape } from "./shapes.ts";

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 } as const;

/** A Word file by the library `docx`, with styles or, as many write, with bold capitals. */
export async function byDocx({ pageHeader, body }: Shape, isStyled: boolean): Promise<Buffer> {
  const blocks = (parts: readonly Part[]): (Paragraph | Table)[] => parts.flatMap(blocksOf);
  function blocksOf(part: Part): (Paragraph | Table)[] {
    switch (part.kind) {
      case "heading": {
        if (isStyled) return [new Paragraph({ text: part.text, heading: levels[part.level] })];
        const text = part.level === 1 ? part.text.toUpperCase() : part.text;
        return [new Paragraph({ children: [new TextRun({ text, bold: true })] })];
      }
      case "line":
        return [new Paragraph({ children: [new TextRun({ text: part.text, bold: part.isBold ?? false })] })];
      case "bullets":
        return part.items.map((text) => new Paragraph({ text, bullet: { level: 1 } }));
      case "numbers":
        return part.items.flatMap(([first, ...more]) => {
          const text = first?.kind === "line" ? first.text : "";
          return [new Paragraph({ text, numbering: { reference: "steps", level: 0 } }), ...blocks(more)];
        });
      default:
        return [
          new Table({
            rows: part.rows.map((row) => new TableRow({ children: row.map((cell) => new TableCell({ children: blocks(cell) })) })),
          }),
        ];
    }
  }
  const level = { level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START };
  const file = new Document({
    numbering: { config: [{ reference: "steps", levels: [level] }] },
    sections: [{ headers: { default: new Header({ children: blocks(pageHeader) }) }, children: blocks(body) }],
  });
  return Packer.toBuffer(file);
}
