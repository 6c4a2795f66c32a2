import type { Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { sha256Hex } from "../sha256.ts";

/** What stands within a line of text; all else begins one of its own. */
const INLINE = new Set("a abbr b bdi bdo cite code del em i ins kbd mark q s samp small span strong sub sup time tspan u var".split(" "));
const UNSEEN = new Set(["script", "style", "template", "noscript"]);

/** The text of an HTML page as its readers have it, a line each block; a picture by its words and a digest of it. */
export function pageLines(html: string): string[] {
  const lines: string[] = [];
  let line = "";
  const close = () => {
    const text = line.replace(/\s+/g, " ").trim().normalize("NFC");
    if (text !== "") lines.push(text);
    line = "";
  };
  const read = (node: Nodes) => {
    if (node.type === "text") line += node.value;
    if (node.type !== "element" && node.type !== "root") return;
    const name = node.type === "element" ? node.tagName : "";
    if (UNSEEN.has(name) || name === "head") return;
    if (!INLINE.has(name)) close();
    if (node.type === "element" && name === "img")
      line = `${node.properties["alt"] ?? ""} [${sha256Hex(String(node.properties["src"])).slice(0, 12)}]`;
    for (const child of node.children) read(child);
    if (!INLINE.has(name)) close();
  };
  read(fromHtml(html));
  return lines;
}
