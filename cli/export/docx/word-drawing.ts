import { DRAWING_NAME } from "../../../core/flow/drawing/drawing-name.ts";
import {
  type FileChild,
  HeightRule,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "./docx-library.ts";
import type { FlowDrawing } from "./word-input.ts";
import { svgRun } from "./word-pictures.ts";
import { pageFor, pixelsOf, scaleOn, twipsOf } from "./word-size.ts";
import { styleIds } from "./word-styles.ts";

/**
 * A drawing row by row in a table without lines, so that pages end between its rows wherever they are full, and each begins
 * with the heads of the lanes. Each row shows its part of one picture.
 * @param flow its number in the file
 */
export function wordDrawing(drawing: FlowDrawing, flow: number, description: string): FileChild[] {
  const { width, height, cuts } = drawing;
  const scale = scaleOn(pageFor(width), width);
  const columnWidth = twipsOf(width * scale);
  const size = { size: columnWidth, type: WidthType.DXA };
  const edges = [0, ...cuts, height];
  const rows = edges.slice(1).map((bottom, index) => {
    const top = edges[index] ?? 0;
    // As high as its part of the picture to the twip, so that the parts touch.
    const tall = twipsOf((bottom - top) * scale);
    const picture = svgRun(drawing, {
      // LibreOffice renames pictures of one name when it saves.
      name: `${DRAWING_NAME}-${flow}-${index}`,
      description: index === 0 ? description : undefined,
      size: { width: pixelsOf(columnWidth), height: pixelsOf(tall) },
      crop: { top: (top / height) * 100, bottom: (1 - bottom / height) * 100 },
    });
    // Heads, where a flow begins and where it ends never stand alone.
    const keepNext = index < 2 || index === edges.length - 3;
    return new TableRow({
      cantSplit: true,
      tableHeader: index === 0,
      height: { value: tall, rule: HeightRule.EXACT },
      children: [new TableCell({ width: size, children: [new Paragraph({ style: styleIds.piece, keepNext, children: [picture] })] })],
    });
  });
  const none = { top: 0, bottom: 0, left: 0, right: 0 };
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: size,
    columnWidths: [columnWidth],
    borders: TableBorders.NONE,
    margins: none,
    rows,
  });
  return [table, new Paragraph({ style: styleIds.note })];
}
