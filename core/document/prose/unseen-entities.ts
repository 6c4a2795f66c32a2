import type { Problem } from "../document.ts";
import { blankCodeInParts } from "./inline-spans.ts";
import { type ProseBlock, rangeInBlock } from "./prose-blocks.ts";
import { INVISIBLE, invisibleProblem } from "./text-problems.ts";

/** Entities of HTML that stand for a character nobody sees, by their names. */
const named: Readonly<Record<string, string>> = {
  lrm: "\u200e",
  rlm: "\u200f",
  zwj: "\u200d",
  zwnj: "\u200c",
  shy: "\u00ad",
  NoBreak: "\u2060",
  ZeroWidthSpace: "\u200b",
  NegativeThickSpace: "\u200b",
  NegativeMediumSpace: "\u200b",
  NegativeThinSpace: "\u200b",
  NegativeVeryThinSpace: "\u200b",
  af: "\u2061",
  ApplyFunction: "\u2061",
  it: "\u2062",
  InvisibleTimes: "\u2062",
  ic: "\u2063",
  InvisibleComma: "\u2063",
};
const ENTITY = /(?<!\\)&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w+));/g;
const HIDDEN = new RegExp(INVISIBLE.source, "u");

/** Characters nobody sees that come into the prose by an entity, so that not even an editor shows them. */
export function unseenEntities(block: ProseBlock): Problem[] {
  if (!block.lines.some((line) => line.includes("&"))) return [];
  return [...blankCodeInParts(block.lines.join("\n")).matchAll(ENTITY)].flatMap((match) => {
    const [written, decimal, hexadecimal, name = ""] = match;
    const point = Number.parseInt(decimal ?? hexadecimal ?? "", decimal === undefined ? 16 : 10);
    const character = named[name] ?? (point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "");
    return HIDDEN.test(character) ? [invisibleProblem(character, rangeInBlock(block, match.index, written.length))] : [];
  });
}
