import type { BlockContent, DefinitionContent, List, PhrasingContent, Table as ProseTable, RootContent } from "mdast";
import { parseProse } from "../../../core/document/prose/prose.ts";
import { visibleText } from "../../../core/document/prose/visible-text.ts";
import {
  BorderStyle,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "./docx-library.ts";
import { wordTable } from "./word-parts.ts";
import { LINE, styleIds, type WordLists } from "./word-styles.ts";

/** What prose needs of the file it goes to. */
export interface ProseFrame {
  lists: WordLists;
  /** A picture by its address, `assets/map.png`; undefined where it can't be shown. */
  pictureOf: (address: string, alt: string) => ParagraphChild | undefined;
}

/** Where a block stands: how far in, in which list, in what. */
interface Standing {
  indent: number;
  list?: { reference: string; level: number };
  style?: string;
}

interface Look {
  bold?: boolean;
  italics?: boolean;
  strike?: boolean;
}

/** Markdown as paragraphs and tables of a Word file. */
export function wordProse(markdown: string, frame: ProseFrame, indent = 0): FileChild[] {
  return markdown.trim() === "" ? [] : blocksOf(parseProse(markdown.trim()).children, frame, { indent });
}

/** The items of prose that is one list without numbers, each as blocks; undefined of any other prose. */
export function wordItems(markdown: string, frame: ProseFrame, reference: string): FileChild[] | undefined {
  const [list, ...more] = parseProse(markdown.trim()).children;
  if (list?.type !== "list" || list.ordered || more.length > 0) return undefined;
  return list.children.flatMap((item) => itemOf(item.children, frame, { indent: 567, list: { reference, level: 1 } }));
}

/** Plain text, its characters that nobody sees made visible. */
export function plainRun(text: string, look: Look & { color?: string; size?: number } = {}): TextRun {
  return new TextRun({ text: visibleText(text), ...look });
}

function blocksOf(blocks: readonly RootContent[], frame: ProseFrame, standing: Standing): FileChild[] {
  return blocks.flatMap((block) => blockOf(block, frame, standing));
}

function blockOf(block: RootContent, frame: ProseFrame, standing: Standing): FileChild[] {
  switch (block.type) {
    case "list":
      return listOf(block, frame, standing);
    case "blockquote":
      return blocksOf(block.children, frame, { ...standing, style: styleIds.quote });
    case "code":
      return block.value
        .split("\n")
        .map((line) => new Paragraph({ style: styleIds.code, children: [plainRun(line)], ...indented(standing) }));
    case "table":
      return [tableOf(block, frame), new Paragraph({ style: styleIds.note })];
    case "thematicBreak":
      return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: LINE } } })];
    case "html":
    case "definition":
      return [paragraphOf([plainRun(block.type === "html" ? block.value : `[${block.identifier}]: ${block.url}`)], standing)];
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_4, children: runsOf(block.children, frame) })];
    case "paragraph":
      return [paragraphOf(runsOf(block.children, frame), standing)];
    default:
      return "children" in block ? blocksOf(block.children as BlockContent[], frame, standing) : [];
  }
}

function paragraphOf(children: readonly ParagraphChild[], { list, style, indent }: Standing): Paragraph {
  return new Paragraph({
    children,
    ...(style !== undefined && { style }),
    ...(list ? { numbering: list } : style === undefined ? indented({ indent }) : {}),
  });
}

function indented({ indent }: Pick<Standing, "indent">): Pick<IParagraphOptions, "indent"> {
  return indent === 0 ? {} : { indent: { left: indent } };
}

function listOf({ ordered, start, children }: List, frame: ProseFrame, { indent, list }: Standing): FileChild[] {
  const level = list === undefined ? 0 : Math.min(list.level + 1, 8);
  const reference = frame.lists.items(ordered ?? false, start ?? 1, indent);
  return children.flatMap((item) => itemOf(item.children, frame, { indent, list: { reference, level } }));
}

/** Only an item's first paragraph has its number; what follows stands below it. */
function itemOf(blocks: readonly (BlockContent | DefinitionContent)[], frame: ProseFrame, standing: Standing): FileChild[] {
  return blocks.flatMap((block, index) => {
    if (block.type === "list") return blockOf(block, frame, standing);
    const { list, ...bare } = standing;
    return blockOf(block, frame, index === 0 && list ? standing : { ...bare, indent: standing.indent + 360 });
  });
}

function tableOf({ children, align }: ProseTable, frame: ProseFrame): FileChild {
  return wordTable(
    children.map((row) =>
      row.children.map((cell, column) => [
        new Paragraph({ style: styleIds.cell, children: runsOf(cell.children, frame), ...alignedAs(align?.[column]) }),
      ]),
    ),
  );
}

function alignedAs(align: string | null | undefined): Pick<IParagraphOptions, "alignment"> {
  return align === "right" || align === "center" ? { alignment: align } : {};
}

function runsOf(nodes: readonly PhrasingContent[], frame: ProseFrame, look: Look = {}): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    switch (node.type) {
      case "text":
        return [plainRun(node.value.replace(/\s*\n\s*/g, " "), look)];
      case "inlineCode":
      case "html":
        return [plainRun(node.value.replace(/\n/g, " "), look)];
      case "break":
        return [new TextRun({ break: 1 })];
      case "strong":
        return runsOf(node.children, frame, { ...look, bold: true });
      case "emphasis":
        return runsOf(node.children, frame, { ...look, italics: true });
      case "delete":
        return runsOf(node.children, frame, { ...look, strike: true });
      case "image":
        return [frame.pictureOf(node.url, node.alt ?? "") ?? plainRun(`[${[node.alt, node.url].filter(Boolean).join(": ")}]`, look)];
      case "link": {
        const words = runsOf(node.children, frame, look);
        return /^(?:https?|mailto):/i.test(node.url) ? [new ExternalHyperlink({ link: node.url, children: words })] : words;
      }
      default:
        return "children" in node ? runsOf(node.children, frame, look) : [];
    }
  });
}
