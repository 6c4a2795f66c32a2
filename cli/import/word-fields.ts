import { attributeOf, type XmlElement } from "./xml-tree.ts";

/** Fields whose result is made anew: contents, indexes, page numbers. */
const GENERATED = /^\s*(?:TOC|INDEX|TOA|PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF|NOTEREF)\b/i;

/** Follows the fields of a text, which may begin in one paragraph and end in another. */
export class WordFields {
  readonly #open: { instruction: string; isResult: boolean }[] = [];

  /** True where a text that stands here is an instruction, or is made anew. */
  get isPassedOver(): boolean {
    return this.#open.some(({ instruction, isResult }) => !isResult || GENERATED.test(instruction));
  }

  /** A mark of a field: its beginning, the end of its instruction, its end. */
  mark(element: XmlElement): void {
    const kind = attributeOf(element, "w:fldCharType");
    if (kind === "begin") this.#open.push({ instruction: "", isResult: false });
    else if (kind === "separate") {
      const field = this.#open.at(-1);
      if (field) field.isResult = true;
    } else if (kind === "end") this.#open.pop();
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.isResult) field.instruction += text;
  }

  /** True for a field in one element whose result is made anew. */
  static isGenerated(instruction: string | undefined): boolean {
    return GENERATED.test(instruction ?? "");
  }
}
