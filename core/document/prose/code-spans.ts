/**
 * The text with code spans and link targets blanked, each by as many blanks: what is left is prose in which a
 * code is a citation, at its own place. Linear: each mark is looked for once.
 */
export function blankCode(text: string): string {
  let result = "";
  let at = 0;
  const hidden = /(`+)|\]\([^)\n]*\)/g;
  const closers = backtickRuns(text);
  for (let match = hidden.exec(text); match; match = hidden.exec(text)) {
    const ticks = match[1];
    const end = ticks === undefined ? match.index + match[0].length : closeOf(closers, ticks.length, match.index + ticks.length);
    if (end === undefined) continue;
    result += text.slice(at, match.index) + text.slice(match.index, end).replace(/[^\n]/g, " ");
    at = end;
    hidden.lastIndex = end;
  }
  return result + text.slice(at);
}

/** Where runs of backticks begin, by their length; each list ascending. */
function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const match of text.matchAll(/`+/g)) {
    const starts = runs.get(match[0].length);
    if (starts) starts.push(match.index);
    else runs.set(match[0].length, [match.index]);
  }
  return runs;
}

/** The end of the run that closes a code span opened before `from`; starts already passed are dropped. */
function closeOf(runs: Map<number, number[]>, length: number, from: number): number | undefined {
  const starts = runs.get(length) ?? [];
  let passed = 0;
  while (passed < starts.length && (starts[passed] as number) < from) passed++;
  starts.splice(0, passed);
  return starts[0] === undefined ? undefined : starts[0] + length;
}
