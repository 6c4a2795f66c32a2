import { counted } from "../../core/document/words/counted.ts";
import type { Aside, Block, Look, Paragraph, Run, SourcePlace } from "../../core/import/blocks.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { drawnAnew, findAll, isOwnDrawing, picturesIn } from "./word-drawing.ts";
import { type Field, linkIn, WordFields } from "./word-fields.ts";
import { formFieldText, symbolOf } from "./word-forms.ts";
import type { WordNumbering } from "./word-numbering.ts";
import { objectsIn } from "./word-objects.ts";
import type { Relation, WordPackage } from "./word-package.ts";
import type { WordStyle } from "./word-styles.ts";
import { readTable } from "./word-table.ts";
import { wordsIn } from "./word-unshown.ts";
import { attributeOf, childOf, deepText, elementsOf, isOn, type XmlElement } from "./xml-tree.ts";

/** The parts of a Word file that its text refers to. */
export interface WordParts {
  word: WordPackage;
  styles: ReadonlyMap<string, WordStyle>;
  numbering: WordNumbering;
  notes: Readonly<Record<"footnote" | "endnote", Map<string, XmlElement>>>;
  noteRelations: Readonly<Record<"footnote" | "endnote", ReadonlyMap<string, Relation>>>;
  comments: Map<string, XmlElement>;
  /** Paragraphs of comments that were marked as resolved. */
  resolved: ReadonlySet<string>;
}

/** Who changed a piece of text, while it is read. */
interface Change {
  kind: "inserted" | "deleted";
  author?: string;
}

/** What is gathered of one paragraph. */
interface Gathered {
  runs: Run[];
  /** Text boxes and pictures, which follow the paragraph. */
  after: Block[];
  place: SourcePlace;
  isBold: boolean;
  isHidden: boolean;
  relations: ReadonlyMap<string, Relation>;
  /** Where the words that are gathered lead. */
  link?: string | undefined;
}

/** Reads WordprocessingML as blocks. One reader reads all parts of a file, since lists and fields go on from part to part. */
export class WordReader {
  readonly asides: Aside[] = [];
  /** Contents and indexes, which are made anew of the text. */
  readonly anew: Aside[] = [];
  readonly passedOver: LocalText[] = [];
  readonly pictures = new Map<string, Uint8Array>();
  /** Elements whose words stand in a block or are told. */
  readonly read = new WeakSet<XmlElement>();
  /** Links whose words were met. */
  readonly links = new WeakSet<XmlElement>();
  /** Addresses of links that were met, and where. */
  readonly met = new Map<string, SourcePlace>();
  /** Those of them that stand on words of a block. */
  readonly #linked = new Set<string>();
  /** Text alternatives of pictures in blocks. */
  readonly alts = new Set<string>();
  /** Parts of the file that some drawing shows. */
  readonly shown = new Set<string>();
  inFrame = false;
  #paragraphs = 0;
  #tables = 0;
  #formulas = 0;
  #fields = new WordFields();
  readonly #changes: Change[] = [];
  readonly #parts: WordParts;

  constructor(parts: WordParts) {
    this.#parts = parts;
  }

