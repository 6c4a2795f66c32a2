import type { Severity } from "../../../schemas/finding.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { DocumentState } from "../../document/document.ts";
import { type Finding, isOfControl } from "../../finding.ts";
import type { Report, RuleSummary } from "./define-summary.ts";

/** What rules found, and how many findings of silenced rules were left out. */
export interface RuleResult {
  findings: Finding[];
  silenced: number;
}

/** Several results as one. */
export function joinResults(results: readonly RuleResult[]): RuleResult {
  return {
    findings: results.flatMap(({ findings }) => findings),
    silenced: results.reduce((sum, { silenced }) => sum + silenced, 0),
  };
}

/** The file a finding is about. */
export interface FindingFile {
  path: string;
  code?: string | undefined;
  revision?: string | undefined;
  /** Undefined for a file that is no document. */
  state: DocumentState | undefined;
}

/** What a finding takes from its rule. */
export type FindingRule = Pick<RuleSummary, "id" | "name" | "severity" | "why">;

/**
 * Makes a finding of what a rule reports, at the level the library gives it.
 * @param levels by rule, from the library's settings
 * @returns `silenced` where the library switched the rule off; undefined where the rule does not apply to the file's state
 */
export function makeFinding(
  rule: FindingRule,
  { path, code, revision, state }: FindingFile,
  report: Report,
  levels: LibrarySettings["rules"],
): Finding | "silenced" | undefined {
  const ofRule = rule.severity[state ?? "issued"];
  if (ofRule === undefined) return undefined;
  const severity = levelOf(rule.id, report.severity ?? ofRule, levels);
  if (severity === "off") return "silenced";
  return {
    rule: rule.id,
    name: rule.name,
    severity,
    path,
    code,
    revision,
    state,
    at: report.at,
    message: report.message,
    why: report.why ?? rule.why,
    fix: report.fix,
    related: report.related ?? [],
    // What is issued never changes again.
    edit: state === "draft" ? report.edit : undefined,
    key: report.key,
  };
}

const ranks = { off: 0, note: 1, warning: 2, error: 3 } as const;

/** The library's own level goes before the rule's; rules of control it can raise and not lower. */
function levelOf(rule: string, own: Severity, levels: LibrarySettings["rules"]): Severity | "off" {
  const level = levels[rule] ?? own;
  return isOfControl(rule) && ranks[level] < ranks[own] ? own : level;
}

/** Adds what was made of a report to what was found. */
export function addFinding(result: RuleResult, made: Finding | "silenced" | undefined): void {
  if (made === "silenced") result.silenced++;
  else if (made) result.findings.push(made);
}
