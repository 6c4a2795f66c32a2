import { Flags } from "@oclif/core";
import { visibleText } from "../../core/document/prose/visible-text.ts";
import { both } from "../both.ts";
import { appendReport } from "../files/write-report.ts";
import { gateChange } from "../gate/gate-library.ts";
import { readChange } from "../gate/read-change.ts";
import { documentCount } from "../report/count-documents.ts";
import { gateRedlines } from "../report/gate-redlines.ts";
import { gateSummary } from "../report/gate-summary.ts";
import { formatFlag, ReportCommand, severityFlag } from "../report-command.ts";

export default class Gate extends ReportCommand {
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
    format: formatFlag,
    output: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
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
    severity: severityFlag({
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
    const input = this.reportInput({ findings, known, silenced, rules, date: library.date, paths }, flags);
    const { how, commit } = read.base;
    const touched = documentCount(read.change.folders.length);
    this.notice({
      en: `Measured against ${how.en}${commit === undefined ? "" : ` (${commit.slice(0, 10)})`}; ${touched.en} touched.`,
      id: `Dibandingkan dengan ${how.id}${commit === undefined ? "" : ` (${commit.slice(0, 10)})`}; ${touched.id} tersentuh.`,
    });
    if (flags.summary !== undefined)
      await appendReport(flags.summary, visibleText(gateSummary(input, read.change, how, gateRedlines(read.change, this.language))));
    await this.printReport(input, flags);
    return this.closeReport(input);
  }
}
