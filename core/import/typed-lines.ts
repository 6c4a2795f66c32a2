import type { Block, Paragraph, Run } from "./blocks.ts";

const BULLET = /^\s*[•●○▪■◦‣➢➤►]\s*(?=\S)/u;
const BULLET_OR_DASH = /^\s*(?:[•●○▪■◦‣➢➤►]\s*|[–—-]\s+)(?=\S)/u;
const LABEL = /^\s*\S[^:：=–—\n]{0,39}(?:[:：]|\s[=–—-]\s)/u;

/**
 * Paragraphs whose lines were broken by hand where each line is an entry (“• Agent”, “CRM: …”), as one paragraph each, and bullets that
 * were typed as a list's. Lines of running text stay together.
 */
export function withTypedLines(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === "picture") return [block];
    if (block.kind === "paragraph") return entriesOf(block);
    return [{ ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: withTypedLines(cell.blocks) }))) }];
  });
}

function entriesOf(block: Paragraph): Paragraph[] {
  if (block.heading !== undefined || block.code !== undefined) return [block];
  const lines = linesIn(block.runs);
  const [first = [], ...others] = lines;
  const isListed = others.length > 0 && others.every((line) => BULLET_OR_DASH.test(textIn(line)));
  const isLabelled = others.length > 0 && lines.every((line) => LABEL.test(textIn(line)));
  if (!isListed && !isLabelled) return [withoutBullet(block, BULLET)];
  const { label, depth = 0, ...plain } = block;
  const bullet = isListed ? BULLET_OR_DASH : BULLET;
  return [
    withoutBullet({ ...block, runs: first }, bullet),
    // What follows an item's own line stands below it.
    ...others.map((runs) => withoutBullet({ ...plain, runs, ...(label !== undefined && { depth: depth + 1 }) }, bullet)),
  ];
}

/** A paragraph that begins with a typed bullet, as an item of a list. */
function withoutBullet({ runs, ...block }: Paragraph, bullet: RegExp): Paragraph {
  const depth = block.depth ?? 0;
  const found = block.label === undefined ? bullet.exec(textIn(runs))?.[0] : undefined;
  if (found === undefined)
    return block.label === undefined && block.depth !== undefined ? { ...block, runs, label: "•" } : { ...block, runs };
  let left = found.length;
  const kept = runs.flatMap((run): Run[] => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return cut === run.text.length ? [] : [{ ...run, text: run.text.slice(cut) }];
  });
  return { ...block, runs: kept, label: "•", depth };
}

/** Runs parted where a line was broken. */
function linesIn(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs)
    for (const [index, text] of run.text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...run, text });
    }
  return lines.filter((line) => textIn(line).trim() !== "");
}

function textIn(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join("");
}
