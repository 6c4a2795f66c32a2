import type { FingerprintedFinding } from "../../core/finding.ts";
import { reaches } from "../../core/finding.ts";
import type { Severity } from "../../schemas/finding.ts";
import type { ReportInput } from "./report-input.ts";

/** Findings of one rule that are counted and not printed one by one. */
export interface SparedGroup {
  rule: string;
  name: string;
  /** The worst among them. */
  severity: Severity;
  findings: number;
  files: number;
}

/** A rule that finds more than this says the same again and again … */
const MOST_OF_A_RULE = 50;
/** … and this many show what it says. */
const SHOWN_OF_A_RULE = 10;

/** Parts what is printed one by one from what is counted: what superseded texts lack, and what one rule finds everywhere. */
export function spare({ findings, spared }: Pick<ReportInput, "findings" | "spared">): {
  shown: readonly FingerprintedFinding[];
  groups: SparedGroup[];
  /** How many stand in superseded texts. */
  superseded: number;
} {
  if (spared === undefined) return { shown: findings, groups: [], superseded: 0 };
  const current = findings.filter(({ severity, path }) => severity === "error" || !spared.superseded.has(path));
  const left = new Set<FingerprintedFinding>();
  const groups = [...Map.groupBy(current, ({ rule }) => rule).values()].flatMap((ofRule) => {
    const rest = ofRule.length > MOST_OF_A_RULE ? ofRule.slice(SHOWN_OF_A_RULE) : [];
    for (const finding of rest) left.add(finding);
    return rest[0] ? [groupOf(rest[0], rest)] : [];
  });
  groups.sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
  return { shown: current.filter((finding) => !left.has(finding)), groups, superseded: findings.length - current.length };
}

function groupOf({ rule, name }: FingerprintedFinding, findings: readonly FingerprintedFinding[]): SparedGroup {
  const severity = findings.reduce<Severity>((worst, own) => (reaches(own.severity, worst) ? own.severity : worst), "note");
  return { rule, name, severity, findings: findings.length, files: new Set(findings.map(({ path }) => path)).size };
}