  /** The blocks in an element: paragraphs, tables and what wraps them. */
  blocks(element: XmlElement | undefined, relations: ReadonlyMap<string, Relation>): Block[] {
    return elementsOf(element).flatMap((child) => this.#block(child, relations));
  }

  /** Notes and comments that no text refers to are told, too. */
  tellUnshown(): void {
    const place = { en: "notes", id: "catatan kaki" };
    for (const notes of Object.values(this.#parts.notes)) for (const note of notes.values()) this.#tell("hidden", this.#allOf(note), place);
    for (const comment of this.#parts.comments.values()) this.#comment(comment, { en: "comments", id: "komentar" });
    if (this.#formulas > 0) this.passedOver.push(inARow(this.#formulas));
    for (const [address, at] of this.met)
      if (!this.#linked.has(address) && !/^#_|^$/.test(address)) this.#hidden(what.address, address, at);
  }

  /** Ends a part of the file: fields that were left open go on in no other. */
  endPart(): void {
    for (const field of this.#fields.close()) this.#field(field, { en: "a field without end", id: "field tanpa akhir" });
  }

  #block(element: XmlElement, relations: ReadonlyMap<string, Relation>): Block[] {
    switch (element.name) {
      case "w:p":
        return this.#paragraph(element, relations);
      case "w:tbl": {
        this.#tables++;
        if (isOwnDrawing(element)) {
          this.#own(element);
          return [];
        }
        const place = this.#placed({ en: `table ${this.#tables}`, id: `tabel ${this.#tables}` });
        return [
          readTable(element, place, (cell, isDeleted) =>
            this.#within(isDeleted ? { kind: "deleted" } : undefined, () => this.blocks(cell, relations)),
          ),
        ];
      }
      case "w:sdt":
        return this.#control(element, relations);
      case "w:ins":
      case "w:moveTo":
        return this.#within(changeIn(element, "inserted"), () => this.blocks(element, relations));
      case "w:del":
      case "w:moveFrom":
        return this.#within(changeIn(element, "deleted"), () => this.blocks(element, relations));
      case "mc:AlternateContent":
        return this.blocks(childOf(element, "mc:Choice"), relations);
      case "w:customXml":
      case "w:smartTag":
        return this.blocks(element, relations);
      default:
        return [];
    }
  }

  /** A content control; a table of contents is made anew. */
  #control(element: XmlElement, relations: ReadonlyMap<string, Relation>): Block[] {
    const content = childOf(element, "w:sdtContent");
    const gallery = attributeOf(childOf(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery")) ?? "";
    if (!/table of contents/i.test(gallery)) return this.blocks(content, relations);
    if (content)
      this.#anew(
        "TOC",
        wordsIn(content)
          .map((one) => this.#wordOf(one))
          .join(" "),
        this.#placed({ en: `before paragraph ${this.#paragraphs + 1}`, id: `sebelum paragraf ${this.#paragraphs + 1}` }),
      );
    return [];
  }

  #within<T>(change: Change | undefined, read: () => T): T {
    if (!change) return read();
    this.#changes.push(change);
    try {
      return read();
    } finally {
      this.#changes.pop();
    }
  }

  #placed({ en, id }: LocalText): SourcePlace {
    return this.inFrame ? { en: `page header or footer, ${en}`, id: `kepala atau kaki halaman, ${id}` } : { en, id };
  }

  #paragraph(element: XmlElement, relations: ReadonlyMap<string, Relation>): Block[] {
    this.#paragraphs++;
    const place = this.#placed({ en: `paragraph ${this.#paragraphs}`, id: `paragraf ${this.#paragraphs}` });
    const properties = childOf(element, "w:pPr");
    const styleId = attributeOf(childOf(properties, "w:pStyle")) ?? "";
    const style = this.#parts.styles.get(styleId);
    const gathered: Gathered = {
      runs: [],
      after: [],
      place,
      isBold: style?.isBold ?? false,
      isHidden: style?.isHidden ?? false,
      relations,
    };
    this.#gather(element, gathered);
    const text = gathered.runs.map((run) => run.text).join("");
    // An empty paragraph takes no number that can be cited; Word counts it all the same.
    const listed = this.#listed(properties, styleId, style);
    const outline = attributeOf(childOf(properties, "w:outlineLvl"));
    const heading = outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : style?.heading;
    const paragraph: Paragraph = {
      kind: "paragraph",
      runs: gathered.runs,
      place,
      ...(heading !== undefined && { heading }),
      ...listed,
      ...(style?.isQuote && { isQuote: true }),
    };
    return text.trim() === "" ? gathered.after : [paragraph, ...gathered.after];
  }

  #listed(properties: XmlElement | undefined, styleId: string, style: WordStyle | undefined): Pick<Paragraph, "label" | "depth"> {
    const own = childOf(properties, "w:numPr");
    const numId = attributeOf(childOf(own, "w:numId")) ?? style?.numId;
    if (numId === undefined || numId === "0") return {};
    const level =
      Number(attributeOf(childOf(own, "w:ilvl")) ?? style?.level ?? this.#parts.numbering.levelOfStyle(numId, styleId) ?? 0) || 0;
    const label = this.#parts.numbering.next(numId, level);
    return label === undefined ? {} : { label, depth: level };
  }

  #gather(element: XmlElement, gathered: Gathered): void {
    for (const child of elementsOf(element)) this.#inline(child, gathered);
  }

  #inline(element: XmlElement, gathered: Gathered): void {
    switch (element.name) {
      case "w:pPr":
      case "w:rPr":
      case "w:sdtPr":
      case "w:del":
      case "w:moveFrom":
        if (element.name === "w:del" || element.name === "w:moveFrom")
          this.#within(changeIn(element, "deleted"), () => this.#gather(element, gathered));
        return;
      case "w:ins":
      case "w:moveTo":
        this.#within(changeIn(element, "inserted"), () => this.#gather(element, gathered));
        return;
      case "w:r":
        this.#run(element, gathered);
        return;
      case "w:hyperlink":
        this.links.add(element);
        this.#linkedTo(addressOf(element, gathered.relations), element, gathered);
        return;
      case "w:fldSimple": {
        const instruction = attributeOf(element, "w:instr") ?? "";
        const isGenerated = WordFields.isGenerated(instruction);
        const skipped = isGenerated
          ? wordsIn(element)
              .map((one) => this.#wordOf(one))
              .join(" ")
          : "";
        this.#field({ instruction, isResult: true, skipped }, gathered.place);
        if (!isGenerated) this.#linkedTo(/^\s*HYPERLINK\b/i.test(instruction) ? linkIn(instruction).address : undefined, element, gathered);
        return;
      }
      case "mc:AlternateContent":
        this.#gather(childOf(element, "mc:Choice") ?? { name: "", attributes: {}, children: [] }, gathered);
        return;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        this.#drawing(element, gathered);
        return;
      case "m:t":
        this.#text(this.#wordOf(element), {}, gathered);
        return;
      case "m:oMath":
        this.#formulas++;
        this.#gather(element, gathered);
        return;
      default:
        this.#gather(element, gathered);
    }
  }

  #run(element: XmlElement, gathered: Gathered): void {
    const properties = childOf(element, "w:rPr");
    const bold = childOf(properties, "w:b");
    const italic = childOf(properties, "w:i");
    const struck = childOf(properties, "w:strike") ?? childOf(properties, "w:dstrike");
    const hidden = childOf(properties, "w:vanish") ?? childOf(properties, "w:specVanish");
    const script = /^(super|sub)script$/.exec(attributeOf(childOf(properties, "w:vertAlign")) ?? "")?.[1];
    const look: Look = {
      ...((bold ? isOn(bold) : gathered.isBold) && { bold: true }),
      ...(italic && isOn(italic) && { italic: true }),
      ...(struck && isOn(struck) && { struck: true }),
      ...(script && { script: script === "super" ? "raised" : "lowered" }),
    };
    const isHidden = hidden ? isOn(hidden) : gathered.isHidden;
    for (const child of elementsOf(element)) {
      switch (child.name) {
        case "w:t":
        case "w:delText":
          if (this.#fields.isPassedOver) this.#fields.skip(this.#wordOf(child));
          else this.#text(this.#wordOf(child), look, gathered, isHidden);
          break;
        case "w:sym":
          this.#symbol(child, look, gathered, isHidden);
          break;
        case "w:tab":
        case "w:ptab":
          this.#text("\t", look, gathered, isHidden);
          break;
        case "w:br":
        case "w:cr":
          this.#text("\n", look, gathered, isHidden);
          break;
        case "w:noBreakHyphen":
          this.#text("-", look, gathered, isHidden);
          break;
        case "w:fldChar": {
          const field = this.#fields.mark(child);
          if (field) this.#field(field, gathered.place);
          const shown = formFieldText(childOf(child, "w:ffData"));
          if (shown !== "") this.#text(shown, look, gathered, isHidden);
          break;
        }
        case "w:instrText":
          this.#fields.instruct(this.#wordOf(child));
          break;
        case "w:footnoteReference":
        case "w:endnoteReference":
          this.#note(child.name === "w:footnoteReference" ? "footnote" : "endnote", attributeOf(child, "w:id") ?? "", gathered);
          break;
        case "w:commentReference": {
          const id = attributeOf(child, "w:id") ?? "";
          const comment = this.#parts.comments.get(id);
          this.#parts.comments.delete(id);
          if (comment) this.#comment(comment, gathered.place);
          break;
        }
        default:
          this.#inline(child, gathered);
      }
    }
  }

  #text(text: string, look: Look, gathered: Gathered, isHidden = false): void {
    const change = this.#changes.find(({ kind }) => kind === "deleted") ?? this.#changes.at(-1);
    if (change && text.trim() !== "") this.#tell(change.kind, text, gathered.place, change.author);
    if (change?.kind === "deleted") return;
    if (isHidden) {
      this.#tell("hidden", text, gathered.place);
      return;
    }
    const link = gathered.link ?? this.#fields.address;
    if (link !== undefined && text.trim() !== "") this.#linked.add(link);
    gathered.runs.push({ text, ...look, ...(link !== undefined && { link }) });
  }

  /** What stands in a link, with where it leads. */
  #linkedTo(address: string | undefined, element: XmlElement, gathered: Gathered): void {
    const { link } = gathered;
    if (address !== undefined) this.met.set(address, gathered.place);
    gathered.link = address ?? link;
    this.#gather(element, gathered);
    gathered.link = link;
  }

  /** A letter of a font of signs: the sign it is, or that it is one. */
  #symbol(element: XmlElement, look: Look, gathered: Gathered, isHidden: boolean): void {
    const { sign, name } = symbolOf(element);
    this.#text(sign ?? "�", look, gathered, isHidden);
    if (sign === undefined)
      this.passedOver.push({
        en: `a sign of the font ${name}, ${gathered.place.en}: written as “�”`,
        id: `tanda dari huruf ${name}, ${gathered.place.id}: ditulis sebagai “�”`,
      });
  }

