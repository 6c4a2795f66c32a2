import type { Aside, Block, Paragraph, Picture, Run, SourcePlace } from "../../core/import/blocks.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { drawnAnew, findAll, isOwnDrawing, picturesIn } from "./word-drawing.ts";
import { WordFields } from "./word-fields.ts";
import type { WordNumbering } from "./word-numbering.ts";
import type { Relation, WordPackage } from "./word-package.ts";
import type { WordStyle } from "./word-styles.ts";
import { readTable } from "./word-table.ts";
import { attributeOf, childOf, deepText, elementsOf, isOn, type XmlElement } from "./xml-tree.ts";

/** The parts of a Word file that its text refers to. */
export interface WordParts {
  word: WordPackage;
  styles: ReadonlyMap<string, WordStyle>;
  numbering: WordNumbering;
  notes: Readonly<Record<"footnote" | "endnote", Map<string, XmlElement>>>;
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
}

/** Reads WordprocessingML as blocks. One reader reads all parts of a file, since lists and fields go on from part to part. */
export class WordReader {
  readonly asides: Aside[] = [];
  readonly passedOver: LocalText[] = [];
  readonly pictures = new Map<string, Uint8Array>();
  inFrame = false;
  #paragraphs = 0;
  #tables = 0;
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
    for (const notes of Object.values(this.#parts.notes)) for (const note of notes.values()) this.#tell("hidden", deepText(note), place);
    for (const comment of this.#parts.comments.values()) this.#comment(comment, { en: "comments", id: "komentar" });
  }

  #block(element: XmlElement, relations: ReadonlyMap<string, Relation>): Block[] {
    switch (element.name) {
      case "w:p":
        return this.#paragraph(element, relations);
      case "w:tbl": {
        this.#tables++;
        if (isOwnDrawing(element)) {
          this.passedOver.push(...drawnAnew(element));
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
        // A table of contents is made anew.
        return /table of contents/i.test(attributeOf(childOf(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery")) ?? "")
          ? []
          : this.blocks(childOf(element, "w:sdtContent"), relations);
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
      case "w:fldSimple":
        if (!WordFields.isGenerated(attributeOf(element, "w:instr"))) this.#gather(element, gathered);
        return;
      case "mc:AlternateContent":
        this.#gather(childOf(element, "mc:Choice") ?? { name: "", attributes: {}, children: [] }, gathered);
        return;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        this.#drawing(element, gathered);
        return;
      case "m:t":
        this.#text(deepText(element), {}, gathered);
        return;
      default:
        this.#gather(element, gathered);
    }
  }

  #run(element: XmlElement, gathered: Gathered): void {
    const properties = childOf(element, "w:rPr");
    const bold = childOf(properties, "w:b");
    const italic = childOf(properties, "w:i");
    const hidden = childOf(properties, "w:vanish") ?? childOf(properties, "w:specVanish");
    const look = {
      ...((bold ? isOn(bold) : gathered.isBold) && { bold: true }),
      ...(italic && isOn(italic) && { italic: true }),
    };
    const isHidden = hidden ? isOn(hidden) : gathered.isHidden;
    for (const child of elementsOf(element)) {
      switch (child.name) {
        case "w:t":
        case "w:delText":
          if (!this.#fields.isPassedOver) this.#text(deepText(child), look, gathered, isHidden);
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
        case "w:fldChar":
          this.#fields.mark(child);
          break;
        case "w:instrText":
          this.#fields.instruct(deepText(child));
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

  #text(text: string, look: Pick<Run, "bold" | "italic">, gathered: Gathered, isHidden = false): void {
    const change = this.#changes.find(({ kind }) => kind === "deleted") ?? this.#changes.at(-1);
    if (change && text.trim() !== "") this.#tell(change.kind, text, gathered.place, change.author);
    if (change?.kind === "deleted") return;
    if (isHidden) this.#tell("hidden", text, gathered.place);
    else gathered.runs.push({ text, ...look });
  }

  /** A note stands where it is referred to, in brackets: prose has no notes at the foot of a page. */
  #note(kind: "footnote" | "endnote", id: string, gathered: Gathered): void {
    const note = this.#parts.notes[kind].get(id);
    if (!note) return;
    this.#parts.notes[kind].delete(id);
    gathered.runs.push({ text: " (" });
    for (const paragraph of elementsOf(note, "w:p")) {
      this.#gather(paragraph, gathered);
      gathered.runs.push({ text: " " });
    }
    const last = gathered.runs.at(-1);
    if (last) gathered.runs[gathered.runs.length - 1] = { text: ")" };
  }

  #comment(comment: XmlElement, place: SourcePlace): void {
    const text = elementsOf(comment).map(deepText).join(" ");
    const isResolved = elementsOf(comment).some(({ attributes }) => this.#parts.resolved.has(attributes["w14:paraId"] ?? ""));
    this.#tell(isResolved ? "resolved" : "comment", text, place, attributeOf(comment, "w:author"));
  }

  #tell(kind: Aside["kind"], text: string, place: SourcePlace, author?: string): void {
    const last = this.asides.at(-1);
    // A change goes on from run to run; each comment is one of its own.
    const goesOn = kind !== "comment" && kind !== "resolved";
    if (goesOn && last?.kind === kind && last.place === place && last.author === author) last.text += text;
    else if (text.trim() !== "") this.asides.push({ kind, text, place, ...(author && { author }) });
  }

  #drawing(element: XmlElement, gathered: Gathered): void {
    if (isOwnDrawing(element)) {
      this.passedOver.push(...drawnAnew(element));
      return;
    }
    for (const box of findAll(element, "w:txbxContent")) gathered.after.push(...this.blocks(box, gathered.relations));
    for (const { alt, part } of picturesIn(element, gathered.relations, this.#parts.word)) {
      const picture: Picture = { kind: "picture", name: part?.name ?? "", alt, place: gathered.place };
      if (part) this.pictures.set(part.name, part.bytes);
      if (this.#changes.every(({ kind }) => kind !== "deleted")) gathered.after.push(picture);
    }
  }
}

function changeIn(element: XmlElement, kind: Change["kind"]): Change {
  const author = attributeOf(element, "w:author");
  return { kind, ...(author && { author }) };
}
