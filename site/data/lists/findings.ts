import { checkByKept, countRules } from "../../../cli/portal/door.ts";
import type { FingerprintedFinding } from "../../../core/finding.ts";
import { once } from "../library/once.ts";
import type { Portal } from "../library/portal.ts";

/** What a check of the library finds; of drafts only where they are shown. Paths begin at the library's folder. */
export const findingsOf = once(async ({ options: { library, date, drafts, tool } }: Portal): Promise<FingerprintedFinding[]> => {
  const { findings } = await checkByKept(library, { date, base: library, use: "portal", build: tool });
  return findings.filter(({ state }) => drafts || state !== "draft");
});

/** How many rules were asked. */
export { countRules };
