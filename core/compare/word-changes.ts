import { diffArrays } from "diff";
import { plainText } from "../document/prose/prose.ts";
import { fold } from "../document/words/fold.ts";

/** A stretch of text in a comparison. */
export interface WordChange {
  kind: "same" | "added" | "removed";
  text: string;
}

/** From so many differing words on, a text counts as replaced: nobody reads such a comparison word by word. */
const MAX_EDITS = 4_000;

/** Two texts compared word by word. Where lines are broken inside a paragraph does not matter. */
export function wordChanges(before: string, after: string): WordChange[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const found = diffArrays(old, fresh, { maxEditLength: MAX_EDITS });
  if (!found) return compact([change("removed", old.join("")), change("added", fresh.join(""))]);
  return compact(found.map(({ added, removed, value }) => change(added ? "added" : removed ? "removed" : "same", value.join(""))));
}

/**
 * True where two texts say the same: they differ in case, punctuation, markup, or where words are joined or broken, but
 * in no word, number or sign.
 */
export function saysTheSame(before: string, after: string): boolean {
  return before === after || contentOf(before) === contentOf(after);
}

function change(kind: WordChange["kind"], text: string): WordChange {
  return { kind, text };
}

/** Words (a code such as `TELK.W-18` is one), single marks and blanks; a paragraph's end and a list item's beginning stay. */
function tokensOf(text: string): string[] {
  const normal = text
    .normalize("NFC")
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n(?![\n>|]|[ \t]*(?:[-*+]|\d+[.)])[ \t])[ \t]*/g, (end, at: number, whole: string) => (whole[at - 1] === "\n" ? end : " "))
    .replace(/[ \t]+/g, " ");
  return normal.match(/[\p{L}\p{N}]+(?:[-._/][\p{L}\p{N}]+)*|\n+|\s|./gu) ?? [];
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
      const isInNumber = /\p{N}/u.test(whole[at - 1] ?? "") && /\p{N}/u.test(whole[at + mark.length] ?? "");
      return isInNumber ? mark.trim() || " " : mark.includes("/") ? "/" : "";
    });
}

/** A dash of any length that makes the number behind it less than nothing: “−5”, “1e-3”; not “W-18”, “10–20”. */
const SIGN = /(?:(?<![\p{L}\p{N}])|(?<=\p{N}e))[-‐‑–—](?=[.,]?\p{N})/gu;

/** Behind a number, a capital makes milli mega and bit byte: such letters are marked before all is folded. */
function keepUnits(text: string): string {
  const mega = /(?<=\p{N}\s?)M(?=[AVWJNPGHLBagmlswvjpnbhz]{1,3}(?!\p{L}))/gu;
  return text.replace(mega, "M¨").replace(/(?<=\p{N}\s?(?:[kKMGT]¨?i?)?)B(?!\p{L})/gu, "B¨");
}
