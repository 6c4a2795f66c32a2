import type { FingerprintedFinding } from "../../core/finding.ts";
import type { Severity } from "../../schemas/finding.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language } from "../../schemas/local-text.ts";

/** Findings that would drown the rest; errors in superseded texts are never among them. */
export interface Spared {
  /** Paths of texts that are superseded. */
  superseded: ReadonlySet<string>;
}

/** Where paths begin for readers who know of no working folder: code scanning, annotations beside a change. */
export interface Origin {
  /** Absolute: the repository's folder; outside one, the folder worked in, or the library's own where that lies elsewhere. */
  top: string;
  /** A finding's path from there, with forward slashes; undefined where it does not lie below. */
  pathOf: (path: string) => string | undefined;
}

/** What every report is made of. Reports are pure: from this to a text. */
export interface ReportInput {
  findings: readonly FingerprintedFinding[];
  date: IsoDate;
  language: Language;
  /** How many documents were looked at. */
  documents: number;
  /** Paths of their texts, sorted. */
  paths: readonly string[];
  /** Findings of this severity and above fail the run. */
  threshold: Severity;
  /** The tool's version. */
  version: string;
  /** How many rules ran. */
  rules: number;
  /** Findings the baseline knows, not among `findings`. */
  known: number;
  /** Findings of rules the library switched off. */
  silenced: number;
  /** What a person at a terminal is spared, unless asked for: undefined where all is shown. */
  spared?: Spared | undefined;
  /** The lines of a file a finding stands in, where they could be read; for the frame. */
  sourceOf: (path: string) => readonly string[] | undefined;
  /** Known where a report is for readers elsewhere; otherwise paths stay as they are. */
  origin?: Origin | undefined;
  /** Colours, for a terminal. */
  colour: boolean;
}
