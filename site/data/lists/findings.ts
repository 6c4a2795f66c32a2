import { checkLibraryAt, countRules } from "../../../cli/portal/door.ts";
import type { FingerprintedFinding } from "../../../core/finding.ts";
import type { Portal } from "../build/portal.ts";

let checking: Promise<FingerprintedFinding[]> | undefined;

/** What a check of the library finds, made once per build; of drafts only where they are shown. Paths begin at the library's folder. */
export function findingsOf(portal: Portal): Promise<FingerprintedFinding[]> {
  checking ??= check(portal);
  return checking;
}

/** How many rules were asked. */
export { countRules };

async function check({ options }: Portal): Promise<FingerprintedFinding[]> {
  const { findings } = await checkLibraryAt(options.library, { date: options.date, base: options.library, cache: "portal" });
  return findings.filter(({ state }) => options.drafts || state !== "draft");
}
