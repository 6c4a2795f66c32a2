import { relative, resolve, sep } from "node:path";
import { overwrite } from "../../core/acts/write/plan.ts";
import { applyEdits } from "../../core/apply-edits.ts";
import type { Edit } from "../../core/document/document.ts";
import type { FingerprintedFinding } from "../../core/finding.ts";
import { isInterrupted, withWriter } from "../files/apply-plan.ts";
import { readTextFile } from "../files/read-file.ts";

/** What was mended in one file. */
export interface FixedFile {
  path: string;
  /** How many edits were applied. */
  applied: number;
  /** The rules whose findings they mend. */
  rules: string[];
}

/**
 * Applies the safe edits of findings to their files, all of them or none. Of two edits that overlap only the first is
 * applied, so check again and fix again until nothing is left.
 * @param root the library's folder
 * @throws UsageError when a file can't be written, or another run is writing
 */
export async function fixFindings(findings: readonly FingerprintedFinding[], root: string): Promise<FixedFile[]> {
  const fixable = findings.filter((finding): finding is FingerprintedFinding & { edit: Edit } => finding.edit !== undefined);
  const directory = resolve(root);
  if (fixable.length === 0 && !(await isInterrupted(directory))) return [];
  return withWriter(directory, async (writer) => {
    // What was found before an interrupted change was finished may stand elsewhere now.
    if (writer.recovered) return [];
    const fixed: FixedFile[] = [];
    const operations = [];
    for (const [path, inFile] of Map.groupBy(fixable, (finding) => finding.path)) {
      const file = await readTextFile(path);
      if (!file.ok) continue;
      const { text, applied } = applyEdits(
        file.text,
        inFile.map(({ edit }) => edit),
      );
      const inside = relative(directory, resolve(path)).split(sep).join("/");
      operations.push(overwrite({ path: inside, text: file.text }, text));
      fixed.push({ path, applied, rules: [...new Set(inFile.map(({ rule }) => rule))].sort() });
    }
    await writer.apply({ operations });
    return fixed;
  });
}
