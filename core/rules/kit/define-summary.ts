import type { Range, Severity } from "../../../schemas/finding.ts";
import type { LibrarySettingsInput } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { SignatureFacts } from "../../seal/signature-facts.ts";

/** What every rule says of itself: its documentation, its `sop explain` text and its tests are made from it. */
export interface RuleSummary {
  /** Permanent. @example SOP403 */
  id: string;
  /** What must hold. @example next-exists */
  name: string;
  /** The version it came with. */
  since: string;
  /** By the document's state; `undefined` where the rule does not apply. */
  severity: { draft: Severity | undefined; issued: Severity | undefined };
  /** One sentence: what must hold. */
  summary: LocalText;
  /** One sentence: why it matters to the people who work by the document. */
  why: LocalText;
  examples: Example[];
}

/**
 * What a rule reports.
 * @typeParam P how places are given: in lines and columns, or to be looked up when the finding is printed
 */
export interface Report<P = Range> {
  at: P;
  /** Subject first, the concrete values in “ ”, what was expected. */
  message: LocalText;
  /** Why this one matters, where the rule's own `why` does not say it. */
  why?: LocalText;
  fix?: LocalText;
  /** Other places that belong to it. */
  related?: { path: string; at: P; message: LocalText }[];
  /** A safe edit: applying it can't change what the document says. */
  edit?: { at: P; text: string };
  /** A severity other than the rule's, for a lesser or graver case the catalogue names. */
  severity?: Severity;
  /** Words that tell this finding from the rule's others in the same document: a term, a step's title. No line numbers. */
  key: string;
}

/**
 * An example is documentation and test at once. Its text is a whole document, or a part of one: what is missing of the
 * frontmatter is filled in (see `completeExample`), and lines are counted as the example shows them. An example of
 * documents together is a set of files, `folder/draft.md` → text.
 */
export type Example = {
  title: LocalText;
  /** The file's name when the example is one text; default `draft.md`. */
  file?: string;
  /** The library's settings, where the example needs its own. */
  settings?: Partial<LibrarySettingsInput>;
  /** The day of the check; default 2026-01-15. */
  date?: string;
  /** `events.yaml` and `rev-NN/issued.yaml` as values, by path, for rules about documents together. */
  data?: Readonly<Record<string, unknown>>;
  /** Files of the folder, such as `assets/map.png`; each holds its own name. */
  assets?: readonly string[];
  /** Signatures beside a file, by its path, for rules about documents together. */
  signatures?: Readonly<Record<string, readonly SignatureFacts[]>>;
} & ({ invalid: ExampleText; reports: readonly string[] } | { valid: ExampleText });

export type ExampleText = string | Readonly<Record<string, string>>;