  /** What a field holds beside the text it shows. */
  #field({ instruction, skipped }: Field, place: SourcePlace): void {
    if (/^\s*HYPERLINK\b/i.test(instruction)) {
      const { address, tooltip } = linkIn(instruction);
      this.met.set(address, place);
      if (tooltip !== "") this.#hidden(what.tooltip, tooltip, place);
    }
    if (WordFields.isGenerated(instruction)) this.#anew(instruction, skipped, place);
    else if (WordFields.hasWords(instruction)) this.#hidden(what.field, `${instruction.trim()} ${skipped}`, place);
    else if (skipped.trim() !== "") this.#hidden(what.field, skipped, place);
  }

  /** What is made anew: its words are told, numbers of pages are not. */
  #anew(instruction: string, text: string, place: SourcePlace): void {
    if (!/\p{L}/u.test(text)) return;
    this.anew.push(asideOf(/TOC/i.test(instruction) ? what.contents : what.anew, text, place));
  }

  #hidden(kind: LocalText, text: string, place: SourcePlace): void {
    this.asides.push(asideOf(kind, text, place));
  }

  /** A note stands where it is referred to, in brackets: prose has no notes at the foot of a page. */
  #note(kind: "footnote" | "endnote", id: string, gathered: Gathered): void {
    const note = this.#parts.notes[kind].get(id);
    if (!note) return;
    this.#parts.notes[kind].delete(id);
    const { relations, link } = gathered;
    const before = this.#paragraphs;
    Object.assign(gathered, { relations: this.#parts.noteRelations[kind], link: undefined });
    const runs = runsIn(this.blocks(note, gathered.relations));
    Object.assign(gathered, { relations, link });
    this.#paragraphs = before;
    // The note's own mark and the blank behind it are not text.
    const from = runs.findIndex(({ text }) => text.trim() !== "");
    const [first = { text: "" }, ...inside] = from < 0 ? [] : runs.slice(from);
    if (first.text !== "") gathered.runs.push({ text: " (" }, { ...first, text: first.text.trimStart() }, ...inside, { text: ")" });
  }

  #comment(comment: XmlElement, place: SourcePlace): void {
    const text = elementsOf(comment)
      .map((one) => this.#allOf(one))
      .join(" ");
    const isResolved = elementsOf(comment).some(({ attributes }) => this.#parts.resolved.has(attributes["w14:paraId"] ?? ""));
    this.#tell(isResolved ? "resolved" : "comment", text, place, attributeOf(comment, "w:author"));
  }

  /** The text of an element, as read. */
  #wordOf(element: XmlElement): string {
    this.read.add(element);
    return deepText(element);
  }

  /** All text in an element, as read. */
  #allOf(element: XmlElement): string {
    const texts = element.children.map((child) => (typeof child === "string" ? child : this.#allOf(child)));
    // What holds no more elements is read with its text; others may say more than their text does.
    if (elementsOf(element).length === 0 && texts.length > 0) this.read.add(element);
    return texts.join("");
  }

  #tell(kind: Aside["kind"], text: string, place: SourcePlace, author?: string): void {
    const last = this.asides.at(-1);
    // A change goes on from run to run; each comment is one of its own.
    const goesOn = kind !== "comment" && kind !== "resolved";
    if (goesOn && last?.kind === kind && last.place === place && last.author === author) last.text += text;
    else if (text.trim() !== "") this.asides.push({ kind, text, place, ...(author && { author }) });
  }

  /** A flow's drawing that `sop export` made. */
  #own(element: XmlElement): void {
    this.read.add(element);
    this.passedOver.push(...drawnAnew(element));
  }

  #drawing(element: XmlElement, gathered: Gathered): void {
    if (isOwnDrawing(element)) {
      this.#own(element);
      return;
    }
    for (const box of findAll(element, "w:txbxContent")) gathered.after.push(...this.blocks(box, gathered.relations));
    for (const { part, said } of objectsIn(element, gathered.relations, gathered.place)) {
      this.shown.add(part);
      this.passedOver.push(said);
    }
    for (const { alt, part, instead } of picturesIn(element, gathered.relations, this.#parts.word)) {
      for (const name of [part?.name, ...instead]) if (name !== undefined) this.shown.add(name);
      if (this.#changes.some(({ kind }) => kind === "deleted")) continue;
      this.alts.add(alt);
      if (part) this.pictures.set(part.name, part.bytes);
      gathered.after.push({ kind: "picture", name: part?.name ?? "", alt, place: gathered.place });
    }
  }
}

