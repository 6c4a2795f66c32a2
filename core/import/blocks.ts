import type { LocalText } from "../../schemas/local-text.ts";

/** A piece of a paragraph in one look. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  /** True for words that are struck through: whether they hold is for somebody to say. */
  struck?: boolean;
  /** Small signs above or below the line: `withRaisedSigns` writes them as signs of their own. */
  script?: "raised" | "lowered";
  /** The address it leads to, as the source has it. */
  link?: string;
  /** True for an address as a library's own texts have them: `#s4`, `../P-02/`, `assets/form.pdf`. */
  isOwn?: boolean;
}

/** What a run looks like and where it leads, whatever it says. */
export type Look = Omit<Run, "text">;

/** Where something stands in the source, in words a reader can follow. */
export type SourcePlace = LocalText;

export interface Paragraph {
  kind: "paragraph";
  runs: readonly Run[];
  place: SourcePlace;
  /** Its level as a heading, from 1; 0 for the document's title. */
  heading?: number;
  /** The label laid on it by its list, computed: `4.`, `6.1`, `a)`, `•`. */
  label?: string;
  /** Its depth in its list, from 0. */
  depth?: number;
  /** True for what is quoted: in a step, what to say. */
  isQuote?: boolean;
  /** Of lines that stand as they are written, blanks and all: the language they are in, or nothing. */
  code?: string;
}

/** One position of a table's grid. A merged cell stands at its first position, `covered` at the others. */
export interface Cell {
  blocks: readonly Block[];
  covered?: "left" | "above";
}

export interface Table {
  kind: "table";
  /** Every row has as many cells as the grid has columns. */
  rows: readonly (readonly Cell[])[];
  place: SourcePlace;
}

export interface Picture {
  kind: "picture";
  /** Its name in the source's archive or the address it was linked by; empty where it is not there. */
  name: string;
  /** The alternative text; empty where there is none. */
  alt: string;
  place: SourcePlace;
}

export type Block = Paragraph | Table | Picture;

/** Text that is no plain part of the document, but was read: it is told, and never just gone. */
export interface Aside {
  /** What it is, where its kind alone does not say it: the tooltip of a link, a title among the file's properties. */
  what?: LocalText;
  /**
   * `resolved`: a comment that was marked as answered. `typedIn`, `takenOut`: changed on a page that `sop export` made, whose
   * text is read from what it keeps.
   */
  kind: "inserted" | "deleted" | "comment" | "resolved" | "hidden" | "typedIn" | "takenOut";
  text: string;
  author?: string;
  place: SourcePlace;
}

/** What a file says of the document beside its text: the frontmatter of Markdown, the keywords of a Word file. */
export interface SourceFront {
  what: LocalText;
  /** As it stands there. */
  text: string;
  values: Readonly<Record<string, unknown>>;
}

/** A document of any format as it was read, before anything of it is understood. */
export interface SourceDocument {
  /** The file's name, without its folder. */
  name: string;
  /** Page headers and footers, each distinct one once. */
  pageFrames: readonly Block[];
  body: readonly Block[];
  front?: SourceFront;
  asides: readonly Aside[];
  /** What of the file was passed over: macros, external pictures, parts that can't be read. */
  passedOver: readonly LocalText[];
  /** The pictures' bytes by name. */
  pictures: ReadonlyMap<string, Uint8Array>;
}

/** What is written as one blank; a blank alone is left, since most are. */
const MORE_THAN_A_BLANK = /\s{2,}|[^\S ]/g;

/** A paragraph's text on one line. */
export function textOf(block: Paragraph): string {
  return block.runs
    .map(({ text }) => text)
    .join("")
    .replace(MORE_THAN_A_BLANK, " ")
    .trim();
}

/** All text of blocks, tables cell by cell, a line each paragraph. */
export function allText(blocks: readonly Block[]): string {
  return linesOf(blocks).join("\n");
}

/** The lines of blocks, in reading order. */
export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [textOf(block)];
    if (block.kind === "picture") return block.alt === "" ? [] : [block.alt];
    return block.rows.flatMap((row) => row.flatMap((cell) => linesOf(cell.blocks)));
  });
}

/** A cell's text on one line. */
export function cellText(cell: Cell | undefined): string {
  return linesOf(cell?.blocks ?? [])
    .filter((line) => line !== "")
    .join(" ");
}
