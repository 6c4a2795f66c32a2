import type { ControlledState, OwnSeverities } from "../../control/controlled-settings.ts";
import type { SettingsHistory } from "../../control/settings-history.ts";
import type { Report, RuleSummary } from "./define-summary.ts";

/** A rule about the library's settings beside what of them was approved. */
export interface SettingsRule extends RuleSummary {
  scope: "settings";
  check: (state: SettingsState, context: SettingsContext) => void;
}

/** What a library's settings and list of signers say now, and the records of what was approved. */
export interface SettingsState {
  now: ControlledState;
  history: SettingsHistory;
}

export interface SettingsContext {
  /** What each rule says of itself, beside which a library may raise it and not lower it. */
  severitiesOf: OwnSeverities;
  /**
   * @param file relative to the library's folder: `library.yaml`, `settings/002.yaml`
   * @param report its place a key path in that file, `types.P.approvals`; empty for the file as a whole
   */
  report: (file: string, report: Report<string>) => void;
}

/** Declares a rule about settings. */
export function defineSettingsRule(rule: SettingsRule): SettingsRule {
  return rule;
}
