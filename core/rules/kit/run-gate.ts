import type { Severity } from "../../../schemas/finding.ts";
import type { Finding } from "../../finding.ts";
import type { LibraryChange } from "../../library/change.ts";
import type { GatePlace, GateRule } from "./define-gate-rule.ts";
import type { Report } from "./define-rule.ts";

/** Runs gate rules on a change. Levels are the base's: a change can't silence the rule that judges it. */
export function checkChange(change: LibraryChange, rules: readonly GateRule[]): { findings: Finding[]; silenced: number } {
  const result: { findings: Finding[]; silenced: number } = { findings: [], silenced: 0 };
  for (const rule of rules) rule.check(change, { report: (place, report) => add(result, change, rule, place, report) });
  return result;
}

function add(
  result: { findings: Finding[]; silenced: number },
  { settings }: LibraryChange,
  rule: GateRule,
  place: GatePlace,
  report: Report,
): void {
  const own = rule.severity[place.state];
  if (own === undefined) return;
  const level: Severity | "off" = (settings.base ?? settings.head).rules[rule.id] ?? report.severity ?? own;
  if (level === "off") {
    result.silenced++;
    return;
  }
  result.findings.push({
    rule: rule.id,
    name: rule.name,
    severity: level,
    path: place.path,
    code: place.code,
    revision: place.revision,
    state: place.state,
    at: report.at,
    message: report.message,
    why: report.why ?? rule.why,
    fix: report.fix,
    related: report.related ?? [],
    edit: undefined,
    key: report.key,
  });
}
