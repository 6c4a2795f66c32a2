import { escapeMarkup } from "../document/words/escape.ts";
import { type MarkedBlock, type MarkedSpan, markedBlocks } from "./marked-blocks.ts";
import type { WordChange } from "./word-changes.ts";

/** What is said before words that stand elsewhere in the other text. */
export interface MovedWords {
  movedTo: string;
  movedFrom: string;
}

/** A comparison as HTML: paragraphs, lists and tables as they are read, what was taken out as `<del>`, what was put in as `<ins>`. */
export function markedHtml(words: readonly WordChange[], moved: MovedWords): string {
  const runs: MarkedBlock[][] = [];
  for (const block of markedBlocks(words)) {
    const run = runs.at(-1);
    const isNewTable = block.isHead === true && run?.[0]?.kind === "row";
    if (run?.[0]?.kind === block.kind && !isNewTable) run.push(block);
    else runs.push([block]);
  }
  return runs.map((run) => htmlOfRun(run, moved)).join("");
}

function htmlOfRun(run: readonly MarkedBlock[], moved: MovedWords): string {
  const each = (html: (block: MarkedBlock) => string) => run.map(html).join("");
  const text = ({ cells }: MarkedBlock) => cells.map((cell) => htmlOf(cell, moved)).join("");
  const deep = ({ depth }: MarkedBlock) => (depth === 0 ? "" : ` class="deep-${depth}"`);
  switch (run[0]?.kind) {
    case "item":
      return `<ul>${each((block) => `<li${deep(block)}><span>${block.marker.length === 0 ? "–" : htmlOf(block.marker, moved)}</span> <div>${text(block)}</div></li>`)}</ul>`;
    case "row":
      return `<div class="scroll"><table><tbody>${each((block) => htmlOfRow(block, moved))}</tbody></table></div>`;
    case "quote":
      return `<blockquote>${each((block) => `<p>${text(block)}</p>`)}</blockquote>`;
    case "code":
      return `<pre>${run.map(text).join("\n")}</pre>`;
    case "heading":
      return each((block) => `<p><b>${text(block)}</b></p>`);
    default:
      return each((block) => `<p${deep(block)}>${text(block)}</p>`);
  }
}

function htmlOfRow({ cells, isHead }: MarkedBlock, moved: MovedWords): string {
  const tag = isHead ? "th" : "td";
  return `<tr>${cells.map((cell) => `<${tag}>${htmlOf(cell, moved)}</${tag}>`).join("")}</tr>`;
}

function htmlOf(spans: readonly MarkedSpan[], moved: MovedWords): string {
  let before: MarkedSpan | undefined;
  const parts = spans.map((span) => {
    const { kind, text, tags } = span;
    const inner = tags.reduce((html, tag) => `<${tag}>${html}</${tag}>`, escapeMarkup(text));
    const isFirst = span.moved && !(before?.moved && before.kind === kind);
    before = span;
    const note = isFirst ? `<small>${escapeMarkup(kind === "added" ? moved.movedTo : moved.movedFrom)} </small>` : "";
    return kind === "same" ? inner : kind === "added" ? `${note}<ins>${inner}</ins>` : `${note}<del>${inner}</del>`;
  });
  return parts.join("");
}
