import type { BlockContent, List, ListItem, PhrasingContent, RootContent } from "mdast";
import { parseProse } from "../../../core/document/prose/prose.ts";
import { visibleText } from "../../../core/document/prose/visible-text.ts";
import { tableText } from "./table-text.ts";
import { hang, wrap } from "./wrap.ts";

/** Prose as rows of a terminal: paragraphs wrapped, lists, quotes, code and tables as they are meant; blocks parted by empty rows. */
export function proseText(markdown: string, columns: number): string[] {
  return blocksText(parseProse(markdown).children, columns);
}

/**
 * The items of prose that is one list without numbers, each as rows; undefined of any other prose. “-” alone says that there is nothing.
 * @param columns what an item has
 */
export function listItems(markdown: string, columns: number): string[][] | undefined {
  const [list, ...more] = parseProse(markdown).children;
  if (list?.type !== "list" || list.ordered || more.length > 0) return undefined;
  return list.children.map((item) => itemText(item, columns, isTight(list))).filter((rows) => rows.length > 0);
}

function blocksText(blocks: readonly RootContent[], columns: number): string[] {
  return blocks.flatMap((block, index) => [...(index > 0 ? [""] : []), ...blockText(block, columns)]);
}

function blockText(block: RootContent, columns: number): string[] {
  switch (block.type) {
    case "list":
      return listText(block, columns);
    case "blockquote":
      return blocksText(block.children, columns - 2).map((row) => `│ ${row}`.trimEnd());
    case "code":
      return visibleText(block.value)
        .split("\n")
        .map((row) => `    ${row}`.trimEnd());
    case "table":
      return tableText(
        block.children.map((row) => row.children.map((cell) => inlineText(cell.children))),
        block.align ?? [],
        columns,
      );
    case "thematicBreak":
      return ["─".repeat(Math.max(3, Math.min(columns, 20)))];
    case "html":
      return wrap(visibleText(block.value), columns);
    case "definition":
      return wrap(visibleText(`[${block.label ?? block.identifier}]: ${block.url}`), columns);
    case "paragraph":
    case "heading":
      return wrap(inlineText(block.children), columns);
    default:
      return "children" in block ? blocksText(block.children as BlockContent[], columns) : [];
  }
}

function listText(list: List, columns: number): string[] {
  const first = list.start ?? 1;
  const widest = `${first + list.children.length - 1}. `.length;
  return list.children.flatMap((item, index) => {
    const mark = list.ordered ? `${first + index}. `.padStart(widest) : "- ";
    const rows = hang(mark, itemText(item, columns - mark.length, isTight(list)));
    return index > 0 && !isTight(list) ? ["", ...rows] : rows;
  });
}

/** Blocks of an item follow each other closely where the list was written so. */
function itemText({ children }: ListItem, columns: number, tight: boolean): string[] {
  return tight ? children.flatMap((block) => blockText(block, columns)) : blocksText(children, columns);
}

function isTight({ spread, children }: List): boolean {
  return !spread && children.every((item) => !item.spread);
}

/** Words without markup; struck-out text, pictures and addresses are said. */
function inlineText(nodes: readonly PhrasingContent[]): string {
  return nodes.map(phraseText).join("");
}

function phraseText(node: PhrasingContent): string {
  switch (node.type) {
    case "text":
      return visibleText(node.value.replace(/\s*\n\s*/g, " "));
    case "inlineCode":
    case "html":
      return visibleText(node.value.replace(/\n/g, " "));
    case "break":
      return "\n";
    case "delete":
      return `~~${inlineText(node.children)}~~`;
    case "image":
      return visibleText(`[${[node.alt, node.url].filter(Boolean).join(": ")}]`);
    case "link": {
      const words = inlineText(node.children);
      const address = visibleText(node.url);
      return words === address || `mailto:${words}` === address ? words : `${words} (${address})`;
    }
    default:
      return "children" in node ? inlineText(node.children) : "label" in node ? visibleText(`[${node.label ?? ""}]`) : "";
  }
}
