import type { Table as MarkdownTable, Nodes, PhrasingContent, Root } from "mdast";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import type { Block, Cell, Run, SourceDocument } from "./blocks.ts";
import { splitFront } from "./read-front.ts";

const processor: Processor<Root> = unified()
  .use(remarkParse)
  .use(function tablesAndStrikethrough() {
    const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
    data.micromarkExtensions = [gfmTable(), gfmStrikethrough()];
    data.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()];
  }) as unknown as Processor<Root>;

/** Markdown of any shape as blocks; frontmatter that is no mapping is text like any other. */
export function readMarkdown(name: string, text: string): SourceDocument {
  const split = splitFront(text);
  const tree = processor.parse(split?.rest ?? text);
  const front = split && { front: split.front };
  return { name, pageFrames: [], body: blocksOf(tree), ...front, asides: [], passedOver: [], pictures: new Map() };
}

/** Where list items stand: their depth and label. */
interface Listed {
  depth: number;
  label: string;
}

function blocksOf(node: Nodes, listed?: Listed): Block[] {
  const place = placeOf(node);
  switch (node.type) {
    case "root":
      return node.children.flatMap((child) => blocksOf(child, listed));
    case "blockquote":
      return node.children
        .flatMap((child) => blocksOf(child, listed))
        .map((block) => (block.kind === "paragraph" ? { ...block, isQuote: true } : block));
    case "heading":
      return [{ kind: "paragraph", runs: runsOf(node.children), heading: node.depth, place }];
    case "paragraph": {
      const [only, second] = node.children;
      // A picture by itself is one; within a sentence it is told in words.
      if (only?.type === "image" && !second && !listed) return [{ kind: "picture", name: only.url, alt: only.alt ?? "", place }];
      return [{ kind: "paragraph", runs: runsOf(node.children), place, ...listed }];
    }
    case "list":
      // A dash alone says that a section is meant to be empty.
      if (node.children.every(({ children }) => children.length === 0)) return [{ kind: "paragraph", runs: [{ text: "-" }], place }];
      return node.children.flatMap((item, index) => {
        const own: Listed = { depth: listed ? listed.depth + 1 : 0, label: node.ordered ? `${(node.start ?? 1) + index}.` : "•" };
        return item.children.flatMap((child, at) =>
          blocksOf(child, at === 0 || child.type === "list" ? own : undefined).map(unlessItem(at)),
        );
      });
    case "table":
      return [{ kind: "table", rows: rowsOf(node, place), place }];
    case "code":
    case "html":
      return node.value.split("\n").map((line) => ({ kind: "paragraph", runs: [{ text: line }], place }));
    case "definition":
      return [{ kind: "paragraph", runs: [{ text: `${node.identifier}: ${node.url} ${node.title ?? ""}` }], place }];
    default:
      return [];
  }
}

/** A list within an item keeps its own depth. */
function unlessItem(at: number) {
  return (block: Block): Block => (at === 0 || block.kind !== "paragraph" || block.label !== undefined ? block : { ...block });
}

function rowsOf(table: MarkdownTable, place: Block["place"]): Cell[][] {
  const width = Math.max(...table.children.map(({ children }) => children.length));
  const rows = table.children.map((row) =>
    Array.from({ length: width }, (_, column): Cell => {
      const cell = row.children[column];
      return { blocks: cell && cell.children.length > 0 ? [{ kind: "paragraph", runs: runsOf(cell.children), place }] : [] };
    }),
  );
  // What pandoc writes for a table without head begins with an empty row.
  return rows[0]?.every(({ blocks }) => blocks.length === 0) ? rows.slice(1) : rows;
}

function runsOf(nodes: readonly PhrasingContent[], look: Pick<Run, "bold" | "italic"> = {}): Run[] {
  return nodes.flatMap((node): Run[] => {
    // A line ends where the text says so by a break, not where it was wrapped.
    if (node.type === "text" || node.type === "inlineCode" || node.type === "html")
      return [{ text: node.value.replace(/\n/g, " "), ...look }];
    if (node.type === "break") return [{ text: "\n", ...look }];
    if (node.type === "strong") return runsOf(node.children, { ...look, bold: true });
    if (node.type === "emphasis") return runsOf(node.children, { ...look, italic: true });
    if (node.type === "image") return [{ text: `${node.alt ?? ""} (${node.url})`, ...look }];
    return "children" in node ? runsOf(node.children, look) : [];
  });
}

function placeOf({ position }: Nodes): Block["place"] {
  const line = position?.start.line ?? 1;
  return { en: `line ${line}`, id: `baris ${line}` };
}
