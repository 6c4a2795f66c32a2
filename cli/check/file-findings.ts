import { isConflict } from "../../core/document/conflict.ts";
import type { Problem } from "../../core/document/document.ts";
import type { Finding } from "../../core/finding.ts";
import { frontmatterValid } from "../../core/rules/form/frontmatter-valid.ts";
import { textPlain } from "../../core/rules/form/text-plain.ts";
import type { Rule } from "../../core/rules/kit/define-rule.ts";
import { valueReadAsWritten } from "../../core/rules/words-and-records/value-read-as-written.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import type { FileProblem } from "../read/read-library.ts";

/** Trouble in `events.yaml`, `issued.yaml` and `library.yaml` is what a rule of documents is about, in another file. */
export function fileFindings(problems: readonly FileProblem[], settings: LibrarySettings, only?: readonly string[]): Finding[] {
  return problems.flatMap(({ path, folder, problem }): Finding[] => {
    const rule = ruleOf(problem);
    const level = settings.rules[rule.id] ?? rule.severity.issued ?? "error";
    if (level === "off" || (only !== undefined && !only.includes(rule.id))) return [];
    return [
      {
        rule: rule.id,
        name: rule.name,
        severity: problem.severity ?? level,
        path,
        code: folder,
        revision: undefined,
        state: undefined,
        at: problem.at,
        message: problem.message,
        why: rule.why,
        fix: problem.fix,
        related: [],
        // What else could be mended in them is issued or approved.
        edit: isConflict(problem) ? problem.edit : undefined,
        key: `${path.split("/").slice(-2).join("/")} ${problem.key}`,
      },
    ];
  });
}

function ruleOf({ kind }: Problem): Rule {
  return kind === "value" ? valueReadAsWritten : kind === "text" ? textPlain : frontmatterValid;
}
