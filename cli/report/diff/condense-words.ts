import type { WordChange } from "../../../core/compare/word-changes.ts";

/** Characters of unchanged text kept on either side of a change. */
const AROUND = 60;

/** Leaves out what is unchanged and far from any change: “… the last words [change] the next words …”. */
export function condenseWords(words: readonly WordChange[]): WordChange[] {
  if (words.every(({ kind }) => kind === "same")) return [];
  return words.map((change, index) => {
    const [isFirst, isLast] = [index === 0, index === words.length - 1];
    if (change.kind !== "same" || change.text.length <= (isFirst || isLast ? AROUND : 2 * AROUND) + 2) return change;
    const head = isFirst ? "" : cutAfter(change.text);
    const tail = isLast ? "" : cutBefore(change.text);
    const heading = isLast ? undefined : lastHeading(change.text.slice(0, -tail.length || undefined));
    return { kind: "same", text: `${head} … ${heading ? `\n${heading}\n… ` : ""}${tail}`.replace(/^ (?=…)|(?<=…) $/g, "") };
  });
}

/** The heading under which what follows stands. */
function lastHeading(text: string): string | undefined {
  return text.match(/^#{1,6} .*$/gm)?.at(-1);
}

/** The beginning of a text, cut between words. */
function cutAfter(text: string): string {
  return text.slice(0, AROUND).replace(/\s+\S*$/, "");
}

/** The end of a text, cut between words. */
function cutBefore(text: string): string {
  return text.slice(-AROUND).replace(/^\S*\s+/, "");
}
