import type { LocalText } from "../../schemas/local-text.ts";
import type { Aside, SourcePlace } from "./blocks.ts";

/** How sure a guess is. */
export type Sureness = "high" | "medium" | "low";

/** One thing that was said of a document that was read. */
export interface ImportEntry {
  /**
   * `kept`: stands in the draft in another form than in the source; `guessed`: not said by the source; `asked`: missing, to be answered;
   * `left`: not understood, not in the draft or only as plain text.
   */
  kind: "kept" | "guessed" | "asked" | "left";
  text: LocalText;
  /** The source's words this is about. */
  source?: string;
  place?: SourcePlace;
  /** Why, of a guess. */
  why?: LocalText;
  sure?: Sureness;
}

/** What became of one document. */
export interface ImportReport {
  /** The file's name. */
  file: string;
  entries: ImportEntry[];
  asides: Aside[];
  passedOver: LocalText[];
  words: {
    /** Words of the source, its asides counted apart. */
    source: number;
    draft: number;
    /** Words that stand neither in the draft nor in what the report quotes: always none, else they are named here. */
    missing: string[];
  };
}

/** Takes down what is said while a document is read. */
export class ReportWriter {
  readonly entries: ImportEntry[] = [];

  kept(text: LocalText, source: string, place?: SourcePlace): void {
    this.entries.push({ kind: "kept", text, source, ...(place && { place }) });
  }

  guessed(text: LocalText, why: LocalText, sure: Sureness, source?: string, place?: SourcePlace): void {
    this.entries.push({ kind: "guessed", text, why, sure, ...(source !== undefined && { source }), ...(place && { place }) });
  }

  asked(text: LocalText, source?: string, place?: SourcePlace): void {
    this.entries.push({ kind: "asked", text, ...(source !== undefined && { source }), ...(place && { place }) });
  }

  left(text: LocalText, source: string, place?: SourcePlace): void {
    this.entries.push({ kind: "left", text, source, ...(place && { place }) });
  }
}
