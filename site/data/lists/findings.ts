import { checkByKept, countRules } from "../../../cli/portal/door.ts";
import type { FingerprintedFinding } from "../../../core/finding.ts";
import { once } from "../library/once.ts";
import type { Portal } from "../library/portal.ts";

/** What a check of the library finds; of drafts only where they are shown. Paths begin at the library's folder. */
export const findingsOf = once(async ({ options }: Portal): Promise<FingerprintedFinding[]> => {
  const { findings } = await checkByKept(options.library, { date: options.date, base: options.library, use: "portal" });
  return findings.filter(({ state }) => options.drafts || state !== "draft");
});

/** How many rules were asked. */
export { countRules };
