import type { Range, Severity } from "../../../schemas/finding.ts";
import type { LibrarySettingsInput } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Document, Edit } from "../../document/document.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import type { RelatedPlace } from "../../finding.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { Library } from "../../library/library.ts";
import type { PictureDigests } from "../../seal/digest.ts";
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

/** A rule about one document by itself. */
export interface DocumentRule extends RuleSummary {
  scope: "document";
  /** Runs also on a file that was never written as a document; of such a file no more is said than what it lacks. */
  alsoForeign?: true;
  check: (document: Document, context: DocumentRuleContext) => void;
}

/** A rule about documents together, of which it sees the facts only. */
export interface LibraryRule extends RuleSummary {
  scope: "library";
  check: (library: Library, context: LibraryRuleContext) => void;
}

export type Rule = DocumentRule | LibraryRule;

export interface DocumentRuleContext extends ReadingContext {
  /** Files of the document's folder by path relative to it, such as `assets/map.png`. */
  assets: ReadonlySet<string>;
  /** SHA-256 of the pictures it shows, by path; undefined where they were not read. */
  pictures: PictureDigests | undefined;
  report: (report: Report) => void;
}

export interface LibraryRuleContext extends ReadingContext {
  /** The file the finding is printed at, and what was found there. */
  report: (at: DocumentFacts, report: Report) => void;
}

/** What a rule reports. */
export interface Report {
  at: Range;
  /** Subject first, the concrete values in “ ”, what was expected. */
  message: LocalText;
  /** Why this one matters, where the rule's own `why` does not say it. */
  why?: LocalText;
  fix?: LocalText;
  related?: RelatedPlace[];
  /** A safe edit: applying it can't change what the document says. */
  edit?: Edit;
  /** A severity other than the rule's, for a lesser or graver case the catalogue names. */
  severity?: Severity;
  /** Words that tell this finding from the rule's others in the same document: a term, a step's title. No line numbers. */
  key: string;
}

/**
 * An example is documentation and test at once. Its text is a whole document, or a part of one: what is missing of the
 * frontmatter is filled in (see `completeExample`), and lines are counted as the example shows them. A library rule's
 * example is a set of files, `folder/draft.md` → text.
 */
export type Example = {
  title: LocalText;
  /** The file's name when the example is one text; default `draft.md`. */
  file?: string;
  /** The library's settings, where the example needs its own. */
  settings?: Partial<LibrarySettingsInput>;
  /** The day of the check; default 2026-01-15. */
  date?: string;
  /** `events.yaml` and `rev-NN/issued.yaml` as values, by path, for library rules. */
  data?: Readonly<Record<string, unknown>>;
  /** Files of the folder, such as `assets/map.png`; each holds its own name. */
  assets?: readonly string[];
  /** Signatures beside a file, by its path, for library rules. */
  signatures?: Readonly<Record<string, readonly SignatureFacts[]>>;
} & ({ invalid: ExampleText; reports: readonly string[] } | { valid: ExampleText });

export type ExampleText = string | Readonly<Record<string, string>>;

/** Declares a document rule. */
export function defineRule(rule: DocumentRule): DocumentRule;
/** Declares a library rule. */
export function defineRule(rule: LibraryRule): LibraryRule;
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** A text in an example: the common indent and the first line end are dropped. */
export function sop(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const text = String.raw({ raw: strings }, ...values).replace(/^\n/, "");
  const indents = [...text.matchAll(/^( *)\S/gm)].map((match) => (match[1] as string).length);
  const indent = Math.min(...indents);
  return text
    .split("\n")
    .map((line) => line.slice(indent))
    .join("\n")
    .replace(/\n+$/, "\n");
}
