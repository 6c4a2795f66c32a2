import { describeChange } from "../../../core/compare/describe-change.ts";
import type { WordChange } from "../../../core/compare/word-changes.ts";
import { textsIn } from "../../../languages/index.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { condenseWords } from "./condense-words.ts";
import { comparedRevisions, countedChanges, type DiffInput } from "./diff-input.ts";

/** A comparison in Markdown, for a pull request: words taken out as <del>, added as <ins>. */
export function markdownDiff(input: DiffInput): string {
  const { code, title } = input;
  return `### ${escapeText(`${code} ${title}`)}\n\n${comparedRevisions(input)}. ${countedChanges(input)}.\n\n${markdownChanges(input)}\n`;
}

/** The changes alone, as a list by subject. */
export function markdownChanges({ changes, language }: Pick<DiffInput, "changes" | "language">): string {
  if (changes.length === 0) return textsIn(language).reports.diff.nothing;
  const described = changes.map(describeChange);
  const lines: string[] = [];
  for (const [subject, changes] of Map.groupBy(described, (change) => pick(change.subject, language))) {
    lines.push(`- **${escapeText(subject)}**`);
    for (const { what, words, weight } of changes) {
      lines.push(
        `  - ${escapeText(pick(what, language))}${weight === "editorial" ? ` *(${textsIn(language).reports.diff.editorial})*` : ""}`,
      );
      const redline = condenseWords(words)
        .map((change) => markWords(change, language))
        .join("");
      if (redline !== "") lines.push("", `    ${redline.trim().replace(/\n+/g, "<br>")}`, "");
    }
  }
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function markWords({ kind, text, moved }: WordChange, language: Language): string {
  const safe = escapeText(text);
  if (kind === "same") return safe;
  const tag = kind === "added" ? "ins" : "del";
  const note = moved ? `*${textsIn(language).reports.diff[kind === "added" ? "movedTo" : "movedFrom"]}:* ` : "";
  const marked = safe
    .split("\n")
    .map((line) => (line.trim() === "" ? line : `<${tag}>${line}</${tag}>`))
    .join("\n");
  return `${note}${marked}`;
}

/** Text is shown as it is written: nothing in it becomes markup, a link or a mention. */
function escapeText(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]#|~!]/g, "\\$&")
    .replace(/@/g, "@\u200b");
}
