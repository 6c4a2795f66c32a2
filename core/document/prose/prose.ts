import type { Nodes, Root } from "mdast";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { toString as textOfTree } from "mdast-util-to-string";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";

/** More than this is shown as it is written, and reported (SOP102): the parser's time grows with the square of such input. */
const MAX_LENGTH = 200_000;
const MAX_LINES = 3_000;
const MAX_NESTING = 50;
const MAX_MARKS = 5_000;
const MAX_CELLS = 30_000;
const MAX_UNCLOSED = 200;

/** Reads a section's or step's prose as Markdown: CommonMark with tables and strikethrough. */
export function parseProse(markdown: string): Root {
  return isTangled(markdown) ? plainTree(markdown) : markdownParser.parse(markdown);
}

/** The words of some prose, without markup; paragraphs, items and rows are separated by a line end, a row's cells by a dot. */
export function plainText(markdown: string): string {
  return wordsWithoutMarkup(markdown) ?? wordsParsed(markdown);
}

/** What may mean something to the parser: marks, white space beside a line's end, and what begins a list or underlines a heading. */
const MARKUP = /[*_`[\]<>&\\#|~\r\0]|\s\n|\n[^\S\n]|^\s|\s$|(?:^|\n)(?:[-+=]|:-|\d{1,9}[.)])/;

/** Most texts are plain paragraphs, whose words are known without a parser. Undefined where one is needed. */
function wordsWithoutMarkup(markdown: string): string | undefined {
  if (markdown === "") return "";
  if (markdown.length > MAX_LINES) return undefined;
  const paragraphs = markdown.split(/\n\n+/);
  if (paragraphs.some((paragraph) => paragraph === "" || MARKUP.test(paragraph))) return undefined;
  return paragraphs.map((paragraph) => paragraph.replaceAll("\n", " ")).join("\n");
}

/** The same by the parser. */
export function wordsParsed(markdown: string): string {
  return linesWithin(parseProse(markdown), linesOf).join("\n");
}

/** The same as read on paper, in lines alone: items keep their bullet or number, what is to be said stands in quotation marks. */
export function printedText(markdown: string): string {
  return wordsWithoutMarkup(markdown) ?? linesWithin(parseProse(markdown), printedLinesOf).join("\n");
}

function printedLinesOf(node: Nodes): string[] {
  if (node.type === "list") {
    const first = node.start ?? 1;
    return node.children.flatMap((item, index) => {
      const [line = "", ...others] = linesWithin(item, printedLinesOf);
      return [`${node.ordered ? `${first + index}.` : "•"} ${line}`, ...others];
    });
  }
  if (node.type !== "blockquote") return linesOf(node);
  const said = linesWithin(node, printedLinesOf).join("\n");
  return (/^[“"„«]/.test(said) ? said : `“${said}”`).split("\n");
}

function linesWithin({ children }: { children: readonly Nodes[] }, linesIn: (node: Nodes) => string[]): string[] {
  return children.flatMap(linesIn).filter((text) => text !== "");
}

/** The words of each paragraph, item and row within a block, whatever it stands in. */
function linesOf(node: Nodes): string[] {
  if (node.type === "tableRow")
    return [
      node.children
        .map(wordsOf)
        .filter((text) => text !== "")
        .join(" · "),
    ];
  if (node.type === "list" || node.type === "listItem" || node.type === "blockquote" || node.type === "table")
    return node.children.flatMap(linesOf);
  return [wordsOf(node)];
}

function wordsOf(node: Nodes): string {
  return textOfTree(node, { includeHtml: false }).replace(/\s*\n\s*/g, " ");
}

/** Markdown of any length and depth as its tree: CommonMark with tables and strikethrough. */
export const markdownParser: Processor<Root> = unified()
  .use(remarkParse)
  .use(function tablesAndStrikethrough() {
    const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
    data.micromarkExtensions = [gfmTable(), gfmStrikethrough({ singleTilde: false })];
    data.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()];
  }) as unknown as Processor<Root>;

/** True of prose that is not parsed: longer, deeper or with more marks, closed or not, than any text for readers. */
export function isTangled(markdown: string): boolean {
  if (markdown.length > MAX_LENGTH) return true;
  if (count(markdown, /[*_[\]`<~&\\]/g) > MAX_MARKS || count(markdown, /\|/g) > MAX_CELLS) return true;
  if (count(markdown, /\[/g) - count(markdown, /\]/g) > MAX_UNCLOSED || count(markdown, /\]\(/g) - count(markdown, /\)/g) > MAX_UNCLOSED)
    return true;
  const lines = markdown.split("\n");
  return lines.length > MAX_LINES || lines.some(nestsTooDeep);
}

/** Marks upon marks at a line's beginning, or an item of a list that stands far in. */
function nestsTooDeep(line: string): boolean {
  const marks = /^(?:[ \t]*(?:[>+*-]|\d{1,9}[.)])(?=[ \t>]|$))+/.exec(line)?.[0] ?? "";
  return marks.length > MAX_NESTING;
}

function count(text: string, mark: RegExp): number {
  return text.match(mark)?.length ?? 0;
}

function plainTree(text: string): Root {
  return { type: "root", children: [{ type: "code", value: text }] };
}
