import { resolve } from "node:path";
import { Args, Flags } from "@oclif/core";
import { type Acceptance, acceptFindings, applyBaseline } from "../../core/baseline.ts";
import type { Finding } from "../../core/finding.ts";
import { findRule } from "../../core/rules/find-rule.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { BaselineEntry } from "../../schemas/baseline.ts";
import type { CheckReport } from "../../schemas/finding.ts";
import { dayFlag, formerly, LookCommand, todayOf } from "../base-command.ts";
import { both } from "../both.ts";
import { countRules, type Outcome } from "../check/check-library.ts";
import { checkShard, partsAmong } from "../check/check-part.ts";
import { type Choice, choiceAround, choiceOfNames, entriesLookedAt, missingPaths } from "../check/choice.ts";
import { checkByKept, checkByParts, checkOnce } from "../check/kept/check-kept.ts";
import { lieLookedAt, restOn } from "../check/kept/kept-answer.ts";
import { writeReport } from "../files/write-report.ts";
import { readBaseline, writeBaseline } from "../read/baseline-file.ts";
import { parseShard, type Shard } from "../read/shard.ts";
import { reportFormats } from "../report/index.ts";
import type { ReportInput } from "../report/report-input.ts";
import { formatFlag, ReportCommand, severityFlag } from "../report-command.ts";

