import { relative } from "node:path";
import { Flags } from "@oclif/core";
import { visibleText } from "../../core/document/prose/visible-text.ts";
import { requireCheckedSignatures } from "../../core/library/unchecked-signatures.ts";
import { formerly } from "../base-command.ts";
import { both } from "../both.ts";
import { todayIn } from "../clock.ts";
import { appendReport } from "../files/write-report.ts";
import { gateChange } from "../gate/gate-library.ts";
import { chooseHead, inHead } from "../gate/judged-head.ts";
import { readChange } from "../gate/read-change.ts";
import { documentCount } from "../report/count-documents.ts";
import { gateRedlines } from "../report/gate-redlines.ts";
import { gateSummary } from "../report/gate-summary.ts";
import { formatFlag, ReportCommand, type ReportFlags, severityFlag } from "../report-command.ts";

export default class Gate extends ReportCommand {
  static override summary = both({
    en: "judge a change in CI: may these revisions be changed, issued, deleted like this?",
    id: "nilai perubahan di CI: bolehkah revisi diubah, diterbitkan, atau dihapus seperti ini?",
  });
  static override examples = ["sop gate", "sop gate --base origin/main --summary summary.md", "sop gate --out sarif=gate.sarif"];
  static override flags = {
    base: Flags.string({
      helpValue: "REF",
      summary: both({
        en: "what it is measured against (default: what CI says, else where the branch began)",
        id: "pembandingnya (bawaan: menurut CI, atau awal cabang)",
      }),
    }),
    format: formatFlag,
    out: Flags.string({
      ...formerly("output"),
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
    staged: Flags.boolean({
      summary: both({
        en: "judge what is staged, against HEAD: for the hook before a commit",
        id: "nilai yang disiapkan dengan git add, terhadap HEAD: untuk kait sebelum commit",
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
    const head = await chooseHead(directory, flags);
    // From here on paths are relative: the state that is judged may lie elsewhere.
    const baseline = flags.baseline && relative(process.cwd(), flags.baseline);
    const { input, read } = await inHead(head, directory, (at, openGit) =>
      this.#judge(at, { ...flags, reference: flags.base, baseline, openGit }),
    );
    const { how, commit } = read.base;
    const touched = documentCount(read.change.folders.length);
    this.notice({
      en: `Judged: ${head.how.en}; against ${how.en}${commit === undefined ? "" : ` (${commit.slice(0, 10)})`}; ${touched.en} touched.`,
      id: `Dinilai: ${head.how.id}; terhadap ${how.id}${commit === undefined ? "" : ` (${commit.slice(0, 10)})`}; ${touched.id} tersentuh.`,
    });
    if (flags.summary !== undefined) {
      const measured = { head: head.how, base: how, commit };
      await appendReport(flags.summary, visibleText(gateSummary(input, read.change, measured, gateRedlines(read.change, this.language))));
    }
    await this.printReport(input, flags);
    return this.closeReport(input);
  }

  async #judge(directory: string, flags: ReportFlags & Omit<Parameters<typeof readChange>[1], "dayIn">) {
    const read = await this.whileReading((onProgress) => readChange(directory, { ...flags, dayIn: todayIn, onProgress }));
    requireCheckedSignatures(read.change.head, read.read.control.records);
    const { library, ...found } = gateChange(read);
    const paths = library.files.map(({ path }) => path);
    const input = this.reportInput({ ...found, date: library.date, paths }, flags);
    // Lines that findings are shown with are of the state that was judged, which is gone when they are printed.
    for (const { path } of found.findings) input.sourceOf(path);
    return { read, input };
  }
}
