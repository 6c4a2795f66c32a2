import type { Range } from "../../../schemas/finding.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import { controlledOf, type OwnSeverities } from "../../control/controlled-settings.ts";
import { judgeSettings } from "../../control/settings-history.ts";
import type { Library, LibraryControl } from "../../library/library.ts";
import type { SettingsRule } from "../kit/define-settings-rule.ts";
import { addFinding, makeFinding, type RuleResult } from "../kit/make-finding.ts";

/** A library's settings as they lie in its folder. */
export interface SettingsInFiles {
  control: LibraryControl;
  /** The library's folder as findings show it, ended by a slash; empty where it is the working directory. */
  path: string;
  /** Where a key of a file stands, by its path: `types.P.approvals`. */
  rangeOf: (file: string, place: string) => Range;
}

/** Runs rules about settings, as of the library's day. */
export function checkSettings(
  { settings, date }: Pick<Library, "settings" | "date">,
  { control, path, rangeOf }: SettingsInFiles,
  rules: readonly SettingsRule[],
  severitiesOf: OwnSeverities,
  levels: LibrarySettings["rules"] = settings.rules,
): RuleResult {
  const result: RuleResult = { findings: [], silenced: 0 };
  const state = {
    now: { settings: controlledOf(settings), signers: control.signers, baseline: control.baseline },
    history: judgeSettings(control.records, control.today ?? date),
  };
  for (const rule of rules) {
    rule.check(state, {
      severitiesOf,
      report(file, { related: _, edit: __, ...report }) {
        const placed = { ...report, at: rangeOf(file, report.at) };
        addFinding(result, makeFinding(rule, { path: `${path}${file}`, state: undefined }, placed, levels));
      },
    });
  }
  return result;
}
