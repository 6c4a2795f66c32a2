import { diffArrays } from "diff";
import { plainText } from "../document/prose/prose.ts";
import { fold } from "../document/words/fold.ts";
import { marksSayTheSame } from "./marks-say-the-same.ts";
import { alignBlocks, type BlockPair, blocksOf, cellsOf } from "./text-blocks.ts";

/** A stretch of text in a comparison. */
export interface WordChange {
  kind: "same" | "added" | "removed";
  text: string;
  /** A whole block that stands elsewhere in the other text, word for word. */
  moved?: true;
}

/** From so many differing words on, a text counts as replaced: nobody reads such a comparison word by word. */
const MAX_EDITS = 4_000;

/**
 * Two texts compared block by block, then word by word: what was rewritten reads as the old block and the new one, a row of a
 * table cell by cell. Where lines are broken inside a paragraph does not matter.
 */
export function wordChanges(before: string, after: string): WordChange[] {
  const pairs = alignBlocks(blocksOf(normal(before)), blocksOf(normal(after)));
  return joined(apart(pairs.map(changesOfPair)));
}

/** What a text ended with has no line end: taken out of another place, it stands by itself all the same. */
function apart(blocks: readonly WordChange[][]): WordChange[] {
  let ends = true;
  return blocks.flatMap((block, index) => {
    const [first] = block;
    const text = block.map((part) => part.text).join("");
    const isTakenOut = first?.kind === "removed" && block.length === 1;
    const lead = isTakenOut && !ends ? "\n" : "";
    const close = isTakenOut && !text.endsWith("\n") && index < blocks.length - 1 ? "\n" : "";
    if (text !== "") ends = `${text}${close}`.endsWith("\n");
    return lead === "" && close === "" ? block : [{ ...(first as WordChange), text: `${lead}${text}${close}` }];
  });
}

function changesOfPair({ before, after, moved }: BlockPair): WordChange[] {
  if (!before) return after ? [{ ...change("added", after.text), ...(moved && { moved }) }] : [];
  if (!after) return [{ ...change("removed", before.text), ...(moved && { moved }) }];
  // Line ends behind a block are those of the later text: where they alone differ, nothing does.
  const [old, fresh] = [before.text.trimEnd(), after.text.trimEnd()];
  const end = change("same", after.text.slice(fresh.length));
  const [cells, freshCells] = [cellsOf(old), cellsOf(fresh)];
  if (!cells || cells.length !== freshCells?.length) return [...wordsOfBlock(old, fresh), end];
  const row = cells.flatMap((cell, index) => {
    const bar: WordChange[] = index === 0 ? [] : [change("same", "|")];
    return [...bar, ...wordsOfBlock(cell, freshCells[index] ?? "")];
  });
  return [...row, end];
}

function wordsOfBlock(before: string, after: string): WordChange[] {
  if (before === after) return [change("same", before)];
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const found = diffArrays(old, fresh, { maxEditLength: MAX_EDITS });
  if (!found) return compact([change("removed", old.join("")), change("added", fresh.join(""))]);
  return compact(found.map(({ added, removed, value }) => change(added ? "added" : removed ? "removed" : "same", value.join(""))));
}

/** Stretches of one kind as one; what was moved stays by itself. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = [];
  for (const next of changes) {
    const last = result.at(-1);
    if (last && last.kind === next.kind && !last.moved && !next.moved) last.text += next.text;
    else if (next.text !== "") result.push({ ...next });
  }
  return result;
}

/**
 * True where two texts say the same: they differ in case, punctuation, markup, or where words are joined or broken, but
 * in no word, number or sign, nor in what is struck out, what is led to or shown, or in which column a cell stands.
 */
export function saysTheSame(before: string, after: string): boolean {
  return before === after || (contentOf(before) === contentOf(after) && marksSayTheSame(before, after));
}

function change(kind: WordChange["kind"], text: string): WordChange {
  return { kind, text };
}

/** A text that is only in one revision, as texts are read that are compared. */
export function wholeChange(kind: "added" | "removed", text: string): WordChange {
  return change(kind, normal(text));
}