export default class Check extends ReportCommand {
  static override summary = both({ en: "check documents and library against the rules", id: "periksa dokumen dan pustaka menurut aturan" });
  static override strict = false;
  static override examples = [
    "sop check",
    "sop check P-01 --lang en",
    "sop check --fix",
    "sop check --format pretty --out sarif=findings.sarif",
    "sop check --shard 2/8 --out part-2.json",
    "sop check --merge part-*.json",
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
  static override baseFlags = LookCommand.baseFlags;
  static override flags = {
    format: formatFlag,
    out: Flags.string({
      ...formerly("output"),
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "[FORMAT=]FILE",
      summary: both({ en: "write a format to a file; several: sarif=a.sarif", id: "tulis satu bentuk ke berkas; beberapa: sarif=a.sarif" }),
    }),
    rule: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "ID",
      summary: both({ en: "run these rules only", id: "jalankan aturan ini saja" }),
    }),
    severity: severityFlag({
      summary: both({
        en: "exit with 1 from this severity on; all is shown",
        id: "keluar dengan 1 mulai dari tingkat ini; semuanya tetap ditampilkan",
      }),
    }),
    since: Flags.string({
      helpValue: "REF",
      summary: both({
        en: "only documents changed since a git revision, and those that cite them",
        id: "hanya dokumen yang berubah sejak revisi git, dan yang merujuknya",
      }),
    }),
    baseline: Flags.string({
      helpValue: "FILE",
      summary: both({
        en: "findings listed there are counted, not shown",
        id: "temuan yang tercantum di situ dihitung, tidak ditampilkan",
      }),
    }),
    accept: Flags.string({
      helpValue: "REASON",
      dependsOn: ["baseline"],
      // What would be mended is not accepted in the same breath.
      exclusive: ["watch", "fix"],
      summary: both({
        en: "write all findings of now into the baseline, for this reason",
        id: "catat semua temuan sekarang ke baseline, dengan alasan ini",
      }),
    }),
    until: dayFlag({
      dependsOn: ["accept"],
      summary: both({ en: "the last day they are accepted", id: "hari terakhir temuan itu diterima" }),
    }),
    fix: Flags.boolean({
      // A part was made of texts that may have changed since: its edits are not for those of today.
      exclusive: ["shard", "merge"],
      summary: both({
        en: "fix drafts, and merge conflicts of events.yaml, where it is safe, and say what was done",
        id: "perbaiki draf, dan konflik penggabungan events.yaml, bila aman, dan sebutkan apa yang dilakukan",
      }),
    }),
    all: Flags.boolean({
      summary: both({
        en: "print each finding, also of superseded revisions and where a rule finds the same many times",
        id: "cetak setiap temuan, termasuk pada revisi yang digantikan dan yang sama berulang kali",
      }),
    }),
    watch: Flags.boolean({
      // It ends when it is interrupted, and so never by what was found.
      exclusive: ["fix", "shard", "merge", "json", "severity"],
      summary: both({ en: "check again on each save", id: "periksa ulang tiap kali disimpan" }),
    }),
    "no-cache": Flags.boolean({
      summary: both({
        en: "read everything anew, and keep nothing for the next check",
        id: "baca semuanya lagi, tanpa menyimpan apa pun untuk pemeriksaan berikutnya",
      }),
    }),
    shard: Flags.string({
      helpValue: "I/N",
      // A part judges nothing yet: what to look at, what is known and how it is printed is said when the parts are merged.
      exclusive: ["merge", "since", "baseline", "accept", "format", "severity", "all", "json", "date"],
      summary: both({ en: "check every N-th document only, for --merge", id: "periksa tiap dokumen ke-N saja, untuk --merge" }),
    }),
    merge: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "FILE",
      summary: both({ en: "put the parts of a sharded check together", id: "gabungkan bagian-bagian pemeriksaan" }),
    }),
  };

  async run(): Promise<CheckReport | undefined> {
    const { argv: words, flags } = await this.parse(Check);
    const { merge, names: argv } = partsAmong(words as string[], flags.merge);
    const only = flags.rule?.map((name) => findRule(name).id);
    const directory = await this.libraryFolder(flags);
    if (flags.shard !== undefined && argv.length > 0) throw namedShard(argv);
    if (flags.shard !== undefined) return this.#writePart(directory, parseShard(flags.shard), only, flags.out);

    let isEmpty = false;
    const check = async (): Promise<ReportInput> => {
      const checked = merge
        ? await this.#merge(directory, { ...flags, merge, names: argv }, only)
        : await this.#checkAll(directory, { ...flags, names: argv }, only);
      isEmpty = checked.paths.length === 0;
      return this.#choose(checked, { ...flags, only, names: argv, directory });
    };
    // What few checks need is loaded by those.
    if (flags.watch) {
      const { watchLibrary } = await import("../check/watch-library.ts");
      return watchLibrary(
        directory,
        async () => void (await this.printReport(await check(), flags)),
        () => this.#printOrSay(check, flags),
      );
    }
    let input = await check();
    for (let round = 0; flags.fix && round < MAX_FIX_ROUNDS && (await this.#fix(input, directory)) > 0; round++) input = await check();
    await this.printReport(input, flags);
    const report = this.closeReport(input);
    if (isEmpty) this.sayEmpty(directory);
    return report;
  }

  /** While a library is watched, files are saved half-typed and folders renamed: what can't be read is said, and the next save is waited for. */
  async #printOrSay(check: () => Promise<ReportInput>, flags: Parameters<Check["printReport"]>[1]): Promise<void> {
    try {
      await this.printReport(await check(), flags);
    } catch (error) {
      this.sayFault(error);
    }
  }

  async #checkAll(
    directory: string,
    flags: Pick<Asked, "since" | "baseline"> & { date: ReportInput["date"] | undefined; "no-cache": boolean; names: readonly unknown[] },
    only: string[] | undefined,
  ): Promise<Outcome> {
    const date = flags.date ?? (await todayOf(directory));
    const options = { ...(only ? { only } : {}), date };
    const look = flags["no-cache"] ? checkOnce : checkByKept;
    const lies = lieLookedAt(resolve(directory));
    const outcome = await this.whileReading((onProgress) =>
      look(directory, { ...options, ...wantedOf(flags), use: "check", ...(lies && { lies }), onProgress }),
    );
    restOn(outcome.ground);
    return outcome;
  }

  async #merge(
    directory: string,
    flags: Pick<Asked, "since" | "baseline" | "names"> & { date: ReportInput["date"] | undefined; merge: readonly string[] },
    only: string[] | undefined,
  ): Promise<Outcome> {
    const date = flags.date ?? (await todayOf(directory));
    return checkByParts(directory, flags.merge, {
      ...wantedOf(flags),
      ...(only && { only }),
      date,
      use: "check",
      tool: this.config.version,
    });
  }

  async #writePart(directory: string, shard: Shard, only: string[] | undefined, outputs: string[] = []): Promise<undefined> {
    const path = fileOfPart(outputs);
    const lines = checkShard(directory, shard, { tool: this.config.version, ...(only && { only }) });
    if (path === undefined) for await (const line of lines) process.stdout.write(line);
    else await writeReport(path, lines);
    return undefined;
  }

  /** Leaves out what was not asked for and what is known. */
  async #choose(checked: Outcome, asked: Asked): Promise<ReportInput> {
    const { date, silenced, superseded } = checked;
    const choice = await this.#choice(checked, asked);
    let findings = choice ? checked.findings.filter((finding) => choice(finding) || isUnreadRight(finding)) : checked.findings;
    let known = 0;
    if (asked.baseline !== undefined) {
      const isLookedAt = entriesLookedAt(checked.library(), choice, asked.only);
      const entries = await this.#baseline(asked.baseline, asked, { findings, isLookedAt, date });
      const result = applyBaseline(findings, entries.filter(isLookedAt), date);
      this.#sayStale(asked.baseline, result);
      ({ findings, known } = result);
    }
    const paths = choice ? checked.listing().files.flatMap((about) => (choice(about) ? about.path : [])) : checked.paths;
    const isNarrow = asked.all || asked.only !== undefined || asked.names.length > 0;
    const spared = isNarrow ? undefined : { superseded };
    return this.reportInput({ findings, known, silenced, rules: countRules(asked.only), date, paths, spared }, asked);
  }

  /** What was asked to be looked at; undefined for everything. */
  async #choice({ library, listing }: Outcome, { names, since, directory }: Asked): Promise<Choice | undefined> {
    const named = names.length > 0 ? choiceOfNames(listing(), names) : undefined;
    for (const name of missingPaths(names)) {
      this.notice({
        en: `${name} is not there; what is left of its document was checked.`,
        id: `${name} tidak ada; yang diperiksa adalah sisa dokumennya.`,
      });
    }
    const around = since === undefined ? undefined : choiceAround(library(), await this.#changedSince(directory, since));
    return named && around ? (about) => named(about) && around(about) : (named ?? around);
  }

  async #changedSince(directory: string, since: string): Promise<Parameters<typeof choiceAround>[1]> {
    const { changedSince } = await import("../check/changed-since.ts");
    return changedSince(directory, since);
  }

  async #baseline(path: string, { accept, until }: Asked, checked: Omit<Acceptance, "reason" | "until">): Promise<BaselineEntry[]> {
    const held = await readBaseline(path, accept !== undefined);
    if (accept === undefined) return held;
    const entries = acceptFindings(held, { ...checked, reason: accept, until });
    await writeBaseline(path, entries);
    return entries;
  }

  #sayStale(path: string, { mended, expired }: ReturnType<typeof applyBaseline>): void {
    for (const { rule, code = "" } of mended) {
      this.notice({
        en: `${path}: ${rule} ${code} is not found any more; the entry can go.`,
        id: `${path}: ${rule} ${code} tidak ditemukan lagi; entrinya dapat dihapus.`,
      });
    }
    for (const { rule, code = "", until = "" } of expired) {
      this.notice({
        en: `${path}: ${rule} ${code} was accepted until ${until}; it is shown again.`,
        id: `${path}: ${rule} ${code} diterima sampai ${until}; kini ditampilkan lagi.`,
      });
    }
  }

  async #fix(input: ReportInput, directory: string): Promise<number> {
    const { fixFindings } = await import("../check/fix-findings.ts");
    const fixed = await fixFindings(input.findings, directory);
    for (const { path, applied, rules } of fixed) {
      this.notice({
        en: `Fixed ${applied} in ${path} (${rules.join(", ")}).`,
        id: `${applied} diperbaiki di ${path} (${rules.join(", ")}).`,
      });
    }
    return fixed.length;
  }
}

