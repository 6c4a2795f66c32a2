import { join, resolve } from "node:path";
import { applyEdits } from "../../core/apply-edits.ts";
import type { Edit } from "../../core/document/document.ts";
import type { FingerprintedFinding } from "../../core/finding.ts";
import { readTextFile } from "./read-file.ts";
import { writeReport } from "./write-report.ts";

/** What was mended in one file. */
export interface FixedFile {
  path: string;
  /** How many edits were applied. */
  applied: number;
  /** The rules whose findings they mend. */
  rules: string[];
}

/**
 * Applies the safe edits of findings to their files; each file is written whole or not at all. Of two edits that
 * overlap only the first is applied, so check again and fix again until nothing is left.
 * @param base what the findings' paths are relative to
 */
export async function fixFindings(findings: readonly FingerprintedFinding[], base = process.cwd()): Promise<FixedFile[]> {
  const fixable = findings.filter((finding): finding is FingerprintedFinding & { edit: Edit } => finding.edit !== undefined);
  const fixed: FixedFile[] = [];
  for (const [path, own] of Map.groupBy(fixable, (finding) => finding.path)) {
    const file = await readTextFile(join(resolve(base), path));
    if (!file.ok) continue;
    const { text, applied } = applyEdits(
      file.text,
      own.map(({ edit }) => edit),
    );
    await writeReport(join(resolve(base), path), text);
    fixed.push({ path, applied, rules: [...new Set(own.map(({ rule }) => rule))].sort() });
  }
  return fixed;
}
