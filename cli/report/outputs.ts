import { UsageError } from "../../core/usage-error.ts";
import { type ReportFormat, reportFormats } from "./index.ts";

/** Where the reports of a run go. */
export interface Outputs {
  files: { format: ReportFormat; path: string }[];
  /** To standard output; `pretty` where nothing was named. */
  printed: ReportFormat[];
}

/**
 * Reads `--format` and `--out`: `--out sarif=FILE` names its format, `--out FILE` takes the only one named.
 * @throws UsageError when a file's format can't be told
 */
export function outputsOf(formats: readonly ReportFormat[], outputs: readonly string[]): Outputs {
  const files = outputs.map((output) => parseOutput(output, formats));
  const printed = formats.filter((format) => !files.some((file) => file.format === format));
  return { files, printed: formats.length === 0 ? ["pretty"] : printed };
}

function parseOutput(output: string, formats: readonly ReportFormat[]): { format: ReportFormat; path: string } {
  const named = /^([a-z]+)=(.+)$/.exec(output);
  const format = reportFormats.find((name) => name === named?.[1]);
  if (named?.[2] !== undefined && format) return { format, path: named[2] };
  const [only, ...more] = formats;
  if (only !== undefined && more.length === 0) return { format: only, path: output };
  const list = reportFormats.join(", ");
  throw new UsageError(
    { en: `“--out ${output}” does not say which format it is.`, id: `“--out ${output}” tidak menyebut bentuknya.` },
    { en: `Write --out sarif=${output}; formats: ${list}.`, id: `Tulis --out sarif=${output}; bentuk: ${list}.` },
  );
}
