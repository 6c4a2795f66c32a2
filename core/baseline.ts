import type { BaselineEntry } from "../schemas/baseline.ts";
import type { IsoDate } from "../schemas/iso-date.ts";
import type { FingerprintedFinding } from "./finding.ts";

/** Findings with the known ones taken out. */
export interface BaselineResult {
  /** Findings no entry covers. */
  findings: FingerprintedFinding[];
  /** How many findings entries cover. */
  known: number;
  /** Entries whose finding is not there any more: they can go. */
  mended: BaselineEntry[];
  /** Entries whose day is past: their findings are shown again. */
  expired: BaselineEntry[];
}

/** Takes known findings out as of a day; says which entries have had their time. */
export function applyBaseline(findings: readonly FingerprintedFinding[], entries: readonly BaselineEntry[], date: IsoDate): BaselineResult {
  const isExpired = ({ until }: BaselineEntry): boolean => until !== undefined && until < date;
  const valid = new Set(entries.filter((entry) => !isExpired(entry)).map(({ fingerprint }) => fingerprint));
  const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
  const shown = findings.filter(({ fingerprint }) => !valid.has(fingerprint));
  return {
    findings: shown,
    known: findings.length - shown.length,
    mended: entries.filter(({ fingerprint }) => !seen.has(fingerprint)),
    expired: entries.filter((entry) => isExpired(entry) && seen.has(entry.fingerprint)),
  };
}

/** Entries for all findings now, each with the same reason; entries that are already there keep their own words. */
export function baselineOf(
  findings: readonly FingerprintedFinding[],
  held: readonly BaselineEntry[],
  reason: string,
  until: IsoDate | undefined,
): BaselineEntry[] {
  const known = new Map(held.map((entry) => [entry.fingerprint, entry]));
  return findings.map(
    ({ fingerprint, rule, code, message }) =>
      known.get(fingerprint) ?? { fingerprint, rule, ...(code ? { code } : {}), message: message.id, reason, ...(until ? { until } : {}) },
  );
}
