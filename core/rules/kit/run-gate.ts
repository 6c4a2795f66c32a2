import type { LibraryChange } from "../../library/change.ts";
import type { GateRule } from "./define-gate-rule.ts";
import { addFinding, makeFinding, type RuleResult } from "./make-finding.ts";

/** Runs gate rules on a change. Levels are the base's: a change can't silence the rule that judges it. */
export function checkChange(change: LibraryChange, rules: readonly GateRule[]): RuleResult {
  const result: RuleResult = { findings: [], silenced: 0 };
  const levels = (change.settings.base ?? change.settings.head).rules;
  for (const rule of rules) {
    rule.check(change, { report: (place, report) => addFinding(result, makeFinding(rule, place, report, levels)) });
  }
  return result;
}
