import { diffArrays } from "diff";
import { wordsOf } from "../document/words/fold.ts";

/** A paragraph, heading, list item, table row or line of code, as it is written; line ends behind it belong to it. */
export interface TextBlock {
  text: string;
  /** What it is known by in the other text: without blanks and marker. */
  key: string;
  /** Its words, folded. */
  words: readonly string[];
}

/** Blocks of two texts, beside each other in reading order: one that is kept or rewritten has both sides. */
export interface BlockPair {
  before: TextBlock | undefined;
  after: TextBlock | undefined;
  /** It stands elsewhere in the other text, as it is. */
  moved?: true;
}

/** Two blocks are one, rewritten, when at least this part of their words is in both. */
const ALIKE = 0.4;

/** Between two kept blocks, more pairs than this are not compared with each other. */
const MAX_PAIRS = 40_000;

/** From so many differing blocks on, a text counts as replaced. */
const MAX_EDITS = 1_000;

/** The blocks of a text in which lines are broken only where a block ends. */
export function blocksOf(text: string): TextBlock[] {
  return (text.match(/[^\n]+\n*|\n+/g) ?? []).map((block) => {
    const bare = block.trim().replace(/^(?:[-*+]|\d+[.)])[ \t]+/, "");
    return { text: block, key: bare.replace(/\s+/g, " "), words: wordsOf(bare) };
  });
}

/** Blocks are aligned before words: equal ones first, between them the most alike, the rest as old and new. */
export function alignBlocks(before: readonly TextBlock[], after: readonly TextBlock[]): BlockPair[] {
  const pairs: BlockPair[] = [];
  let [old, fresh]: [TextBlock[], TextBlock[]] = [[], []];
  let [left, right] = [0, 0];
  const close = () => {
    pairs.push(...alignAlike(old, fresh));
    [old, fresh] = [[], []];
  };
  const parts = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
    { maxEditLength: MAX_EDITS },
  );
  if (!parts) return alone(before, after);
  for (const { added, removed, count } of parts) {
    if (removed) old.push(...before.slice(left, left + count));
    else if (added) fresh.push(...after.slice(right, right + count));
    else {
      close();
      for (let index = 0; index < count; index++) pairs.push({ before: before[left + index], after: after[right + index] });
    }
    if (!added) left += count;
    if (!removed) right += count;
  }
  close();
  return withMoved(pairs);
}

/** The pairs that share most, in order; what stands between them, the old before the new. */
function alignAlike(old: readonly TextBlock[], fresh: readonly TextBlock[]): BlockPair[] {
  if (old.length === 0 || fresh.length === 0 || old.length * fresh.length > MAX_PAIRS) return alone(old, fresh);
  const alike = old.map((one) => fresh.map((other) => likeness(one, other)));
  // best[i][j]: what the pairs among the blocks from i and from j on can share.
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(fresh.length + 1));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number) => {
    const likely = alike[i]?.[j] ?? 0;
    return likely < ALIKE ? -1 : likely + at(i + 1, j + 1);
  };
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--) (best[i] as Float64Array)[j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
  const pairs: BlockPair[] = [];
  let [i, j, firstOld, firstFresh] = [0, 0, 0, 0];
  while (i < old.length && j < fresh.length) {
    if (paired(i, j) === at(i, j) && at(i, j) > 0) {
      pairs.push(...alone(old.slice(firstOld, i), fresh.slice(firstFresh, j)), { before: old[i], after: fresh[j] });
      [firstOld, firstFresh] = [++i, ++j];
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return [...pairs, ...alone(old.slice(firstOld), fresh.slice(firstFresh))];
}

function alone(old: readonly TextBlock[], fresh: readonly TextBlock[]): BlockPair[] {
  return [...old.map((block) => ({ before: block, after: undefined })), ...fresh.map((block) => ({ before: undefined, after: block }))];
}

/** How much of two blocks' words is in both, 0 to 1; rows of a table are known by their first cell. */
function likeness(one: TextBlock, other: TextBlock): number {
  const [row, otherRow] = [cellsOf(one.text), cellsOf(other.text)];
  if ((row === undefined) !== (otherRow === undefined)) return 0;
  if (row && otherRow && row.length === otherRow.length && row[1]?.trim() !== "" && row[1]?.trim() === otherRow[1]?.trim()) return 1;
  const counts = new Map<string, number>();
  for (const word of one.words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other.words) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared++;
    counts.set(word, left - 1);
  }
  const total = one.words.length + other.words.length;
  return total === 0 ? 0 : (2 * shared) / total;
}

/** The cells of a table's row, with what stands before its first and behind its last bar; undefined for other blocks. */
export function cellsOf(block: string): string[] | undefined {
  return /^\s*\|/.test(block) ? block.split(/(?<!\\)\|/) : undefined;
}

/** What is taken out in one place and put in as it is in another was moved. A block without words is too little to tell. */
function withMoved(pairs: readonly BlockPair[]): BlockPair[] {
  const fresh = Map.groupBy(
    pairs.filter(({ before, after }) => !before && after && after.words.length > 1),
    ({ after }) => after?.key,
  );
  const moved = new Set<BlockPair>();
  for (const pair of pairs) {
    const other = pair.after ? undefined : fresh.get(pair.before?.key)?.shift();
    if (other) moved.add(pair).add(other);
  }
  return pairs.map((pair) => (moved.has(pair) ? { ...pair, moved: true } : pair));
}
