import { type Address, shownAddress, useOf, writtenAddress } from "./addresses.ts";
import { type Block, type Cell, type Paragraph, type Picture, type Run, type Table, textOf } from "./blocks.ts";

/** Blocks as the prose of a draft: CommonMark with tables, nothing of the source's text read as markup. */
export function writeMarkdown(blocks: readonly Block[], headingLevel = 3): string {
  const parts: { text: string; isItem: boolean; isQuote: boolean }[] = [];
  // The depths of the items that the next one may stand below.
  let above: number[] = [];
  for (const block of blocks) {
    const depth = block.kind === "paragraph" && block.label !== undefined ? (block.depth ?? 0) : undefined;
    above = depth === undefined ? [] : [...above.filter((one) => one < depth), depth];
    const text = writeBlock(block, headingLevel, above.length - 1);
    if (text.trim() === "") continue;
    const isItem = block.kind === "paragraph" && block.label !== undefined && block.heading === undefined;
    const before = parts.at(-1);
    const isQuote = block.kind === "paragraph" && block.isQuote === true && block.code === undefined;
    if (isItem && before?.isItem) before.text += `\n${text}`;
    else if (isQuote && before?.isQuote) before.text += `\n>\n> ${text}`;
    else parts.push({ text: isQuote ? `> ${text}` : text, isItem, isQuote });
  }
  return parts.map(({ text }) => text).join("\n\n");
}

function writeBlock(block: Block, headingLevel: number, depth: number): string {
  if (block.kind === "picture") return writePicture(block);
  return block.kind === "table" ? writeTable(block) : writeParagraph(block, headingLevel, depth);
}

function writeParagraph(block: Paragraph, headingLevel: number, depth: number): string {
  if (block.code !== undefined) return writeCode(block, block.code);
  if (block.heading !== undefined) return writeHeading(plainTitle(textOf(block)), headingLevel);
  const text = inline(block.runs);
  if (block.label === undefined) return escapeStart(text);
  const indent = "  ".repeat(Math.min(depth, 4));
  // Markdown counts 1, 2, 3 itself; any other label is part of what may be cited and stays.
  const label = /^[•\-–·o§▪]?$/u.test(block.label) ? "" : `${escapeInline(block.label)} `;
  return `${indent}- ${label === "" ? escapeStart(text) : `${escapeStart(label)}${text}`}`;
}

/** Between fences longer than any in it. Nothing in it is markup, so a line ends where the source's did. */
function writeCode({ runs }: Paragraph, language: string): string {
  const text = runs
    .map((run) => run.text)
    .join("")
    .replace(/\r\n?/g, "\n")
    .toWellFormed();
  if (text.trim() === "") return "";
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Within a step, where the notation has no headings, one is a line in bold. */
function writeHeading(title: string, level: number): string {
  return level <= 4 ? `${"#".repeat(level)} ${title}` : `**${escapeInline(title)}**`;
}

function writePicture({ name, alt }: Picture): string {
  return name === "" ? "" : `![${escapeInline(alt)}](assets/${encodeURI(assetName(name))})`;
}

/** The name a picture gets among a document's assets. */
export function assetName(name: string): string {
  return (name.split("/").at(-1) ?? name).replace(/[^\w.-]/g, "-");
}

function writeTable(table: Table): string {
  const [first, ...others] = table.rows;
  if (!first) return "";
  // A table of one cell is a frame around text.
  if (others.length === 0 && first.length === 1) return writeMarkdown(first[0]?.blocks ?? []);
  const line = (cells: readonly Cell[]) => `| ${cells.map(writeCell).join(" | ")} |`;
  return [line(first), `|${first.map(() => " --- |").join("")}`, ...others.map(line)].join("\n");
}

function writeCell(cell: Cell): string {
  return linesIn(cell.blocks)
    .filter((text) => text !== "")
    .join(" / ");
}

/** The lines of a cell's blocks, in one look, with their links. */
function linesIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [inline(block.runs.map(({ bold, italic, ...run }) => run))];
    if (block.kind === "picture") return [escapeInline(block.alt)];
    return block.rows.flatMap((row) => row.flatMap((cell) => linesIn(cell.blocks)));
  });
}

function inline(runs: readonly Run[]): string {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const isLike = last && last.bold === run.bold && last.italic === run.italic && last.struck === run.struck && last.link === run.link;
    if (isLike) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  let text = "";
  for (let at = 0; at < merged.length; ) {
    const { link } = merged[at] as Run;
    const end = link === undefined ? at + 1 : merged.findIndex((run, index) => index > at && run.link !== link);
    const own = merged.slice(at, end < 0 ? merged.length : end);
    text += link === undefined ? own.map(writeRun).join("") : writeLinked(own, link);
    at += own.length;
  }
  return text.trim();
}

function writeRun({ text, bold, italic, struck }: Run): string {
  const mark = struck ? "~~" : bold ? "**" : italic ? "*" : "";
  const [, before = "", inner = "", after = ""] = PARTS.exec(text.replace(/\s+/g, " ")) ?? [];
  // Emphasis that begins or ends within a word or with punctuation would show its stars.
  const isSafe = mark !== "" && /^[\p{L}\p{N}]/u.test(inner) && /[\p{L}\p{N}]$/u.test(inner);
  return `${before}${isSafe ? `${mark}${escapeInline(inner)}${mark}` : escapeInline(inner)}${after}`;
}

/** A text between the blanks around it. */
const PARTS = /^(\s*)([\s\S]*?)(\s*)$/;

/** Words as a link, or with their address behind them where nobody could follow it. */
function writeLinked(runs: readonly Run[], address: string): string {
  const [, before = "", words = "", after = ""] = PARTS.exec(runs.map(writeRun).join("")) ?? [];
  const said = textOf({ kind: "paragraph", runs, place: { en: "", id: "" } });
  return `${before}${words === "" ? "" : withAddress(words, said, { address, isOwn: runs[0]?.isOwn })}${after}`;
}

function withAddress(words: string, said: string, to: Address): string {
  const use = useOf(to);
  if (use === "shown") return said.includes(to.address) ? words : `${words} (${escapeInline(shownAddress(to.address))})`;
  if (use !== "followed") return words;
  const written = writtenAddress(to.address);
  return said === written && /^https?:/i.test(said) ? `<${said}>` : `[${words}](${written})`;
}

/** A text of which no character is markup within a line. */
export function escapeInline(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*|[\]]|~~|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

function escapeStart(text: string): string {
  return text.replace(/^(#{1,6}(?=\s|$)|[-+>=](?=\s|$)|[-=]{2,}|~{3,}|>)/, "\\$1").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

/** A title or field value: one line, without a character that would be markup there. */
export function plainTitle(text: string): string {
  return (
    text
      .normalize("NFC")
      .replace(/[`*\\]|~~/g, "")
      .replace(/<(?=[a-z/!?])/gi, "‹")
      // A blank to be filled in.
      .replace(/(?<![\p{L}\p{N}_])_{2,}(?![\p{L}\p{N}_])/gu, "…")
      .replace(/(^|\W)_+(?=[^\s_])/g, "$1")
      .replace(/\]\(/g, "] (")
      .replace(/\s+/g, " ")
      .trim()
  );
}
