import type { Aside, SourcePlace } from "../../core/import/blocks.ts";
import { countedWords } from "../../core/import/missing-words.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { linkIn, WordFields } from "./word-fields.ts";
import { deepText, elementsOf, localName, textsIn, type XmlElement } from "./xml-tree.ts";

/** So much of a paragraph says where it stands. */
const LONGEST_PLACE = 60;
const TEXTS = new Set(["w:t", "w:delText", "m:t", "a:t"]);

const said = {
  unread: { en: "words in a place that is not read", id: "kata di tempat yang tidak dibaca" },
  instead: { en: "words for older programs", id: "kata untuk program lama" },
  tooltip: { en: "tooltip of a link", id: "keterangan tautan" },
  within: { en: "place in the document a link leads to", id: "tempat dalam dokumen yang dituju tautan" },
  address: { en: "address of a drawing", id: "alamat gambar" },
  alt: { en: "text alternative of a drawing", id: "teks alternatif gambar" },
  table: { en: "text alternative of a table", id: "teks alternatif tabel" },
  art: { en: "words drawn as a picture", id: "kata yang digambar" },
  control: { en: "name of a content control", id: "nama kontrol isi" },
  choices: { en: "choices of a form field", id: "pilihan isian formulir" },
  form: { en: "help or default of a form field", id: "bantuan atau isian awal formulir" },
  bookmark: { en: "names of bookmarks", id: "nama penanda buku" },
  field: { en: "field", id: "field" },
  variable: { en: "variable of the file", id: "variabel berkas" },
} as const satisfies Record<string, LocalText>;

/** Attributes in which words stand, by element and name. */
const WORDED: Readonly<Record<string, Readonly<Record<string, LocalText>>>> = {
  "w:hyperlink": { "w:tooltip": said.tooltip },
  "a:hlinkClick": { tooltip: said.tooltip },
  "a:hlinkHover": { tooltip: said.tooltip },
  "w:tblCaption": { "w:val": said.table },
  "w:tblDescription": { "w:val": said.table },
  "v:textpath": { string: said.art },
  "w:alias": { "w:val": said.control },
  "w:listItem": { "w:displayText": said.choices },
  "w:listEntry": { "w:val": said.choices },
  "w:helpText": { "w:val": said.form },
  "w:statusText": { "w:val": said.form },
  "w:default": { "w:val": said.form },
  "w:bookmarkStart": { "w:name": said.bookmark },
  "w:docVar": { "w:val": said.variable },
};
const DRAWN: Readonly<Record<string, LocalText>> = { descr: said.alt, title: said.alt, alt: said.alt, href: said.address };

/** What was read of a file already. */
export interface Known {
  /** Elements whose words stand in a block or are told. */
  read: WeakSet<XmlElement>;
  /** Links that were met. */
  links: WeakSet<XmlElement>;
  /** Text alternatives that stand in the text. */
  alts: ReadonlySet<string>;
  /** True for a text all of whose words were met. */
  has: (text: string) => boolean;
}

/** A test for texts whose words all stand in some others. */
export function saidIn(texts: readonly string[]): Known["has"] {
  const known = new Set<string>();
  for (const text of texts) for (const word of countedWords(text)) known.add(word);
  return (text) => [...countedWords(text)].every((word) => known.has(word));
}

/** The texts in an element, not those for older programs only. */
export function wordsIn(element: XmlElement): XmlElement[] {
  if (TEXTS.has(element.name)) return [element];
  return elementsOf(element).flatMap((child) => (child.name === "mc:Fallback" ? [] : wordsIn(child)));
}

/** What a part of a Word file says in words that no reader of its text meets: each is told, with the words it stands by. */
export function unshownIn(root: XmlElement | undefined, start: SourcePlace, known: Known): Aside[] {
  const asides: Aside[] = [];
  let place = start;
  let marks: Aside | undefined;
  const tell = (what: LocalText, text: string) => {
    const words = text.replace(/\s+/g, " ");
    if (!/[\p{L}\p{N}]/u.test(words)) return;
    // Bookmarks are told once, all other words where they stand: those of a paragraph as one text.
    const at = what === said.bookmark ? start : place;
    const before = what === said.bookmark ? marks : asides.at(-1);
    if (before?.what === what && before.place === at) before.text += what === said.unread ? words : `, ${words.trim()}`;
    else asides.push({ kind: "hidden", what, text: words.trimStart(), place: at });
    if (what === said.bookmark) marks ??= asides.at(-1);
  };
  let instead: string[] | undefined;
  const walk = (element: XmlElement) => {
    if (known.read.has(element)) return;
    if (element.name === "w:p") place = placeBy(element) ?? place;
    if (TEXTS.has(element.name)) {
      if (instead) instead.push(deepText(element));
      else tell(said.unread, deepText(element));
    }
    tellField(element, known, tell);
    tellAttributes(element, known, tell);
    const isInstead = element.name === "mc:Fallback" && !instead;
    const before = place;
    if (isInstead) instead = [];
    for (const child of elementsOf(element)) walk(child);
    if (!isInstead) return;
    const words = instead?.join(" ") ?? "";
    [instead, place] = [undefined, before];
    // Most of it says what newer programs show.
    if (!known.has(words)) tell(said.instead, words);
  };
  if (root) walk(root);
  return asides;
}

