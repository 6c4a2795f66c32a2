import type { Nodes, Parent } from "mdast";
import { parseProse } from "../document/prose/prose.ts";

/** How a character of some prose is read. */
export interface CharacterFormat {
  tags: readonly InlineTag[];
  /** The markup it belongs to, which a reader does not see. */
  markup?: Markup;
}

export type InlineTag = "strong" | "em" | "s" | "code" | "u";

/** Marks around words: from where to where with these; `address`: what stands behind a link's or a picture's words. */
export interface Markup {
  start: number;
  end: number;
  address?: [start: number, end: number];
}

const plain: CharacterFormat = { tags: [] };
const tagOf: Partial<Record<Nodes["type"], InlineTag>> = { strong: "strong", emphasis: "em", delete: "s", inlineCode: "code", link: "u" };

/** How each character of one block's text is read, the block's own marker left out. */
export function formatsOf(text: string): readonly CharacterFormat[] {
  const formats = Array.from<CharacterFormat>({ length: text.length }).fill(plain);
  // Nothing in it can be markup: most texts, and parsing is dear.
  if (/[*_`[\\~<]/.test(text)) for (const node of parseProse(text).children) walk(node, text, [], formats);
  return formats;
}

function walk(node: Nodes, text: string, tags: readonly InlineTag[], formats: CharacterFormat[]): void {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const tag = tagOf[node.type];
  const inside = tag ? [...tags, tag] : tags;
  if (node.type === "text") {
    formats.fill({ tags }, start, end);
    for (const { index } of text.slice(start, end).matchAll(/\\(?=[!-/:-@[-`{-~])/g))
      hide(formats, start + index, start + index + 1, { start, end });
  } else if (node.type === "inlineCode") {
    const ticks = /^`+/.exec(text.slice(start, end))?.[0].length ?? 0;
    formats.fill({ tags: inside }, start, end);
    hide(formats, start, start + ticks, { start, end });
    hide(formats, end - ticks, end, { start, end });
  } else if (node.type === "image") {
    const words = text.lastIndexOf("](", end);
    formats.fill({ tags }, start, end);
    hide(formats, start, start + 2, { start, end });
    hide(formats, words, end, { start, end, address: [words, end] });
  } else if ("children" in node) {
    for (const child of (node as Parent).children) walk(child, text, inside, formats);
    if (tag) hideAround(node as Parent, start, end, formats);
  }
}

/** The marks before a node's first child and behind its last. */
function hideAround(node: Parent, start: number, end: number, formats: CharacterFormat[]): void {
  const from = node.children[0]?.position?.start.offset ?? end;
  const to = node.children.at(-1)?.position?.end.offset ?? end;
  hide(formats, start, from, { start, end });
  hide(formats, to, end, node.type === "link" ? { start, end, address: [to, end] } : { start, end });
}

function hide(formats: CharacterFormat[], start: number, end: number, markup: Markup): void {
  for (let at = start; at < end; at++) formats[at] = { tags: formats[at]?.tags ?? [], markup };
}
