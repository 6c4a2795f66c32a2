import { countRules } from "../../../cli/portal/door.ts";
import type { FingerprintedFinding } from "../../../core/finding.ts";
import type { Portal } from "../library/portal.ts";

/** What a check of the library finds; of drafts only where they are shown. Paths begin at the library's folder. */
export function findingsOf({ options: { drafts }, read }: Portal): FingerprintedFinding[] {
  return read.findings.filter(({ state }) => drafts || state !== "draft");
}

/** How many rules were asked. */
export { countRules };
