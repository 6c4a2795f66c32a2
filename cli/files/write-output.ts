import { visibleText } from "../../core/document/prose/visible-text.ts";
import { UsageError } from "../../core/usage-error.ts";
import { writeReport } from "./write-report.ts";
import { writeReasonOf } from "./write-trouble.ts";

/**
 * Writes what a command answers: to a file, else to standard output.
 * @throws UsageError when the file can't be written
 */
export async function writeOutput(file: string | undefined, data: string | Uint8Array): Promise<void> {
  if (file === undefined) {
    process.stdout.write(typeof data === "string" ? visibleText(data, process.stdout.isTTY) : data);
    return;
  }
  try {
    await writeReport(file, data);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw outputTrouble(file, error);
  }
}

/** Why a file can't be written, in words. */
export function outputTrouble(file: string, error: unknown): UsageError {
  const reason = writeReasonOf((error as NodeJS.ErrnoException).code);
  return new UsageError({ en: `“${file}” can't be written: ${reason.en}.`, id: `“${file}” tidak dapat ditulis: ${reason.id}.` });
}
