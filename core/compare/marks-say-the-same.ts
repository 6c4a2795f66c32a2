import type { Nodes } from "mdast";
import { toString as textOfTree } from "mdast-util-to-string";
import { parseProse } from "../document/prose/prose.ts";
import { fold } from "../document/words/fold.ts";

/** What Markdown says beyond its words. */
interface Marked {
  struck: string[];
  /** Addresses of links and pictures. */
  addresses: string[];
  /** Code as it is typed, by what it is but for case and blanks. */
  code: Map<string, string>;
  /** The columns of a row that hold something. */
  columns: string[];
}

const MAY_SAY_MORE = /~~|\]\(|`|\||<[a-z]|^(?: {4}|\t)/im;

/** True where two texts of the same words strike out the same, lead to and show the same, and have the same cells filled. */
export function marksSayTheSame(before: string, after: string): boolean {
  if (!MAY_SAY_MORE.test(before) && !MAY_SAY_MORE.test(after)) return true;
  const [old, fresh] = [markedOf(before), markedOf(after)];
  if ((["struck", "addresses", "columns"] as const).some((kind) => old[kind].join("\n") !== fresh[kind].join("\n"))) return false;
  // That something is set as code is its looks; that a letter of a command is another one is not.
  return [...old.code].every(([key, code]) => (fresh.code.get(key) ?? code) === code);
}

function markedOf(text: string): Marked {
  const marked: Marked = { struck: [], addresses: [], code: new Map(), columns: [] };
  collect(parseProse(text), marked);
  return marked;
}

function collect(node: Nodes, marked: Marked): void {
  if (node.type === "delete") marked.struck.push(fold(textOfTree(node)));
  if (node.type === "link" || node.type === "image") marked.addresses.push(node.url);
  if (node.type === "inlineCode" || node.type === "code") marked.code.set(fold(node.value), node.value.replace(/\s+/g, " "));
  if (node.type === "tableRow") {
    const filled = node.children.flatMap((cell, index) => (textOfTree(cell).trim() === "" ? [] : [index]));
    marked.columns.push(filled.join(" "));
  }
  if ("children" in node) for (const child of node.children) collect(child, marked);
}
