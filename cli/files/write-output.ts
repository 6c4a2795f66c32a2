import { visibleText } from "../../core/document/prose/visible-text.ts";
import { writeReport } from "./write-report.ts";

/**
 * Writes what a command answers: to a file, else to standard output.
 * @throws UsageError when the file can't be written
 */
export async function writeOutput(file: string | undefined, data: string | Uint8Array): Promise<void> {
  if (file === undefined) {
    process.stdout.write(typeof data === "string" ? visibleText(data, process.stdout.isTTY) : data);
    return;
  }
  await writeReport(file, data);
}
