import { type CharacterFormat, formatsOf, type InlineTag } from "./marked-format.ts";
import type { WordChange } from "./word-changes.ts";

/** A stretch of a block as a reader sees it. */
export interface MarkedSpan extends WordChange {
  tags: readonly InlineTag[];
}

/** A block of a comparison as it reads when it is rendered, the marks of Markdown gone. */
export interface MarkedBlock {
  kind: "paragraph" | "item" | "heading" | "quote" | "code" | "row";
  /** How far in it stands: 0 to 3. */
  depth: number;
  /** Of an item in a numbered list: its number. */
  marker: MarkedSpan[];
  /** Of a row its cells, of any other block one. */
  cells: MarkedSpan[][];
  /** A row that heads its table. */
  isHead?: true;
}

/** One character of a line, of which text it is, and how it is read. */
interface Character {
  kind: WordChange["kind"];
  text: string;
  moved: true | undefined;
}

const MARKER = /^(?<indent>[ \t]*)(?:(?<item>[-*+]|\d+[.)])[ \t]+|(?<heading>#{1,6})[ \t]+|(?<quote>>)[ \t]?)?/;
const RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/**
 * What `wordChanges` found, as it reads rendered: lists with their numbers, tables by cell, words bold or struck. Marks that are
 * the same in both texts are not shown; marks that alone changed are, since nothing else would tell.
 */
export function markedBlocks(words: readonly WordChange[]): MarkedBlock[] {
  const blocks: MarkedBlock[] = [];
  const isCode = { removed: false, added: false };
  for (const line of linesOf(words)) {
    const [old, fresh] = [textOf(line, "added"), textOf(line, "removed")];
    const isOld = line.every(({ kind }) => kind === "removed");
    const isFence = [old, fresh].some((text) => /^\s*(?:```|~~~)/.test(text));
    if (isFence) {
      if (/^\s*(?:```|~~~)/.test(old)) isCode.removed = !isCode.removed;
      if (/^\s*(?:```|~~~)/.test(fresh)) isCode.added = !isCode.added;
    } else if (isOld ? isCode.removed : isCode.added) {
      blocks.push({ kind: "code", depth: 0, marker: [], cells: [spansOf(line, [])] });
    } else if (`${old}${fresh}`.includes("|") && [old, fresh].every((text) => RULE.test(text) || text === "")) {
      const head = blocks.at(-1);
      if (head?.kind === "row") head.isHead = true;
    } else blocks.push(blockOf(line, isOld ? old : fresh));
  }
  return blocks;
}

/** The characters of each line that is not blank. What was rewritten whole is the old line and the new one. */
function linesOf(words: readonly WordChange[]): Character[][] {
  const lines: Character[][] = [[]];
  for (const { kind, text, moved } of words) {
    for (const character of text) {
      if (character === "\n") lines.push([]);
      else lines.at(-1)?.push({ kind, text: character, moved });
    }
  }
  return lines.flatMap((line) => {
    if (line.every(({ text }) => text.trim() === "")) return [];
    const fresh = line.findIndex(({ kind }) => kind !== "removed");
    const isReplaced = fresh > 0 && line.slice(fresh).every(({ kind }) => kind === "added");
    return isReplaced ? [line.slice(0, fresh), line.slice(fresh)] : [line];
  });
}

/** What one of the two texts has of a line. */
function textOf(line: readonly Character[], without: "added" | "removed"): string {
  return line.reduce((text, one) => (one.kind === without ? text : text + one.text), "");
}

function blockOf(line: readonly Character[], shown: string): MarkedBlock {
  const { indent = "", item, heading, quote } = MARKER.exec(shown)?.groups ?? {};
  const depth = Math.min(3, Math.ceil(indent.replaceAll("\t", "    ").length / 2));
  if (/^\s*\|/.test(shown)) return { kind: "row", depth: 0, marker: [], cells: cellsOf(line).map((cell) => readable(trimmed(cell))) };
  const [marker, content] = withoutMarker(line);
  // A “-” that says “nothing” is a text of its own.
  if (trimmed(content).length === 0) return { kind: "paragraph", depth, marker: [], cells: [spansOf(trimmed(line), [])] };
  const kind = item ? "item" : heading ? "heading" : quote ? "quote" : "paragraph";
  return { kind, depth, marker: /\d/.test(item ?? "") ? spansOf(trimmed(marker), []) : [], cells: [readable(content)] };
}

/** What a block begins with, in either text, and its own words. */
function withoutMarker(line: readonly Character[]): [marker: Character[], content: Character[]] {
  const left = { removed: 0, added: 0 };
  left.removed = MARKER.exec(textOf(line, "added"))?.[0].length ?? 0;
  left.added = MARKER.exec(textOf(line, "removed"))?.[0].length ?? 0;
  const [marker, content]: [Character[], Character[]] = [[], []];
  for (const one of line) {
    // What is a marker in one text and a word's sign in the other is seen.
    const isMarker = (one.kind === "added" || left.removed > 0) && (one.kind === "removed" || left.added > 0);
    (isMarker ? marker : content).push(one);
    if (one.kind !== "added") left.removed -= one.text.length;
    if (one.kind !== "removed") left.added -= one.text.length;
  }
  return [marker, content];
}

/** A row's cells: bars at its ends make none, a bar behind a backslash is a word's. */
function cellsOf(line: readonly Character[]): Character[][] {
  const cells: Character[][] = [[]];
  line.forEach((one, index) => {
    if (one.text === "|" && line[index - 1]?.text !== "\\") cells.push([]);
    else cells.at(-1)?.push(one);
  });
  const isEmpty = (cell: readonly Character[] | undefined) => cell?.every(({ text }) => text.trim() === "") ?? true;
  return cells.slice(isEmpty(cells[0]) ? 1 : 0, isEmpty(cells.at(-1)) ? -1 : undefined);
}

function trimmed(line: readonly Character[]): Character[] {
  const isWord = ({ text }: Character) => text.trim() !== "";
  return line.slice(line.findIndex(isWord), line.findLastIndex(isWord) + 1);
}

/** The spans of some characters, each as its own text reads it. */
function readable(line: readonly Character[]): MarkedSpan[] {
  const [old, fresh] = [formatsOf(textOf(line, "added")), formatsOf(textOf(line, "removed"))];
  const read = { old: readOf(line, "added"), fresh: readOf(line, "removed") };
  let [left, right] = [0, 0];
  const spans: MarkedSpan[] = [];
  for (const one of line) {
    const [format, of] = one.kind === "removed" ? [old[left], read.old] : [fresh[right], read.fresh];
    if (one.kind !== "added") left += one.text.length;
    if (one.kind !== "removed") right += one.text.length;
    if (!isHidden(one, format, of)) spans.push(...spansOf([one], format?.tags ?? []));
  }
  return joined(spans);
}

/** The characters of one of the two texts, each for as many places as it takes there. */
function readOf(line: readonly Character[], without: "added" | "removed"): Character[] {
  return line.flatMap((one) => (one.kind === without ? [] : Array.from<Character>({ length: one.text.length }).fill(one)));
}

/**
 * Markup is hidden, but for what of it changed while the words it stands around did not. Whether these changed tell their letters and numbers: of
 * `*old*` and `**new**` some stars are the same.
 */
function isHidden({ kind, text }: Character, format: CharacterFormat | undefined, read: readonly Character[]): boolean {
  const markup = format?.markup;
  if (!markup) return false;
  const around = read.slice(markup.start, markup.end);
  const words = around.filter((one) => /[\p{L}\p{N}]/u.test(one.text));
  if ((words.length > 0 ? words : around).every((other) => other.kind === kind)) return true;
  if (!markup.address) return kind === "same";
  const isSame = read.slice(...markup.address).every((other) => other.kind === "same");
  return isSame || text === "]";
}

function spansOf(line: readonly Character[], tags: readonly InlineTag[]): MarkedSpan[] {
  return joined(line.map(({ kind, text, moved }) => ({ kind, text, tags, ...(moved && { moved }) })));
}

function joined(spans: readonly MarkedSpan[]): MarkedSpan[] {
  const result: MarkedSpan[] = [];
  for (const next of spans) {
    const last = result.at(-1);
    if (last && last.kind === next.kind && last.moved === next.moved && last.tags.join() === next.tags.join()) last.text += next.text;
    else result.push({ ...next });
  }
  return result;
}
