import { createHash } from "node:crypto";
import type { Block, SourceDocument } from "../../core/import/blocks.ts";
import { allText } from "../../core/import/blocks.ts";
import { readHtml } from "../../core/import/read-html.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { WordNumbering } from "./word-numbering.ts";
import { saidOf } from "./word-objects.ts";
import { openWord, type Relation, type WordPackage } from "./word-package.ts";
import { WordReader } from "./word-reader.ts";
import { readStyles } from "./word-styles.ts";
import { besideText, keywordsIn, saidIn, unshownIn } from "./word-unshown.ts";
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
    noteRelations: { footnote: relationsOfKind(word, "footnotes"), endnote: relationsOfKind(word, "endnotes") },
    comments: notesOf(word.partOfKind("comments")),
    resolved: resolvedIn(word.partOfKind("commentsExtended")),
  });
  const body = childOf(word.document, "w:body");
  const blocks = reader.blocks(body, word.relations);
  reader.endPart();
  const pageFrames = framesOf(body, reader, word);
  reader.tellUnshown();
  const unshown = tellUnshown(word, reader, [...pageFrames, ...blocks]);
  const { keywords } = unshown;
  return {
    name,
    pageFrames,
    body: blocks,
    // What people search it by: no page shows it, and our own files hold it there alone.
    ...(keywords.length > 0 && { front: { what: KEYWORDS, text: keywords.join(", "), values: { keywords } } }),
    asides: [...reader.asides, ...unshown.asides],
    passedOver: [...word.passedOver, ...reader.passedOver, ...unshown.passedOver],
    pictures: reader.pictures,
  };
}

const KEYWORDS: LocalText = { en: "keywords among the file's properties", id: "kata kunci pada properti berkas" };

/** What the file says beside what was read of it: words in its parts, addresses on no words, pictures that no text shows. */
function tellUnshown(
  word: WordPackage,
  reader: WordReader,
  blocks: readonly Block[],
): Pick<SourceDocument, "asides" | "passedOver"> & { keywords: string[] } {
  const known = {
    read: reader.read,
    links: reader.links,
    alts: reader.alts,
    has: saidIn([allText(blocks), ...reader.asides.map(({ text }) => text)]),
  };
  // Contents that say what the text says are no more than made anew.
  const old = reader.anew.filter(({ text }) => !known.has(text));
  const place = { en: "the file", id: "berkas" };
  const asides = [...old, ...unshownIn(word.document, place, known)];
  const passedOver = reader.anew.filter((one) => !old.includes(one)).map(({ what, place: at }) => said(what, at));
  const parts = word.everyRelation.filter(({ kind, isExternal }) => !isExternal && TEXT_PARTS.has(kind)).map(({ target }) => target);
  for (const name of new Set(parts)) asides.push(...unshownIn(word.part(name), { en: name, id: name }, known));
  for (const { kind, target, isExternal } of word.everyRelation)
    if (kind === "hyperlink" && isExternal && !reader.met.has(target)) asides.push({ kind: "hidden", what: loose, text: target, place });
  for (const { kind, target, isExternal } of word.everyRelation) {
    const bytes = kind === "aFChunk" && !isExternal ? word.picture(target) : undefined;
    const text = bytes && /\.(?:html?|txt)$/i.test(target) ? allText(readHtml(target, new TextDecoder().decode(bytes)).body) : "";
    if (text !== "") asides.push({ kind: "hidden", what: another, text, place: { en: target, id: target } });
  }
  const keywords: string[] = [];
  for (const name of word.beside) {
    try {
      const root = word.part(name);
      if (!root) continue;
      keywords.push(...keywordsIn(name, root));
      asides.push(...besideText(name, root, known));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      passedOver.push({ en: `${name}, which can't be read`, id: `${name}, yang tidak dapat dibaca` });
    }
  }
  for (const name of word.embedded) if (!reader.shown.has(name)) passedOver.push(saidOf(name, ""));
  const pictures = word.everyRelation.filter(
    ({ kind, target, isExternal }) => kind === "image" && !isExternal && !reader.shown.has(target),
  );
  for (const name of new Set(pictures.map(({ target }) => target)))
    passedOver.push({
      en: `a picture of the file that its text does not show: ${name}`,
      id: `gambar dalam berkas yang tidak ditampilkan teksnya: ${name}`,
    });
  return { asides, passedOver, keywords };
}

function said(what: LocalText = { en: "", id: "" }, place: LocalText): LocalText {
  return { en: `${what.en}, ${place.en}`, id: `${what.id}, ${place.id}` };
}

/** Parts in which text stands. */
const TEXT_PARTS = new Set(["header", "footer", "footnotes", "endnotes", "comments", "settings"]);
const another = { en: "another document inside", id: "dokumen lain di dalamnya" };
const loose = { en: "address of a link on no words of the text", id: "alamat tautan yang tidak pada kata teks" };

function relationsOfKind(word: WordPackage, kind: string): ReadonlyMap<string, Relation> {
  const found = [...word.relations.values()].find((one) => one.kind === kind && !one.isExternal);
  return found ? word.relationsOf(found.target) : new Map();
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
    reader.endPart();
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
