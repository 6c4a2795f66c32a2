import { isScalar, visit } from "yaml";
import type { Problem } from "../document.ts";
import { INVISIBLE, invisibleProblem } from "../prose/text-problems.ts";
import type { YamlSource } from "./read-otherwise.ts";

/** What stands for a character that isn't written itself. */
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;

/** Escapes of one letter that stand for a character nobody sees; a line's end and a tab are none. */
const letters: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  N: "\x85",
  L: "\u2028",
  P: "\u2029",
};

/** Characters nobody sees that come into a value or a key by an escape, so that not even an editor shows them. */
export function escapedCharacters({ yaml, source, toRange }: YamlSource): Problem[] {
  const problems: Problem[] = [];
  visit(yaml, {
    Scalar(_key, node) {
      if (!isScalar(node) || node.type !== "QUOTE_DOUBLE" || !node.range) return;
      const [start, end] = node.range;
      const { text, places } = decode(source.slice(start + 1, end - 1));
      for (const match of text.matchAll(new RegExp(`${INVISIBLE.source}|\\r`, "gu"))) {
        const place = places.get(match.index);
        if (place) problems.push(invisibleProblem(match[0], toRange(start + 1 + place[0], start + 1 + place[1])));
      }
    },
  });
  return problems;
}

/** The text an escaped one stands for, and from where to where the escape of each of its characters is written. */
function decode(written: string): { text: string; places: Map<number, [number, number]> } {
  const places = new Map<number, [number, number]>();
  let text = "";
  let at = 0;
  for (const match of written.matchAll(ESCAPE)) {
    text += written.slice(at, match.index);
    at = match.index + match[0].length;
    places.set(text.length, [match.index, at]);
    const hex = match[1] ?? match[2] ?? match[3];
    const letter = match[4] ?? "";
    text += hex === undefined ? (letters[letter] ?? letter) : characterOf(Number.parseInt(hex, 16));
  }
  return { text: text + written.slice(at), places };
}

function characterOf(point: number): string {
  return point > 0x10ffff ? "" : String.fromCodePoint(point);
}
