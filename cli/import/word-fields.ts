import { attributeOf, type XmlElement } from "./xml-tree.ts";

/** Fields whose result is made anew: contents, indexes, page numbers. */
const GENERATED = /^\s*(?:TOC|INDEX|TOA|PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF|NOTEREF)\b/i;
/** Fields whose instruction says no more than their result does. */
const PLAIN =
  /^\s*(?:HYPERLINK|REF|STYLEREF|SEQ|LISTNUM|AUTONUM\w*|FORM(?:TEXT|CHECKBOX|DROPDOWN)|\w*DATE|TIME|EMBED|SHAPE|SYMBOL|EQ|FILENAME|FILESIZE|TITLE|AUTHOR|SUBJECT|LASTSAVEDBY|REVNUM|NUM\w+|TEMPLATE|USER\w+)\b/i;

/** A field: what it is told to show, and what of it is not shown as text. */
export interface Field {
  instruction: string;
  isResult: boolean;
  /** Where what it shows leads. */
  address?: string;
  /** Its text that is passed over. */
  skipped: string;
}

/** Follows the fields of a text, which may begin in one paragraph and end in another. */
export class WordFields {
  readonly #open: Field[] = [];

  /** True where a text that stands here is an instruction, or is made anew. */
  get isPassedOver(): boolean {
    return this.#open.some(({ instruction, isResult }) => !isResult || GENERATED.test(instruction));
  }

  /** Where words that stand here lead: the address of the innermost field that is a link. */
  get address(): string | undefined {
    return this.#open.findLast(({ address }) => address !== undefined)?.address;
  }

  /** A mark of a field: its beginning, the end of its instruction, its end, where it is given back. */
  mark(element: XmlElement): Field | undefined {
    const kind = attributeOf(element, "w:fldCharType");
    if (kind === "begin") this.#open.push({ instruction: "", isResult: false, skipped: "" });
    else if (kind === "separate") {
      const field = this.#open.at(-1);
      if (!field) return undefined;
      field.isResult = true;
      if (/^\s*HYPERLINK\b/i.test(field.instruction)) field.address = linkIn(field.instruction).address;
    } else if (kind === "end") return this.#open.pop();
    return undefined;
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.isResult) field.instruction += text;
  }

  /** A text that is passed over. */
  skip(text: string): void {
    const field = this.#open.findLast(({ instruction, isResult }) => !isResult || GENERATED.test(instruction));
    if (field) field.skipped += text;
  }

  /** Fields that never end; what follows their beginning is no text. */
  close(): Field[] {
    return this.#open.splice(0);
  }

  /** True for a field in one element whose result is made anew. */
  static isGenerated(instruction: string | undefined): boolean {
    return GENERATED.test(instruction ?? "");
  }

  /** True where a field's instruction holds words of its own: an entry of an index, a question, a name of an address list. */
  static hasWords(instruction: string): boolean {
    return instruction.trim() !== "" && !GENERATED.test(instruction) && !PLAIN.test(instruction);
  }
}

/** Where the instruction of a link leads, and its tooltip. */
export function linkIn(instruction: string): { address: string; tooltip: string } {
  const quoted = (pattern: RegExp) => (pattern.exec(instruction)?.[1] ?? "").replaceAll("\\\\", "\\");
  const target = quoted(/HYPERLINK\s+(?!\\[a-z])"?([^"\s]*(?:[^"]*(?="))?)/i);
  const place = quoted(/\\l\s+"?([^"\s]+)/i);
  return { address: place === "" ? target : `${target}#${place}`, tooltip: quoted(/\\o\s+"([^"]*)"/i) };
}
