import pc from "picocolors";
import { describeChange } from "../../../core/compare/describe-change.ts";
import type { WordChange } from "../../../core/compare/word-changes.ts";
import { textsIn } from "../../../languages/index.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { condenseWords } from "./condense-words.ts";
import { comparedRevisions, countedChanges, type DiffInput } from "./diff-input.ts";

/** A comparison for a terminal: changes by subject; words taken out as [-…-], added as {+…+}, also readable without colour. */
export function textDiff(input: DiffInput, colour: boolean): string {
  const { code, title, changes, language } = input;
  const paint = pc.createColors(colour);
  const lines = [`${paint.bold(code)}  ${title}`, comparedRevisions(input)];
  if (changes.length === 0) return `${[...lines, "", textsIn(language).reports.diff.nothing].join("\n")}\n`;
  lines.push(countedChanges(input));
  const described = changes.map(describeChange);
  for (const [subject, changes] of Map.groupBy(described, (change) => pick(change.subject, language))) {
    lines.push("", paint.bold(subject));
    for (const { what, words, weight } of changes) {
      const mark = weight === "substantive" ? paint.yellow("●") : paint.dim("○");
      lines.push(
        `  ${mark} ${oneLine(pick(what, language))}${weight === "editorial" ? paint.dim(` (${textsIn(language).reports.diff.editorial})`) : ""}`,
      );
      const redline = condenseWords(words)
        .map((change) => markWords(change, paint, language))
        .join("");
      if (redline !== "") lines.push(...redline.split("\n").map((line) => `      ${line}`.trimEnd()));
    }
  }
  return `${lines.join("\n")}\n\n${paint.dim(`● ${textsIn(language).reports.diff.substantive}  ○ ${textsIn(language).reports.diff.editorial}`)}\n`;
}

function markWords({ kind, text, moved }: WordChange, paint: ReturnType<typeof pc.createColors>, language: Language): string {
  const safe = text.replace(/(?!\n)\p{Cc}/gu, " ");
  if (kind === "same") return safe;
  // Colour ends at a line's end, so that each line can be read alone.
  const wrap = kind === "added" ? (line: string) => paint.green(`{+${line}+}`) : (line: string) => paint.red(`[-${line}-]`);
  const note = moved ? paint.dim(`(${textsIn(language).reports.diff[kind === "added" ? "movedTo" : "movedFrom"]}) `) : "";
  const marked = safe
    .split("\n")
    .map((line) => (line.trim() === "" ? line : wrap(line)))
    .join("\n");
  return `${note}${marked}`;
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}
