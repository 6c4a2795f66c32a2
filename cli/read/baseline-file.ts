import { stringify } from "yaml";
import { UsageError } from "../../core/usage-error.ts";
import { type Language, pick } from "../../languages/language.ts";
import { type BaselineEntry, baseline } from "../../schemas/baseline.ts";
import { readData } from "../files/read-data.ts";
import { isMissing } from "../files/read-file.ts";
import { replaceFile } from "../files/write-report.ts";

/** The file of a library that says what of it is accepted for now. */
export const BASELINE = "baseline.yaml";

/**
 * Reads a baseline. A file that is not there is an empty one where `mayBeNew`.
 * @throws UsageError naming file and line, when it can't be read or an entry lacks its reason
 */
export async function readBaseline(path: string, mayBeNew: boolean): Promise<BaselineEntry[]> {
  const { value, problems } = await readData(path, baseline);
  if (mayBeNew && problems.some(isMissing)) return [];
  if (problems.length === 0) return value ?? [];
  const lines = (language: Language): string =>
    problems.map(({ at, message }) => `${path}:${at.start.line}:${at.start.column}  ${pick(message, language)}`).join("\n");
  throw new UsageError({ en: `The baseline can't be used:\n${lines("en")}`, id: `Berkas baseline tidak dapat dipakai:\n${lines("id")}` });
}

/** Writes a baseline whole. */
export async function writeBaseline(path: string, entries: readonly BaselineEntry[]): Promise<void> {
  const heading = "# Findings that are known and accepted for now. Each entry needs a reason; `until` lets it expire.\n";
  await replaceFile(path, heading + (entries.length === 0 ? "[]\n" : stringify(entries, { lineWidth: 0 })));
}
