import { Args, Flags } from "@oclif/core";
import { reaches } from "../../core/finding.ts";
import { findRule } from "../../core/rules/find-rule.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { CheckReport } from "../../schemas/finding.ts";
import { SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { type CheckedLibrary, checkLibraryAt, countRules } from "../io/check-library.ts";
import { startProgress } from "../io/progress.ts";
import { createSourceReader } from "../io/source-reader.ts";
import { writeReport } from "../io/write-report.ts";
import { chooseFindings } from "../report/choose-findings.ts";
import { type ReportFormat, reportFormats, reports } from "../report/index.ts";
import { jsonReport } from "../report/json.ts";
import type { ReportInput } from "../report/report-input.ts";

export default class Check extends SopCommand {
  static override summary = both({ en: "check documents and library against the rules", id: "periksa dokumen dan pustaka menurut aturan" });
  static override strict = false;
  static override examples = [
    "sop check",
    "sop check P-01 --lang en",
    "sop check --format sarif --output findings.sarif",
    "sop check --rule SOP403 --severity warning",
  ];
  static override args = {
    documents: Args.string({
      multiple: true,
      description: both({
        en: "codes, endings of codes, or paths; without them, everything",
        id: "kode, akhiran kode, atau alamat berkas; tanpa itu, semuanya",
      }),
    }),
  };
  static override flags = {
    format: Flags.option({ options: reportFormats, multiple: true })({
      summary: both({ en: "how findings are written", id: "bentuk penulisan temuan" }),
    }),
    output: Flags.string({
      multiple: true,
      helpValue: "[FORMAT=]FILE",
      summary: both({ en: "write a format to a file; several: sarif=a.sarif", id: "tulis satu bentuk ke berkas; beberapa: sarif=a.sarif" }),
    }),
    rule: Flags.string({ multiple: true, helpValue: "ID", summary: both({ en: "run these rules only", id: "jalankan aturan ini saja" }) }),
    severity: Flags.option({ options: ["error", "warning", "note"] as const, default: "error" })({
      summary: both({
        en: "exit with 1 from this severity on; all is shown",
        id: "keluar dengan 1 mulai dari tingkat ini; semuanya tetap ditampilkan",
      }),
    }),
  };

  async run(): Promise<CheckReport> {
    const { argv, flags } = await this.parse(Check);
    const only = flags.rule?.map((name) => findRule(name).id);
    const progress = startProgress((done) => ({ en: `${done} documents read`, id: `${done} dokumen dibaca` })[this.language]);
    const directory = await this.libraryFolder(flags);
    const checked = await checkLibraryAt(directory, {
      date: await this.dayFor(flags),
      ...(only ? { only } : {}),
      onProgress: progress.report,
    });
    progress.end();
    const input = this.#reportInput(checked, { threshold: flags.severity, only, names: argv as string[], colour: this.canColour(flags) });
    await this.#print(input, flags.format ?? [], flags.output ?? []);
    this.leaveStatus(input.findings.some((finding) => reaches(finding.severity, flags.severity)) ? 1 : 0);
    return jsonReport(input);
  }

  #reportInput(
    checked: CheckedLibrary,
    {
      threshold,
      only,
      names,
      colour,
    }: { threshold: ReportInput["threshold"]; only: string[] | undefined; names: string[]; colour: boolean },
  ): ReportInput {
    const { library, findings, silenced } = checked;
    return {
      findings: names.length === 0 ? findings : chooseFindings(findings, library, names),
      date: library.date,
      language: this.language,
      documents: library.files.length,
      paths: library.files.map(({ path }) => path),
      threshold,
      version: this.config.version,
      rules: countRules(only),
      known: 0,
      silenced,
      sourceOf: createSourceReader(process.cwd()),
      colour,
    };
  }

  /** Formats with a file go there; the others, `pretty` where none was named, go to standard output. */
  async #print(input: ReportInput, formats: readonly ReportFormat[], outputs: readonly string[]): Promise<void> {
    const files = outputs.map((output) => parseOutput(output, formats));
    const printed = formats.filter((format) => !files.some((file) => file.format === format));
    for (const { format, path } of files) await writeReport(path, reports[format]({ ...input, colour: false }));
    for (const format of formats.length === 0 ? (["pretty"] as const) : printed) this.log(reports[format](input).trimEnd());
  }
}

function parseOutput(output: string, formats: readonly ReportFormat[]): { format: ReportFormat; path: string } {
  const named = /^([a-z]+)=(.+)$/.exec(output);
  const format = reportFormats.find((name) => name === named?.[1]);
  if (named?.[2] !== undefined && format) return { format, path: named[2] };
  const [only, ...more] = formats;
  if (only !== undefined && more.length === 0) return { format: only, path: output };
  throw new UsageError(
    { en: `“--output ${output}” does not say which format it is.`, id: `“--output ${output}” tidak menyebut bentuknya.` },
    {
      en: `Write --output sarif=${output}; formats: ${reportFormats.join(", ")}.`,
      id: `Tulis --output sarif=${output}; bentuk: ${reportFormats.join(", ")}.`,
    },
  );
}
