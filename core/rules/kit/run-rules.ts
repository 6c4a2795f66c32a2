import type { Severity } from "../../../schemas/finding.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { Document, DocumentState } from "../../document/document.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import type { Finding } from "../../finding.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { Library } from "../../library/library.ts";
import type { PictureDigests } from "../../seal/digest.ts";
import type { DocumentRule, LibraryRule, Report, Rule } from "./define-rule.ts";

/** What rules found, and how many findings of silenced rules were left out. */
export interface RuleResult {
  findings: Finding[];
  silenced: number;
}

/** Runs document rules on one document. Its result depends on nothing but the arguments, so it can be cached by them. */
export function checkDocument(
  document: Document,
  rules: readonly DocumentRule[],
  reading: ReadingContext,
  assets: ReadonlySet<string>,
  pictures?: PictureDigests,
): RuleResult {
  const result: RuleResult = { findings: [], silenced: 0 };
  const place = { path: document.path, code: document.frontMatter.code, revision: document.frontMatter.revision, state: document.state };
  const isForeign = Object.keys(document.rawFrontMatter).length === 0;
  for (const rule of rules) {
    if (isForeign && !rule.alsoForeign) continue;
    rule.check(document, { ...reading, assets, pictures, report: (report) => add(result, rule, place, report, reading.settings) });
  }
  return result;
}

/** Runs library rules on a library as of its day. */
export function checkLibrary(library: Library, rules: readonly LibraryRule[], reading: ReadingContext): RuleResult {
  const result: RuleResult = { findings: [], silenced: 0 };
  for (const rule of rules) {
    rule.check(library, {
      ...reading,
      report: (facts: DocumentFacts, report) => add(result, rule, facts, report, reading.settings),
    });
  }
  return result;
}

interface FindingPlace {
  path: string;
  code: string | undefined;
  revision: string | undefined;
  state: DocumentState;
}

function add(result: RuleResult, rule: Rule, place: FindingPlace, report: Report, settings: LibrarySettings): void {
  const severity = severityOf(rule, place.state, report, settings);
  if (severity === undefined) return;
  if (severity === "off") {
    result.silenced++;
    return;
  }
  result.findings.push({
    rule: rule.id,
    name: rule.name,
    severity,
    path: place.path,
    code: place.code,
    revision: place.revision,
    state: place.state,
    at: report.at,
    message: report.message,
    why: report.why ?? rule.why,
    fix: report.fix,
    related: report.related ?? [],
    edit: place.state === "draft" ? report.edit : undefined,
    key: report.key,
  });
}

/** The library's own level goes before the rule's; a rule that does not apply to a state stays silent. */
function severityOf(rule: Rule, state: DocumentState, report: Report, settings: LibrarySettings): Severity | "off" | undefined {
  const own = rule.severity[state];
  if (own === undefined) return undefined;
  return settings.rules[rule.id] ?? report.severity ?? own;
}