/** A text whose lines end where a block does: at a paragraph's end, before a heading, an item, a row, a quote; code line by line. */
function normal(text: string): string {
  let [fence, begins]: [Fence | undefined, boolean] = [undefined, true];
  const items: number[] = [];
  const lines = text
    .normalize("NFC")
    .replace(/[ \t]+$/gm, "")
    .split("\n");
  return lines
    .map((line, index) => {
      const next = lines[index + 1];
      const [, indent = "", mark = ""] = /^([ \t]*)(```|~~~)/.exec(line) ?? [];
      const isOpening = mark !== "" && fence === undefined;
      if (isOpening) fence = { indent: indent.length, mark, lead: "  ".repeat(levelOf(line, items)) };
      const code = fence;
      if (!isOpening && mark !== "" && mark === fence?.mark) fence = undefined;
      const words = line.replace(/^[ \t]+/, "").replace(/[ \t]+/g, " ");
      const shown = code ? withinFence(line, code) : begins && line !== "" ? `${"  ".repeat(levelOf(line, items))}${words}` : words;
      if (next === undefined) return shown;
      begins = code !== undefined || line === "" || /^#{1,6} /.test(line) || BEGINS_A_BLOCK.test(next);
      return begins ? `${shown}\n` : `${shown} `;
    })
    .join("");
}

/** Fenced code that has begun: how far it is indented, what closes it, and what its lines begin with instead. */
interface Fence {
  indent: number;
  mark: string;
  lead: string;
}

/** A line of code keeps its blanks but for those of its fence. */
function withinFence(line: string, { indent, lead }: Fence): string {
  const blanks = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const rest = line.slice(Math.min(indent, blanks));
  return rest === "" ? "" : `${lead}${rest}`;
}

/**
 * In how many items a block stands, as CommonMark has it: lists that are only indented otherwise are the same.
 * @param items where the words of the items around begin; the block's own joins them
 */
function levelOf(line: string, items: number[]): number {
  const [, indent = "", marker = ""] = /^([ \t]*)((?:[-*+]|\d+[.)])[ \t]+)?/.exec(line) ?? [];
  const column = indent.replaceAll("\t", "    ").length;
  while ((items.at(-1) ?? 0) > column) items.pop();
  const level = items.length;
  if (marker !== "") items.push(column + marker.length);
  return level;
}

const BEGINS_A_BLOCK = /^(?:$|>|\||#{1,6} |[ \t]*(?:```|~~~|(?:[-*+]|\d+[.)])[ \t]))/;

/** Words (a code such as `TELK.W-18` is one), single marks and blanks. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[-._/][\p{L}\p{N}]+)*|\n+|\s|./gu) ?? [];
}

/** Empty stretches dropped, and a blank between two changes taken into them: “old words” → “new ones” reads as one change. */
function compact(changes: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed !== "") result.push(change("removed", removed));
    if (added !== "") result.push(change("added", added));
    [removed, added] = ["", ""];
  };
  changes.forEach(({ kind, text }, index) => {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (text === " " && removed !== "" && added !== "" && index < changes.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      if (text !== "") result.push(change("same", text));
    }
  });
  flush();
  return result;
}

/** What a text says: words, numbers with their signs, decimal marks and units; without blanks and punctuation. */
function contentOf(text: string): string {
  return fold(keepUnits(plainText(text)))
    .replace(SIGN, "−")
    .replace(/[^\p{L}\p{N}\p{S}%‰‱′″]+/gu, (mark, at: number, whole: string) => {
      const [isBehind, isBefore] = [whole[at - 1], whole[at + mark.length]].map((sign) => /\p{N}/u.test(sign ?? ""));
      if (isBehind && isBefore) return mark.trim() || " ";
      // What is dialled: “*123#” is another number than “123”.
      return mark.includes("/") ? "/" : isBehind || isBefore ? mark.replace(/[^*#]/g, "") : "";
    });
}

/** A dash of any length that makes the number behind it less than nothing: “−5”, “1e-3”; not “W-18”, “10–20”. */
const SIGN = /(?:(?<![\p{L}\p{N}])|(?<=\p{N}e))[-‐‑–—](?=[.,]?\p{N})/gu;

/** Behind a number, a capital makes milli mega and bit byte: such letters are marked before all is folded. */
function keepUnits(text: string): string {
  const mega = /(?<=\p{N}\s?)M(?=[AVWJNPGHLBagmlswvjpnbhz]{1,3}(?!\p{L}))/gu;
  return text.replace(mega, "M¨").replace(/(?<=\p{N}\s?(?:[kKMGT]¨?i?)?)B(?!\p{L})/gu, "B¨");
}
