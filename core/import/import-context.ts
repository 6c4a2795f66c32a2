import type { LibrarySettings } from "../../schemas/library-settings.ts";
import type { Language } from "../../schemas/local-text.ts";
import type { CodeScheme } from "../document/codes/code-scheme.ts";
import type { Block } from "./blocks.ts";
import type { DayOrder } from "./dates.ts";
import type { ReportWriter } from "./report.ts";

/** What recognisers may know while they read. */
export interface ImportContext {
  scheme: CodeScheme;
  settings: LibrarySettings;
  /** The document's language. */
  language: Language;
  order: DayOrder;
  report: ReportWriter;
  /** True for a transcription, where what is not in the source is `?`. */
  isIssued: boolean;
  /** True for a code that the library, or the same run, has a document of. */
  isKnown: (code: string) => boolean;
}

/** What a recogniser took of some blocks, and what it left for others. */
export interface Reading<T> {
  value: T;
  rest: Block[];
}

/** An example of a recogniser: a piece of a document as Markdown, and what is read from it. */
export interface RecogniserExample {
  source: string;
  /** What `read` gives as its value. */
  gives: unknown;
  /** The text of what is left over, where something is. */
  leaves?: string;
}

/** One kind of thing that documents hold, found in whatever form it comes. */
export interface Recogniser<T> {
  name: string;
  examples: readonly RecogniserExample[];
  read: (blocks: readonly Block[], context: ImportContext) => Reading<T>;
}

/** Makes a recogniser, and lets its type be told. */
export function defineRecogniser<T>(recogniser: Recogniser<T>): Recogniser<T> {
  return recogniser;
}
