import type { Block, Run } from "./blocks.ts";

const RAISED = new Map([..."0123456789+-−–=()noaiº°*"].map((sign, at) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿºªⁱº°*"][at] as string]));
const LOWERED = new Map([..."0123456789+-−–=()"].map((sign, at) => [sign, [..."₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎"][at] as string]));

/**
 * Blocks whose raised and lowered signs are signs of their own: in plain letters beside each other 10⁶ would be read as 106, and
 * 25⁰C as 250C.
 */
export function withRaisedSigns(blocks: readonly Block[]): Block[] {
  return blocks.map((block): Block => {
    if (block.kind === "picture") return block;
    if (block.kind === "paragraph") return block.runs.some(({ script }) => script) ? { ...block, runs: settled(block.runs) } : block;
    return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: withRaisedSigns(cell.blocks) }))) };
  });
}

function settled(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (run.script && last?.script === run.script) whole[whole.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== "") whole.push(run);
  }
  return whole.map(({ script, text, ...look }, at) => {
    if (!script) return { text, ...look };
    const before = whole[at - 1]?.text.at(-1) ?? " ";
    const after = whole[at + 1]?.text[0] ?? " ";
    return { text: script === "raised" ? raised(text, before) : lowered(text, before + after), ...look };
  });
}

/** Signs that have no raised form stand behind a `^` where plain ones would be read as part of the number or word before; `1st` may. */
function raised(text: string, before: string): string {
  const own = written(text, RAISED);
  if (own !== undefined) return own;
  return /\p{N}/u.test(text) && /[\p{L}\p{N})]/u.test(before) ? `^(${text.trim()})` : text;
}

/** H₂O is often written H2O, and looked for so; only beside other digits would that be another number. */
function lowered(text: string, beside: string): string {
  return /\p{N}/u.test(text) && /\p{N}/u.test(beside) ? (written(text, LOWERED) ?? ` (${text.trim()})`) : text;
}

function written(text: string, signs: ReadonlyMap<string, string>): string | undefined {
  // Raised words stand for themselves.
  if (/\p{L}{2}/u.test(text)) return undefined;
  const own = [...text].map((sign) => (/\s/.test(sign) ? sign : signs.get(sign)));
  return own.every((sign) => sign !== undefined) ? own.join("") : undefined;
}
