import { Flags } from "@oclif/core";
import { reaches } from "../../core/finding.ts";
import { SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { createSourceReader } from "../files/source-reader.ts";
import { appendReport, writeReport } from "../files/write-report.ts";
import { gateChange } from "../gate/gate-library.ts";
import { readChange } from "../gate/read-change.ts";
import { gateRedlines } from "../report/gate-redlines.ts";
import { gateSummary } from "../report/gate-summary.ts";
import { reportFormats, reports } from "../report/index.ts";
import { jsonReport } from "../report/json.ts";
import { outputsOf } from "../report/outputs.ts";
import type { ReportInput } from "../report/report-input.ts";

export default class Gate extends SopCommand {
  static override summary = both({
    en: "judge a change in CI: may these revisions be changed, issued, deleted like this?",
    id: "nilai perubahan di CI: bolehkah revisi diubah, diterbitkan, atau dihapus seperti ini?",
  });
  static override examples = ["sop gate", "sop gate --base origin/main --summary summary.md", "sop gate --output sarif=gate.sarif"];
  static override flags = {
    base: Flags.string({
      helpValue: "REF",
      summary: both({
        en: "what it is measured against (default: what CI says, else where the branch began)",
        id: "pembandingnya (bawaan: menurut CI, atau awal cabang)",
      }),
    }),
    format: Flags.option({ options: reportFormats, multiple: true })({
      summary: both({ en: "how findings are written", id: "bentuk penulisan temuan" }),
    }),
    output: Flags.string({
      multiple: true,
      helpValue: "[FORMAT=]FILE",
      summary: both({ en: "write a format to a file", id: "tulis satu bentuk ke berkas" }),
    }),
    summary: Flags.string({
      helpValue: "FILE",
      env: "GITHUB_STEP_SUMMARY",
      summary: both({
        en: "append the verdict in Markdown, for the pull request",
        id: "tambahkan putusan dalam Markdown, untuk permintaan gabung",
      }),
    }),
    baseline: Flags.string({
      helpValue: "FILE",
      summary: both({
        en: "findings accepted for now, as the base has them",
        id: "temuan yang untuk sementara diterima, menurut basis",
      }),
    }),
    severity: Flags.option({ options: ["error", "warning", "note"] as const, default: "error" })({
      summary: both({ en: "close the gate from this severity on", id: "tutup gerbang mulai dari tingkat ini" }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Gate);
    const directory = await this.libraryFolder(flags);
    const { base, baseline } = flags;
    const read = await readChange(directory, { reference: base, baseline, date: await this.dayFor(flags) });
    const { library, findings, silenced, known, rules } = gateChange(read);
    const paths = library.files.map(({ path }) => path);
    const input: ReportInput = {
      findings,
      date: library.date,
      language: this.language,
      documents: paths.length,
      paths,
      threshold: flags.severity,
      version: this.config.version,
      rules,
      known,
      silenced,
      sourceOf: createSourceReader(process.cwd()),
      colour: this.canColour(flags),
    };
    const { how, commit } = read.base;
    this.notice({
      en: `Measured against ${how.en}${commit === undefined ? "" : ` (${commit.slice(0, 10)})`}; ${read.change.folders.length} documents touched.`,
      id: `Dibandingkan dengan ${how.id}${commit === undefined ? "" : ` (${commit.slice(0, 10)})`}; ${read.change.folders.length} dokumen tersentuh.`,
    });
    if (flags.summary !== undefined)
      await appendReport(flags.summary, gateSummary(input, read.change, how, gateRedlines(read.change, this.language)));
    const { files, printed } = outputsOf(flags.format ?? [], flags.output ?? []);
    for (const { format, path } of files) await writeReport(path, reports[format]({ ...input, colour: false }));
    if (!this.jsonEnabled()) for (const format of printed) this.log(reports[format](input).trimEnd());
    this.leaveStatus(findings.some(({ severity }) => reaches(severity, flags.severity)) ? 1 : 0);
    return jsonReport(input);
  }
}
