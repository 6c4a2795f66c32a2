import type { Nodes, PhrasingContent } from "mdast";
import { toString as textOfTree } from "mdast-util-to-string";
import type { Range } from "../../../schemas/finding.ts";
import type { Document, LineSpan } from "../document.ts";
import { ownText, textBeforeSections } from "../loose-text.ts";
import { textOf } from "../position.ts";
import { isTangled, parseProse } from "./prose.ts";

/** A link or a picture of the prose, as a reader of the document meets it. */
export interface Link {
  kind: "link" | "picture";
  /** The address as written, entities and escapes resolved. */
  address: string;
  /** The link's words, or the picture's text alternative. */
  words: string;
  /** Words behind the address, which no reader is shown: `[text](address "words")`. */
  title: string | undefined;
  at: Range;
}

/** Every link and picture of a document's prose, in order. Only prose that can hold one is parsed. */
export function linksOf(document: Document): Link[] {
  return proseSpans(document).flatMap((span) => {
    const text = textOf(document.lines, span);
    if (!/\]\(|<[A-Za-z][A-Za-z0-9+.-]*:|<[^\s<>]+@/.test(text)) return [];
    const links: Link[] = [];
    collect(parseProse(text), span.first - 1, links);
    return links;
  });
}

/** Prose that is shown as it is written, since it is too tangled to be read as Markdown. */
export function tangledSpans(document: Document): LineSpan[] {
  return proseSpans(document).filter((span) => isTangled(textOf(document.lines, span)));
}

/** The prose of a document as its units: what stands before the first section, each section's, each flow's introduction, each step's. */
export function proseSpans(document: Document): LineSpan[] {
  const { sections, flows } = document;
  const spans = [textBeforeSections(document), ...sections.map((section) => ownText(document, section))];
  return [...spans, ...flows.flatMap((flow) => [flow.introduction, ...flow.steps.map(({ text }) => text)])].sort(
    (a, b) => a.first - b.first,
  );
}

function collect(node: Nodes | PhrasingContent, offset: number, links: Link[]): void {
  if ((node.type === "link" || node.type === "image") && node.position) {
    const { start, end } = node.position;
    links.push({
      kind: node.type === "image" ? "picture" : "link",
      address: node.url,
      words: node.type === "image" ? (node.alt ?? "") : textOfTree(node) || pictureOf(node),
      title: node.title ?? undefined,
      at: { start: { line: start.line + offset, column: start.column }, end: { line: end.line + offset, column: end.column } },
    });
  }
  if ("children" in node) for (const child of node.children) collect(child, offset, links);
}

/** A link around a picture is seen, whatever the picture says. */
function pictureOf({ children }: { children: PhrasingContent[] }): string {
  return children.flatMap((child) => (child.type === "image" ? child.url : [])).join(" ");
}
