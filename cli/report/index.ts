import { printJson } from "../../core/document/prose/visible-text.ts";
import { githubReport } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { prettyReport } from "./pretty.ts";
import type { ReportInput } from "./report-input.ts";
import { sarifReport } from "./sarif.ts";

/** Every format findings can be written in, by the name `--format` takes. */
export const reports = {
  pretty: prettyReport,
  json: (input: ReportInput) => `${printJson(jsonReport(input), 2)}\n`,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
  gitlab: gitlabReport,
  markdown: markdownReport,
} as const satisfies Record<string, (input: ReportInput) => string>;

export type ReportFormat = keyof typeof reports;
export const reportFormats = Object.keys(reports) as ReportFormat[];