const what = {
  tooltip: { en: "tooltip of a link", id: "keterangan tautan" },
  address: { en: "address of a link on no words of the text", id: "alamat tautan yang tidak pada kata teks" },
  field: { en: "field", id: "field" },
  contents: { en: "table of contents, made anew", id: "daftar isi, dibuat ulang" },
  anew: { en: "result of a field, made anew", id: "hasil field, dibuat ulang" },
} as const satisfies Record<string, LocalText>;

/** All words of some blocks, each paragraph, cell and picture behind a blank. */
function runsIn(blocks: readonly Block[]): Run[] {
  return blocks.flatMap((block): Run[] => {
    if (block.kind === "table") return block.rows.flatMap((row) => row.flatMap((cell) => runsIn(cell.blocks)));
    return [{ text: " " }, ...(block.kind === "picture" ? [{ text: block.alt }] : block.runs)];
  });
}

function asideOf(kind: LocalText, text: string, place: SourcePlace): Aside {
  return { kind: "hidden", what: kind, text: text.replace(/\s+/g, " ").trim(), place };
}

function inARow(count: number): LocalText {
  return {
    en: `${counted(count, "formula")}, read as signs in a row: compare with the source`,
    id: `${count} rumus, dibaca sebagai deretan tanda: cocokkan dengan sumbernya`,
  };
}

/** Where a link leads: out of the file, or to a place in it. */
function addressOf(element: XmlElement, relations: ReadonlyMap<string, Relation>): string {
  const target = relations.get(element.attributes["r:id"] ?? "")?.target ?? "";
  const anchor = attributeOf(element, "w:anchor") ?? attributeOf(element, "w:docLocation") ?? "";
  return anchor === "" ? target : `${target}#${anchor}`;
}

function changeIn(element: XmlElement, kind: Change["kind"]): Change {
  const author = attributeOf(element, "w:author");
  return { kind, ...(author && { author }) };
}
