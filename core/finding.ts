import { pick } from "../languages/language.ts";
import type { PrintedFinding, Range, Severity } from "../schemas/finding.ts";
import type { Language, LocalText } from "../schemas/local-text.ts";
import type { DocumentState, Edit } from "./document/document.ts";
import { comparePoints } from "./document/position.ts";
import { compareText } from "./document/words/compare-text.ts";
import { sha256Hex } from "./sha256.ts";

/**
 * Something a rule found: where, what, why it matters and what to do, in both languages. A value, never thrown.
 */
export interface Finding {
  /** @example SOP403 */
  rule: string;
  /** @example next-exists */
  name: string;
  severity: Severity;
  /** The file, relative to where the command ran, with forward slashes. */
  path: string;
  code: string | undefined;
  revision: string | undefined;
  state: DocumentState | undefined;
  at: Range;
  message: LocalText;
  why: LocalText;
  fix: LocalText | undefined;
  related: RelatedPlace[];
  /** A safe edit of the file that mends it. */
  edit: Edit | undefined;
  /** Words that tell this finding from others of its rule in its document; no line, no path, no language. */
  key: string;
}

export interface RelatedPlace {
  path: string;
  at: Range;
  message: LocalText;
}

/** A finding with its fingerprint: the same when lines move, files are renamed or a revision is bumped. */
export type FingerprintedFinding = Finding & { fingerprint: string };

/** A rule that finds more than this in one file says so once: nobody reads them one by one. */
const MOST_OF_A_RULE = 200;

/** Sorts findings by path, place and rule, and gives each its fingerprint: two runs print the same bytes. */
export function orderFindings(findings: readonly Finding[]): FingerprintedFinding[] {
  const sorted = boundFindings([...findings].sort(compareFindings));
  const seen = new Map<string, number>();
  return sorted.map((finding) => {
    const identity = JSON.stringify([finding.rule, finding.code ?? finding.path, finding.state ?? "", finding.key]);
    const ordinal = seen.get(identity) ?? 0;
    seen.set(identity, ordinal + 1);
    const fingerprint = sha256Hex(`${identity} ${ordinal}`).slice(0, 32);
    return { ...finding, fingerprint };
  });
}

/** What a rule finds beyond the bound in one file is one finding, where the first of it stood, as severe as the worst. */
function boundFindings(sorted: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(sorted, ({ path, rule }) => `${rule} ${path}`);
  if ([...groups.values()].every(({ length }) => length <= MOST_OF_A_RULE)) return [...sorted];
  const over = new Map<Finding, Finding | undefined>();
  for (const group of groups.values()) {
    const [first, ...rest] = group.slice(MOST_OF_A_RULE);
    if (!first) continue;
    const severity = [first, ...rest].reduce((worst, own) => (reaches(own.severity, worst) ? own.severity : worst), first.severity);
    for (const own of rest) over.set(own, undefined);
    over.set(first, { ...first, severity, ...more(first.rule, rest.length + 1), related: [], edit: undefined });
  }
  return sorted.flatMap((finding) => (over.has(finding) ? (over.get(finding) ?? []) : [finding]));
}

function more(rule: string, count: number): Pick<Finding, "message" | "fix" | "key"> {
  return {
    key: "and more",
    message: {
      en: `From here on ${rule} finds ${count} more in this file; they are not listed.`,
      id: `Mulai dari sini ${rule} menemukan ${count} lagi dalam berkas ini; tidak disebut satu per satu.`,
    },
    fix: { en: "Fix those above first.", id: "Perbaiki dahulu yang di atas." },
  };
}

/** A finding in one language, as `--json` prints it. */
export function printFinding(finding: FingerprintedFinding, language: Language): PrintedFinding {
  return {
    rule: finding.rule,
    name: finding.name,
    severity: finding.severity,
    path: finding.path,
    ...(finding.code === undefined ? {} : { code: finding.code }),
    ...(finding.revision === undefined ? {} : { revision: finding.revision }),
    start: finding.at.start,
    end: finding.at.end,
    message: pick(finding.message, language),
    why: pick(finding.why, language),
    ...(finding.fix ? { fix: pick(finding.fix, language) } : {}),
    related: finding.related.map(({ path, at, message }) => ({ path, start: at.start, message: pick(message, language) })),
    fixable: finding.edit !== undefined,
    fingerprint: finding.fingerprint,
  };
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Pick<Finding, "severity">[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

const ranks: Record<Severity, number> = { error: 2, warning: 1, note: 0 };

/** True when `severity` is at or above the threshold. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return ranks[severity] >= ranks[threshold];
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    comparePoints(a.at.start, b.at.start) ||
    compareText(a.rule, b.rule) ||
    compareText(a.key, b.key) ||
    comparePoints(a.at.end, b.at.end) ||
    compareText(a.message.en, b.message.en)
  );
}

/** True for rules of identity, approval and change (2xx, 3xx, 8xx): what they say is not the library's to silence. */
export function isOfControl(rule: string): boolean {
  return /^SOP[238]\d\d$/.test(rule);
}