/** Edits that overlap are applied one after the other; no document needs more rounds than this. */
const MAX_FIX_ROUNDS = 5;

interface Asked {
  names: string[];
  all: boolean;
  directory: string;
  since?: string | undefined;
  baseline?: string | undefined;
  accept?: string | undefined;
  until?: ReportInput["date"] | undefined;
  severity: ReportInput["threshold"];
  only: string[] | undefined;
  "no-color": boolean;
}

/** What of the texts is asked for beside what is found in them. */
function wantedOf({ since, baseline, names }: Pick<Asked, "since" | "baseline"> & { names: readonly unknown[] }) {
  return { withLibrary: since !== undefined || baseline !== undefined, withListing: names.length > 0 };
}

function namedShard(names: readonly string[]): UsageError {
  return new UsageError(
    {
      en: `--shard checks every N-th document of the whole library; “${names.join(" ")}” can't be chosen from it.`,
      id: `--shard memeriksa tiap dokumen ke-N dari seluruh pustaka; “${names.join(" ")}” tidak dapat dipilih darinya.`,
    },
    { en: "Name documents when the parts are merged.", id: "Sebutkan dokumen saat bagian-bagiannya digabungkan." },
  );
}

/** A part is one file, in a form of its own. */
function fileOfPart(outputs: readonly string[]): string | undefined {
  const [path, ...more] = outputs.map((output) => output.replace(/^json=/, ""));
  if (more.length === 0 && !reportFormats.some((format) => path?.startsWith(`${format}=`))) return path;
  throw new UsageError({
    en: `--shard writes one part, --out PART.json; “${outputs.join(" ")}” is something else.`,
    id: `--shard menulis satu bagian, --out BAGIAN.json; “${outputs.join(" ")}” bukan itu.`,
  });
}

/** By what all acts are judged: while that can't be read, of no document it can be said that it is in order. */
function isUnreadRight({ rule, path }: Pick<Finding, "rule" | "path">): boolean {
  return rule === "SOP101" && /(?:^|\/)(?:settings\/\d+\.yaml|allowed_signers)$/.test(path);
}
