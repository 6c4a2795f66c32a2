/**
 * The library API: a library of procedures, looked at from a program. It reads and judges, and writes nothing.
 *
 * ```ts
 * import { openLibrary } from "sop-control";
 *
 * const library = await openLibrary("sops", { date: "2026-01-31" });
 * const { source, step } = await library.step("IN.OCC.TELK.P-01_R8");
 * console.log(source.code, source.revision, source.digest, step.text);
 * ```
 */

import { relative, resolve, sep } from "node:path";
import { printFinding } from "../../core/finding.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { findRule } from "../../core/rules/find-rule.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { CheckAnswer, OpenOptions, SopLibrary, UsageProblem, VerifyAnswer } from "../ask/answers.ts";
import { AskedLibrary } from "../ask/asked-library.ts";
import { readKnownLibrary } from "../ask/known-library.ts";
import { requireOptions } from "../ask/require-options.ts";
import { checkAnew } from "../check/check-library.ts";
import { verifyDocuments } from "../check/verify-library.ts";
import { todayIn } from "../clock.ts";
import { dayOf } from "../read/day-of.ts";
import { openLibrary as openSettings, readLibrary } from "../read/read-library.ts";

export type * from "../ask/answers.ts";

/**
 * Reads a library's folder; all questions are answered from what was read.
 * @param folder the folder that holds `library.yaml`
 * @throws when there is no library there, its settings can't be read, or `date` is no day of the calendar
 */
export async function openLibrary(folder: string, options: OpenOptions = {}): Promise<SopLibrary> {
  requireOptions(options, ["date", "language"]);
  const held = await readKnownLibrary(folder);
  const { settings } = held.open.reading;
  return new AskedLibrary(held, dayFor(options.date, settings.timeZone), options.language ?? settings.language);
}

/**
 * Checks a library against the rules: what `sop check` finds, nothing left out and nothing remembered from an earlier run.
 * @param options.rules ids or names of the rules to run; default: all
 * @throws when there is no library there, its settings can't be read, or a rule is not known
 */
export async function check(folder: string, options: OpenOptions & { rules?: readonly string[] } = {}): Promise<CheckAnswer> {
  requireOptions(options, ["date", "language", "rules"]);
  const { root, reading } = await openSettings(folder);
  const date = dayFor(options.date, reading.settings.timeZone);
  const only = options.rules?.map((name) => findRule(name).id);
  const { paths, findings, silenced } = await checkAnew(folder, { base: root, date, ...(only && { only }) });
  const language = options.language ?? reading.settings.language;
  return { date, files: paths.length, findings: findings.map((finding) => printFinding(finding, language)), silenced };
}

/**
 * Checks digests and signatures, offline: what `sop verify` finds.
 * @param options.documents codes, endings of codes or paths; default: all
 * @throws when there is no library there, its settings can't be read, or a name fits no document or several
 */
export async function verify(folder: string, options: OpenOptions & { documents?: readonly string[] } = {}): Promise<VerifyAnswer> {
  requireOptions(options, ["date", "language", "documents"]);
  const { root, reading } = await openSettings(folder);
  const date = dayFor(options.date, reading.settings.timeZone);
  const read = await readLibrary(folder, { date, keep: () => false });
  const language = options.language ?? reading.settings.language;
  const chosen = options.documents?.map((name) => findDocument(read.library, name)) ?? read.library.documents.values();
  const answer: VerifyAnswer = { date, files: [], summary: { good: 0, signed: 0, recorded: 0, unchecked: 0, bad: 0 } };
  for await (const { code, revision, path, results } of verifyDocuments(read, chosen)) {
    for (const { outcome } of results) answer.summary[outcome]++;
    answer.files.push({
      code,
      ...(revision === undefined ? {} : { revision }),
      path: relative(root, resolve(path)).split(sep).join("/"),
      results: results.map(({ subject, outcome, message }) => ({ subject, outcome, message: pick(message, language) })),
    });
  }
  return answer;
}

/** True for an error that says what was asked wrongly, and not that something is broken. */
export function isUsageError(error: unknown): error is UsageProblem {
  return error instanceof UsageError;
}

function dayFor(date: string | undefined, timeZone: string): IsoDate {
  return date === undefined ? todayIn(timeZone) : dayOf(date);
}
