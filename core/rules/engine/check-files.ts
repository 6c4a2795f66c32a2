import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import { rangeOnLine } from "../../document/position.ts";
import type { OddFile } from "../../library/odd-file.ts";
import type { FilesRule } from "../kit/define-files-rule.ts";
import { addFinding, makeFinding, type RuleResult } from "../kit/make-finding.ts";

/**
 * Runs rules about files that are not read.
 * @param shown how a path in the library is shown
 */
export function checkFiles(
  odd: readonly OddFile[],
  rules: readonly FilesRule[],
  levels: LibrarySettings["rules"],
  shown: (path: string) => string,
): RuleResult {
  const result: RuleResult = { findings: [], silenced: 0 };
  for (const rule of rules) {
    rule.check(odd, {
      report(path, { related: _, edit: __, ...report }) {
        const code = path.includes("/") ? path.split("/")[0] : undefined;
        addFinding(
          result,
          makeFinding(rule, { path: shown(path), code, state: undefined }, { ...report, at: rangeOnLine(1, 1, 1) }, levels),
        );
      },
    });
  }
  return result;
}
