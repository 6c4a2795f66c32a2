import { createHash } from "node:crypto";
import type { Block, SourceDocument } from "../../core/import/blocks.ts";
import { allText } from "../../core/import/blocks.ts";
import { WordNumbering } from "./word-numbering.ts";
import { openWord, type WordPackage } from "./word-package.ts";
import { WordReader } from "./word-reader.ts";
import { readStyles } from "./word-styles.ts";
import { attributeOf, childOf, elementsOf, type XmlElement } from "./xml-tree.ts";

/**
 * Reads a Word file as blocks: what Word shows of it, with tracked changes accepted and told, and what it does not show told apart.
 * @throws UsageError when the file can't be read
 */
export async function readDocx(name: string, bytes: Buffer): Promise<SourceDocument> {
  const word = await openWord(bytes);
  const reader = new WordReader({
    word,
    styles: stylesOf(word),
    numbering: new WordNumbering(word.partOfKind("numbering")),
    notes: { footnote: notesOf(word.partOfKind("footnotes")), endnote: notesOf(word.partOfKind("endnotes")) },
    comments: notesOf(word.partOfKind("comments")),
    resolved: resolvedIn(word.partOfKind("commentsExtended")),
  });
  const body = childOf(word.document, "w:body");
  const blocks = reader.blocks(body, word.relations);
  reader.tellUnshown();
  return {
    name,
    pageFrames: framesOf(body, reader, word),
    body: blocks,
    asides: reader.asides,
    passedOver: [...word.passedOver, ...reader.passedOver],
    pictures: reader.pictures,
  };
}

/** Documents of one template have the same styles, often the largest part of them. */
const knownStyles = new Map<string, ReturnType<typeof readStyles>>();
const MOST_KNOWN = 8;

function stylesOf(word: WordPackage): ReturnType<typeof readStyles> {
  const bytes = word.bytesOfKind("styles");
  const digest = bytes === undefined ? "" : createHash("sha256").update(bytes).digest("hex");
  const known = knownStyles.get(digest);
  if (known) return known;
  const styles = readStyles(word.partOfKind("styles"));
  const [oldest] = knownStyles.keys();
  if (knownStyles.size >= MOST_KNOWN && oldest !== undefined) knownStyles.delete(oldest);
  knownStyles.set(digest, styles);
  return styles;
}

/** The paragraphs of comments that are done; an answer is done with what it answers. */
function resolvedIn(root: XmlElement | undefined): ReadonlySet<string> {
  const threads = elementsOf(root, "w15:commentEx").map(({ attributes }) => attributes);
  const done = new Set(threads.filter((one) => /^(?:1|true|on)$/.test(one["w15:done"] ?? "")).map((one) => one["w15:paraId"] ?? ""));
  for (const one of threads) if (done.has(one["w15:paraIdParent"] ?? "-")) done.add(one["w15:paraId"] ?? "");
  done.delete("");
  return done;
}

function notesOf(root: XmlElement | undefined): Map<string, XmlElement> {
  // Separators between text and notes are notes by their element alone.
  return new Map(
    elementsOf(root)
      .filter((note) => attributeOf(note, "w:type") === undefined)
      .map((note) => [attributeOf(note, "w:id") ?? "", note]),
  );
}

/** Page headers and footers that some part of the document shows, each distinct text once. */
function framesOf(body: XmlElement | undefined, reader: WordReader, word: Awaited<ReturnType<typeof openWord>>): Block[] {
  const frames: Block[] = [];
  const read = new Set<string>();
  const seen = new Set<string>();
  for (const reference of frameReferences(body)) {
    const target = word.relations.get(reference.attributes["r:id"] ?? "")?.target ?? "";
    const root = read.has(target) ? undefined : word.part(target);
    read.add(target);
    if (!root) continue;
    reader.inFrame = true;
    const blocks = reader.blocks(root, word.relationsOf(target));
    reader.inFrame = false;
    const text = allText(blocks).replace(/\s+/g, " ").trim();
    if (text === "" || seen.has(text)) continue;
    seen.add(text);
    frames.push(...blocks);
  }
  return frames;
}

function frameReferences(element: XmlElement | undefined): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === "w:headerReference" || child.name === "w:footerReference") return [child];
    // Sections end at their last paragraph, or at the end of the text.
    const sections = child.name === "w:sectPr" ? [child] : elementsOf(childOf(child, "w:pPr"), "w:sectPr");
    return sections.flatMap((section) =>
      elementsOf(section).filter(({ name }) => name === "w:headerReference" || name === "w:footerReference"),
    );
  });
}