type Tell = (what: LocalText, text: string) => void;

/** The instruction of a field that stands where no text is read. */
function tellField(element: XmlElement, { has }: Known, tell: Tell): void {
  const { name, attributes } = element;
  const instruction = name === "w:fldSimple" ? (attributes["w:instr"] ?? "") : name === "w:instrText" ? deepText(element) : "";
  const { address, tooltip } = linkIn(instruction);
  const words = WordFields.hasWords(instruction) ? instruction : `${address} ${tooltip}`;
  if (instruction !== "" && !has(words)) tell(said.field, words);
}

function tellAttributes(element: XmlElement, { links, alts, has }: Known, tell: Tell): void {
  const { name, attributes } = element;
  // What programs mark themselves is named with a line before it.
  if (name === "w:hyperlink" && !links.has(element) && !/^_/.test(attributes["w:anchor"] ?? ""))
    tell(said.within, attributes["w:anchor"] ?? "");
  for (const [attribute, what] of Object.entries(WORDED[name] ?? {})) {
    const value = attributes[attribute] ?? "";
    // Or it is named as the text is; a box is on or off.
    const isByProgram =
      what === said.bookmark ? value.startsWith("_") || has(value) : what === said.form && /^(?:\d|true|false)$/.test(value);
    if (!isByProgram) tell(what, value);
  }
  if (!/^(?:wp:docPr|v:\w+)$|(?:^|:)cNvPr$/.test(name)) return;
  for (const [attribute, what] of Object.entries(DRAWN)) {
    const value = attributes[attribute] ?? "";
    if (!alts.has(value)) tell(what, value);
  }
}

/** A paragraph's place by its first words. */
function placeBy(element: XmlElement): SourcePlace | undefined {
  const text = wordsIn(element).map(deepText).join("").replace(/\s+/g, " ").trim();
  if (text === "") return undefined;
  const first = text.length > LONGEST_PLACE ? `${text.slice(0, LONGEST_PLACE)}…` : text;
  return { en: `by “${first}”`, id: `pada “${first}”` };
}

/** Properties of a file that change by themselves, are for programs, or become fields of the document. */
const TECHNICAL = /^(?:keywords|created|modified|lastModifiedBy|lastPrinted|revision|version|language|identifier)$/;

const CORE = /^docProps\/core\.xml$/i;

/** What a file's properties name as its keywords, however they are parted. */
export function keywordsIn(name: string, root: XmlElement): string[] {
  const written = CORE.test(name)
    ? elementsOf(root)
        .filter((one) => localName(one) === "keywords")
        .map(deepText)
    : [];
  const words = written.flatMap((text) => text.split(/[,;\n]/)).map((word) => word.replace(/\s+/g, " ").trim());
  return [...new Set(words)].filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** What the parts beside a Word file's text say: properties, charts, data, building blocks. A text whose words were all met is not said again. */
export function besideText(name: string, root: XmlElement, known: Pick<Known, "has">): Aside[] {
  const place = { en: name, id: name };
  const asideOf = (what: LocalText, text: string): Aside[] => {
    const words = text.replace(/\s+/g, " ").trim();
    return /[\p{L}\p{N}]/u.test(words) && !known.has(words) ? [{ kind: "hidden", what, text: words, place }] : [];
  };
  if (CORE.test(name))
    return elementsOf(root)
      .filter((one) => !TECHNICAL.test(localName(one)))
      .flatMap((one) => asideOf(property(localName(one)), deepText(one)));
  if (/^docProps\/app\.xml$/i.test(name))
    return elementsOf(root)
      .filter((one) => /^(?:Company|Manager|HyperlinkBase)$/.test(localName(one)))
      .flatMap((one) => asideOf(property(localName(one)), deepText(one)));
  if (/^docProps\/custom\.xml$/i.test(name))
    return elementsOf(root).flatMap((one) => asideOf(property(one.attributes.name ?? ""), textsIn(one).join(" ")));
  if (/\/charts\//i.test(name)) return asideOf({ en: "words of a chart", id: "kata dalam bagan" }, named(root, /^[tv]$/).join(" "));
  if (/\/diagrams\//i.test(name))
    return asideOf({ en: "words of a SmartArt drawing", id: "kata dalam SmartArt" }, named(root, /^t$/).join(" "));
  if (/\/activeX\//i.test(name)) return asideOf({ en: "form control", id: "kontrol formulir" }, valuesIn(root).join(" "));
  if (/\/glossary\//i.test(name)) return asideOf({ en: "building blocks", id: "blok penyusun" }, wordsIn(root).map(deepText).join(" "));
  return asideOf({ en: "data beside the text", id: "data di samping teks" }, textsIn(root).join(" "));
}

function property(name: string): LocalText {
  return { en: `property of the file (${name})`, id: `properti berkas (${name})` };
}

/** The texts of elements by their local name. */
function named(element: XmlElement, name: RegExp): string[] {
  return name.test(localName(element)) ? [deepText(element)] : elementsOf(element).flatMap((child) => named(child, name));
}

function valuesIn(element: XmlElement): string[] {
  const own = Object.entries(element.attributes).flatMap(([name, value]) => (/(?:^|:)value$/.test(name) ? [value] : []));
  return [...own, ...elementsOf(element).flatMap(valuesIn)];
}
