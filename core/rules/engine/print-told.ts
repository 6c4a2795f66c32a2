import type { Range } from "../../../schemas/finding.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import { compareText } from "../../document/words/compare-text.ts";
import { nearestOf } from "../../document/words/nearest.ts";
import type { Place } from "../../library/fact-place.ts";
import type { LateReport, LibraryRule } from "../kit/define-library-rule.ts";
import type { Report } from "../kit/define-summary.ts";
import { addFinding, makeFinding, type RuleResult } from "../kit/make-finding.ts";
import { sidesOf } from "./emit-life.ts";
import type { Store } from "./store.ts";

/** What is looked up when a finding is printed. */
export interface Printing {
  settings: LibrarySettings;
  /** Where a place stands in a file. */
  rangeIn: (path: string, place: Place) => Range;
}

/** Findings of what was told: places in lines and columns, names that were meant, levels by the library's settings. */
export function printTold(
  store: Pick<Store, "codes" | "told">,
  rules: readonly LibraryRule[],
  { settings, rangeIn }: Printing,
): RuleResult {
  const result: RuleResult = { findings: [], silenced: 0 };
  const byId = new Map(rules.map((rule) => [rule.id, rule] as const));
  const codes = [...store.codes()].sort(compareText);
  const suggest = createSuggestion([...codes, ...settings.external.map(({ code }) => code)]);
  for (const { rule: id, text, report } of store.told()) {
    const rule = byId.get(id);
    // A library of one document has nobody else.
    if (!rule || (codes.length < 2 && sidesOf(rule).some(isLone))) continue;
    addFinding(result, makeFinding(rule, text, printed(suggest(report), text.path, rangeIn), settings.rules));
  }
  return result;
}

function isLone(side: ReturnType<typeof sidesOf>[number]): boolean {
  return side.scope === "shared" && side.judgeWhen === "lone";
}

/** Offers the nearest of all known codes for one that is not there. One mistyped code may be cited by thousands; it is looked for once. */
function createSuggestion(known: readonly string[]): (report: LateReport) => LateReport {
  const guesses = new Map<string, string | undefined>();
  let nearestCode: ReturnType<typeof nearestOf> | undefined;
  return (report) => {
    const { meant } = report;
    if (meant === undefined) return report;
    nearestCode ??= nearestOf(known);
    if (!guesses.has(meant)) guesses.set(meant, nearestCode(meant) ?? longerOf(meant, known));
    const guess = guesses.get(meant);
    return guess === undefined ? report : { ...report, fix: { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` } };
  };
}

/** “WI-001” for “PRD-WI-001”: a code without its beginning. */
function longerOf(meant: string, known: readonly string[]): string | undefined {
  const end = meant.toLowerCase();
  return known.find((code) => code.length > end.length && /[-./_]$/.test(code.slice(0, -end.length)) && code.toLowerCase().endsWith(end));
}

function printed({ meant: _, at, related, edit, ...report }: LateReport, path: string, rangeIn: Printing["rangeIn"]): Report {
  return {
    ...report,
    at: rangeIn(path, at),
    ...(related && { related: related.map((other) => ({ ...other, at: rangeIn(other.path, other.at) })) }),
    ...(edit && { edit: { ...edit, at: rangeIn(path, edit.at) } }),
  };
}
