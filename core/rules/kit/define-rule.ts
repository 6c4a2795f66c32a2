import type { Document } from "../../document/document.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import type { PictureDigests } from "../../seal/digest.ts";
import type { FilesRule } from "./define-files-rule.ts";
import type { Also, CitationJudgement, LibraryRule, LifeJudgement, SharedJudgement } from "./define-library-rule.ts";
import type { SettingsRule } from "./define-settings-rule.ts";
import type { Report, RuleSummary } from "./define-summary.ts";

/** A rule about one document by itself. */
export interface DocumentRule extends RuleSummary {
  scope: "document";
  /** Runs also on a file that was never written as a document; of such a file no more is said than what it lacks. */
  alsoForeign?: true;
  /** Asks what the keys say together: of keys that YAML can't read, which is an error by itself, nothing is asked. */
  needsKeys?: true;
  check: (document: Document, context: DocumentRuleContext) => void;
}

export type Rule = DocumentRule | LibraryRule | SettingsRule | FilesRule;

export interface DocumentRuleContext extends ReadingContext {
  /** Files of the document's folder by path relative to it, such as `assets/map.png`. */
  assets: ReadonlySet<string>;
  /** SHA-256 of the pictures it shows, by path; undefined where they were not read. */
  pictures: PictureDigests | undefined;
  /**
   * Keys of the frontmatter whose value can't be used, whole or in part, which is an error by itself (SOP101), and `steps` where
   * some are read as text (SOP103, SOP407): what such a list seems to lack may stand in it.
   */
  unread: ReadonlySet<string>;
  report: (report: Report) => void;
}

/** Declares a rule: about one document, or about documents together in one of three shapes. */
export function defineRule(rule: DocumentRule): DocumentRule;
export function defineRule(rule: RuleSummary & LifeJudgement & Also): LibraryRule;
export function defineRule<C, A>(rule: RuleSummary & CitationJudgement<C, A> & Also): LibraryRule;
export function defineRule<U>(rule: RuleSummary & SharedJudgement<U> & Also): LibraryRule;
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
