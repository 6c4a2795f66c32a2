import type { Document } from "../../../core/document/document.ts";
import type { ControlledCopy } from "../../../core/library/controlled-copy.ts";
import type { Library } from "../../../core/library/library.ts";
import type { FramedSection } from "../../../core/library/printed-frame.ts";
import type { Status } from "../../../core/library/status.ts";
import type { Issued } from "../../../schemas/issued.ts";
import type { Language } from "../../../schemas/local-text.ts";

/** A revision, and what its Word file is made with. */
export interface WordInput {
  document: Document;
  /** As printed. */
  revision: string;
  /** Its printed sections. */
  sections: readonly FramedSection[];
  /** The type's letter. */
  type: string | undefined;
  issued: Issued | undefined;
  status: Status;
  library: Library;
  /** The document's own language. */
  language: Language;
  copy: ControlledCopy | undefined;
  /** True for a role whose approval has a signature beside it. */
  isSigned: (role: string) => boolean;
  /** Flows as drawn, by their number; where one can't be drawn, why. */
  drawings: ReadonlyMap<number, FlowDrawing | { problem: string }>;
  /** Bytes of the pictures the text shows, by their address. */
  pictures: ReadonlyMap<string, WordPicture>;
}

/** A drawing as SVG, and as the picture for programs that draw none. */
export interface WordDrawing {
  svg: string;
  png: Uint8Array;
  width: number;
  height: number;
}

/** A flow's drawing, and the heights in its pixels at which a page may end: below the heads of its lanes, between its rows. */
export interface FlowDrawing extends WordDrawing {
  cuts: readonly number[];
}

/** A picture of the text; SVG comes with its likeness as PNG. */
export type WordPicture = { bytes: Uint8Array } | WordDrawing;
