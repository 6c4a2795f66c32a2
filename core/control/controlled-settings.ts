import type { BaselineEntry } from "../../schemas/baseline.ts";
import type { Severity } from "../../schemas/finding.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import type { ControlledSettings } from "../../schemas/settings-record.ts";
import { isMap } from "../document/yaml/is-map.ts";

/** The part of a library's settings that is under approval; what is free to change is left out. */
export function controlledOf({
  portal: _portal,
  search: _search,
  abbreviations: _known,
  external,
  ...settings
}: LibrarySettings): ControlledSettings {
  return { ...settings, external: external.map(({ code, heldBy }) => ({ code, heldBy })) };
}

/** By what acts are judged. */
export interface JudgingSettings {
  settings: ControlledSettings;
  /** Lines of `allowed_signers` that say something. */
  signers: readonly string[];
}

/** What library, signers and baseline say now, to be compared with what was approved. */
export interface ControlledState extends JudgingSettings {
  /** Findings accepted for now. */
  baseline: readonly AcceptedFinding[];
}

/** A finding accepted for now; a record keeps no more of it than tells it and its last day. */
export type AcceptedFinding = Pick<BaselineEntry, "fingerprint" | "until"> & Partial<Pick<BaselineEntry, "rule" | "code">>;

/** One place where the library is not as it was approved. */
export interface ControlledDifference {
  /** `types.P.approvals`, or the name of a file: `allowed_signers`, `baseline.yaml`. */
  place: string;
  approved: string | undefined;
  now: string | undefined;
}

/** The severities a rule has of its own, for drafts and for issued revisions; undefined for a rule that there is not. */
export type OwnSeverities = (rule: string) => readonly (Severity | undefined)[] | undefined;

/** Where the library differs from its last approved settings, in all that is controlled. A rule may be raised by anyone. */
export function controlledDifferences(
  approved: ControlledState,
  now: ControlledState,
  severitiesOf: OwnSeverities,
): ControlledDifference[] {
  const { rules: approvedRules, ...before } = approved.settings;
  const { rules, ...after } = now.settings;
  const lowered = new Set([...Object.keys(approvedRules), ...Object.keys(rules)]);
  return [
    // The settings' own keys have no order; those of types, roles and the like do.
    ...Object.keys({ ...before, ...after }).flatMap((key) => differences(key, settingOf(before, key), settingOf(after, key))),
    ...[...lowered]
      .filter((rule) => isLowered(approvedRules[rule], rules[rule], severitiesOf(rule)))
      .map((rule) => ({ place: `rules.${rule}`, approved: approvedRules[rule], now: rules[rule] })),
    ...listDifferences("allowed_signers", approved.signers, now.signers),
    ...acceptedSince(approved.baseline, now.baseline),
  ];
}

const FOREVER = "9999-12-31";

/** Findings that are accepted and were not, or not for so long. Whoever may mend one may also take it out. */
function acceptedSince(approved: readonly AcceptedFinding[], now: readonly AcceptedFinding[]): ControlledDifference[] {
  const until = new Map(approved.map((entry) => [entry.fingerprint, entry.until ?? FOREVER]));
  return now.flatMap((entry) => {
    const day = until.get(entry.fingerprint);
    if (day !== undefined && (entry.until ?? FOREVER) <= day) return [];
    const about = [entry.rule, entry.code].filter((part) => part !== undefined).join(" ");
    const words = [about || entry.fingerprint, entry.until].filter((part) => part !== undefined);
    return [{ place: "baseline.yaml", approved: undefined, now: words.join(", ") }];
  });
}

function settingOf(settings: Omit<ControlledSettings, "rules">, key: string): unknown {
  return settings[key as keyof typeof settings];
}

type Level = LibrarySettings["rules"][string];
export const ranks: Record<Level, number> = { off: 0, note: 1, warning: 2, error: 3 };

/** True where a rule says less than it did, or than it does by itself, anywhere it speaks. */
function isLowered(approved: Level | undefined, now: Level | undefined, own: ReturnType<OwnSeverities>): boolean {
  return (own ?? []).some((severity) => severity !== undefined && ranks[now ?? severity] < ranks[approved ?? severity]);
}

/** The deepest places that tell two values apart; where the keys of a map come in another order, the map itself. */
function differences(place: string, before: unknown, after: unknown): ControlledDifference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isMap(before) || !isMap(after)) {
    if (Array.isArray(before) && Array.isArray(after)) return listDifferences(place, before.map(inWords), after.map(inWords));
    return [{ place, approved: inWords(before), now: inWords(after) }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const inside = keys.flatMap((key) => differences(`${place}.${key}`, before[key], after[key]));
  if (inside.length > 0) return inside;
  return [{ place, approved: Object.keys(before).join(", "), now: Object.keys(after).join(", ") }];
}

/** Entries that came or went; where none did, the order. */
function listDifferences(place: string, before: readonly (string | undefined)[], after: readonly (string | undefined)[]) {
  const gone = before.filter((entry) => !after.includes(entry)).map((entry) => ({ place, approved: entry, now: undefined }));
  const come = after.filter((entry) => !before.includes(entry)).map((entry) => ({ place, approved: undefined, now: entry }));
  if (gone.length + come.length > 0) return [...gone, ...come];
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ place, approved: before.join(", "), now: after.join(", ") }];
}

function inWords(value: unknown): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  if (!isMap(value)) return Array.isArray(value) ? value.map(inWords).join(", ") : String(value);
  return Object.values(value).map(inWords).join(", ");
}
