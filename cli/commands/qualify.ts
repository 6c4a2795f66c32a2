import { arch, release, type } from "node:os";
import { Flags } from "@oclif/core";
import { isPassed } from "../../core/qualification/qualification.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { formerly, SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { runQualification } from "../check/qualify.ts";
import { writeReport } from "../files/write-report.ts";
import { type QualificationRun, qualificationHtml, qualificationMarkdown } from "../report/qualification.ts";

export default class Qualify extends SopCommand {
  static override summary = both({
    en: "try the tool on this machine against cases whose outcome is known, for a report to sign",
    id: "uji alat ini di mesin ini terhadap kasus yang hasilnya diketahui, untuk laporan yang ditandatangani",
  });
  static override examples = ["sop qualify", "sop qualify --out kualifikasi.html --out kualifikasi.md --lang id"];
  static override flags = {
    out: Flags.string({
      ...formerly("output"),
      char: "o",
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "FILE",
      summary: both({ en: "write the report to this file, .md or .html", id: "tulis laporan ke berkas ini, .md atau .html" }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Qualify);
    for (const path of flags.out ?? []) requireKnownEnding(path);
    const now = new Date();
    const cases = await runQualification(this.config.root);
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const run: QualificationRun = {
      cases,
      version: this.config.version,
      time: now.toISOString(),
      environment: [
        ["Node.js", process.version],
        [pick({ en: "Operating system", id: "Sistem operasi" }, this.language), `${type()} ${release()} ${arch()}`],
        [pick({ en: "Time zone", id: "Zona waktu" }, this.language), timeZone],
      ],
    };
    for (const path of flags.out ?? []) {
      await writeReport(path, /\.html?$/i.test(path) ? qualificationHtml(run, this.language) : qualificationMarkdown(run, this.language));
    }
    const failed = cases.filter((tried) => !isPassed(tried));
    if (flags.out === undefined) this.log(qualificationMarkdown(run, this.language).trimEnd());
    else {
      const passed = cases.length - failed.length;
      this.say({
        en: `${failed.length === 0 ? "✔" : "✖"} ${passed} of ${cases.length} cases passed: ${flags.out.join(", ")}`,
        id: `${failed.length === 0 ? "✔" : "✖"} ${passed} dari ${cases.length} kasus lulus: ${flags.out.join(", ")}`,
      });
    }
    this.leaveStatus(failed.length === 0 ? 0 : 1);
    return { ...run, environment: Object.fromEntries(run.environment), failed: failed.length };
  }
}

function requireKnownEnding(path: string): void {
  if (/\.(?:md|html?)$/i.test(path)) return;
  throw new UsageError({
    en: `“${path}” does not say its form; end it in .md or .html.`,
    id: `“${path}” tidak menyebut bentuknya; akhiri dengan .md atau .html.`,
  });
}
