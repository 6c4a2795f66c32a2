import type { BaselineEntry } from "../schemas/baseline.ts";
import type { IsoDate } from "../schemas/iso-date.ts";
import { isBreak } from "./document/yaml/yaml-problems.ts";
import { type FingerprintedFinding, isOfControl } from "./finding.ts";

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
  const valid = new Set(entries.filter((entry) => !isExpired(entry, date)).map(({ fingerprint }) => fingerprint));
  const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
  const shown = findings.filter((finding) => !valid.has(finding.fingerprint) || isNeverKnown(finding));
  return {
    findings: shown,
    known: findings.length - shown.length,
    mended: entries.filter(({ fingerprint }) => !seen.has(fingerprint)),
    expired: entries.filter((entry) => isExpired(entry, date) && seen.has(entry.fingerprint)),
  };
}

/**
 * An error of control is nobody's to accept for now, nor is a slip or what can't be read: what follows from these is told once they are
 * mended, so nobody has seen what it would be to accept.
 */
function isNeverKnown({ rule, severity, key }: FingerprintedFinding): boolean {
  return (
    severity === "error" && (isOfControl(rule) || /^slip /.test(key) || (rule === "SOP101" && (isBreak({ key }) || /^value /.test(key))))
  );
}

/** Findings to be accepted, and what of a baseline a check could have found again. */
export interface Acceptance {
  findings: readonly FingerprintedFinding[];
  /** False for entries of rules or documents that were not looked at. */
  isLookedAt: (entry: BaselineEntry) => boolean;
  /** The day it is. */
  date: IsoDate;
  reason: string;
  until: IsoDate | undefined;
}

/**
 * A baseline that knows all findings of now. Entries that hold keep their own words, those past their day are renewed; entries
 * whose finding is gone go, and those of what was not looked at stay.
 */
export function acceptFindings(held: readonly BaselineEntry[], { findings, isLookedAt, date, reason, until }: Acceptance): BaselineEntry[] {
  const holding = new Map(held.filter((entry) => !isExpired(entry, date)).map((entry) => [entry.fingerprint, entry]));
  const accepted = findings
    .filter((finding) => !isNeverKnown(finding))
    .map(
      ({ fingerprint, rule, code, message }): BaselineEntry =>
        holding.get(fingerprint) ?? {
          fingerprint,
          rule,
          ...(code ? { code } : {}),
          message: message.id,
          reason,
          ...(until ? { until } : {}),
        },
    );
  const fresh = new Set(accepted.map(({ fingerprint }) => fingerprint));
  return [...held.filter((entry) => !isLookedAt(entry) && !fresh.has(entry.fingerprint)), ...accepted];
}

function isExpired({ until }: BaselineEntry, date: IsoDate): boolean {
  return until !== undefined && until < date;
}
