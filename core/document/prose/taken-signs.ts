import type { LocalText } from "../../../schemas/local-text.ts";
import type { Problem } from "../document.ts";
import { blankCodeInParts, PART_BEGINS } from "./inline-spans.ts";
import { type ProseBlock, rangeInBlock } from "./prose-blocks.ts";

/** Between digits a star multiplies; to Markdown two of them are marks of emphasis. */
const TIMES = /(?<=\d)\*{1,2}(?=\d)/g;
/** What stands in the way of a file: “\\server\data”, “C:\data”. */
const PATH = /(?<![^\s("'“‘])(?:\\\\(?=[\p{L}\p{N}])|[A-Za-z]:\\)[^\s)"'”’]*/gu;
/** A backslash that is dropped: before a sign of ASCII, or before another one. Where all are doubled, each is meant as one. */
const DROPPED = /^\\\\[^\\]+\\(?!\\)|(?<!\\)\\[!-/:-@[\]-`{-~]/;

/** Signs that Markdown takes for its own, and doesn't show, though they are meant as they are: in a product, in the way of a file. */
export function takenSigns(block: ProseBlock): Problem[] {
  if (!block.lines.some((line) => /\d\*|\\/.test(line))) return [];
  const prose = blankCodeInParts(block.lines.join("\n"));
  const problems: Problem[] = [];
  let start = 0;
  for (const part of prose.split(PART_BEGINS)) {
    // Of a title's markup SOP102 tells by itself.
    const product = part.startsWith("#") ? undefined : productIn(part);
    if (product) problems.push(taken(block, start + product.index, product.text, times));
    start += part.length;
  }
  const paths = [...prose.matchAll(PATH)].filter(([path]) => DROPPED.test(path));
  return [...problems, ...paths.map(({ 0: path, index }) => taken(block, index, path, backslash))];
}

/** From the first factor to the one behind the second star; undefined of a single star, which stays. */
function productIn(part: string): { index: number; text: string } | undefined {
  const stars = [...part.matchAll(TIMES)];
  const first = stars.find((star, index) => stars.slice(index + 1).some(([marks]) => marks === star[0]));
  const second = stars.find(({ 0: marks, index }) => first && index > first.index && marks === first[0]);
  if (!first || !second) return undefined;
  const index = first.index - (/\d+$/.exec(part.slice(0, first.index))?.[0].length ?? 0);
  const end = second.index + (/^\*+\d+/.exec(part.slice(second.index))?.[0].length ?? 0);
  return { index, text: part.slice(index, end) };
}

const times: LocalText = {
  en: "to Markdown the stars are marks of emphasis",
  id: "bagi Markdown bintangnya adalah tanda penekanan",
};
const backslash: LocalText = {
  en: "in Markdown a backslash before a sign is not shown",
  id: "dalam Markdown garis miring terbalik di depan tanda tidak ditampilkan",
};

function taken(block: ProseBlock, index: number, written: string, why: LocalText): Problem {
  const text = written.replace(/\s+/g, " ");
  return {
    kind: "text",
    at: rangeInBlock(block, index, (written.split("\n")[0] as string).length),
    key: `taken ${text}`,
    message: {
      en: `“${text}” is not shown as it is written: ${why.en}.`,
      id: `“${text}” tidak ditampilkan seperti yang ditulis: ${why.id}.`,
    },
    fix:
      why === times
        ? { en: "Write “×” for the stars.", id: "Tulis “×” untuk bintangnya." }
        : { en: `Put it in \`code\`.`, id: `Jadikan \`kode\`.` },
  };
}
