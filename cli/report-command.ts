import { Flags } from "@oclif/core";
import { visibleText } from "../core/document/prose/visible-text.ts";
import { reaches } from "../core/finding.ts";
import type { CheckReport } from "../schemas/finding.ts";
import { type CommonFlags, SopCommand } from "./base-command.ts";
import { both } from "./both.ts";
import { createSourceReader } from "./files/source-reader.ts";
import { writeReport } from "./files/write-report.ts";
import { countDocuments } from "./report/count-documents.ts";
import { type ReportFormat, reportFormats, reports } from "./report/index.ts";
import { jsonReport } from "./report/json.ts";
import { outputsOf } from "./report/outputs.ts";
import type { ReportInput } from "./report/report-input.ts";
import { reportOrigin } from "./report-origin.ts";

/** How findings are written, on commands that print them. */
export const formatFlag = Flags.option({ options: reportFormats, multiple: true, multipleNonGreedy: true })({
  // One JSON value is all that standard output holds then; a file takes any format beside it.
  exclusive: ["json"],
  summary: both({ en: "how findings are written", id: "bentuk penulisan temuan" }),
});

/** From which severity on a command ends with 1. */
export const severityFlag = Flags.option({ options: ["error", "warning", "note"] as const, default: "error" });

/** Where findings go, as parsed from the flags of `check` and `gate`. */
export interface ReportFlags extends CommonFlags {
  format?: (keyof typeof reports)[] | undefined;
  out?: string[] | undefined;
  severity: ReportInput["threshold"];
  "no-color": boolean;
}

/** Formats whose readers know the repository and not where the command was run. */
const readElsewhere: ReadonlySet<ReportFormat> = new Set(["sarif", "github", "gitlab"]);

/** What a command found, before it is printed. */
type Found = Pick<ReportInput, "findings" | "known" | "silenced" | "rules" | "date" | "paths" | "spared">;

/** A command whose answer is a list of findings: one way to print them, write them to files and leave the exit status. */
export abstract class ReportCommand extends SopCommand {
  protected reportInput(found: Found, flags: Pick<ReportFlags, "severity" | "no-color">): ReportInput {
    return {
      ...found,
      documents: countDocuments(found.paths),
      language: this.language,
      version: this.config.version,
      threshold: flags.severity,
      sourceOf: createSourceReader(process.cwd()),
      colour: this.canColour(flags),
    };
  }

  /** Formats with a file go there; the others, `pretty` where none was named, go to standard output. */
  protected async printReport(input: ReportInput, flags: ReportFlags): Promise<void> {
    const { files, printed } = outputsOf(flags.format ?? [], flags.out ?? []);
    const isRead = [...files.map(({ format }) => format), ...printed].some((format) => readElsewhere.has(format));
    const whole = isRead ? { ...input, origin: await reportOrigin(await this.libraryFolder(flags)) } : input;
    for (const { format, path } of files) await writeReport(path, visibleText(reports[format]({ ...whole, colour: false })));
    if (this.jsonEnabled()) return;
    for (const format of printed) this.log(reports[format](whole).trimEnd());
  }

  /** Leaves 1 where a finding reaches the threshold. @returns the answer as data, for `--json` */
  protected closeReport(input: ReportInput): CheckReport {
    this.leaveStatus(input.findings.some(({ severity }) => reaches(severity, input.threshold)) ? 1 : 0);
    return jsonReport(input);
  }
}
