import { Args, Flags, type Interfaces } from "@oclif/core";
import { aheadOfClock } from "../core/acts/ahead-of-clock.ts";
import { type Act, goesOnWithout, requireRecords } from "../core/acts/rests-on.ts";
import { chooseSigner } from "../core/acts/signer.ts";
import type { FileOperation, Plan } from "../core/acts/write/plan.ts";
import type { ControlledDocument, Library } from "../core/library/library.ts";
import { UsageError } from "../core/usage-error.ts";
import { pick } from "../languages/language.ts";
import type { LibrarySettings, Person } from "../schemas/library-settings.ts";
import type { LocalText } from "../schemas/local-text.ts";
import { commitPlan, findRepository, gitUser, type Repository, requireCommittable, requireCommitted } from "./act/git-work.ts";
import { type CommonFlags, dayFlag, type Given, SopCommand } from "./base-command.ts";
import { both } from "./both.ts";
import { hearingSignatures } from "./check/kept/heard-signatures.ts";
import { type Moment, momentIn } from "./clock.ts";
import { type Recovery, withWriter } from "./files/apply-plan.ts";
import { NoGit, openGit } from "./files/git.ts";
import { toShownPath } from "./files/shown-path.ts";
import { readSettings } from "./read/read-settings.ts";
import { requireVisible } from "./require-visible.ts";

/** The flags every writing command has, as parsed. */
export interface ChangeFlags extends CommonFlags {
  "dry-run": boolean;
  commit: boolean;
}

/** The document a command is about. */
export const documentArg = Args.string({
  required: true,
  description: both({ en: "the document's code or an ending of it", id: "kode dokumen atau akhirannya" }),
});

/** The day something happened that is only now written down. What is signed, decided or refused has no such day: it is today. */
export const onFlag = dayFlag({
  summary: both({ en: "the day it happened (default: today)", id: "hari kejadiannya (bawaan: hari ini)" }),
});

/** Why something is done, as it is written down. */
export const reasonFlag = Flags.string({
  required: true,
  helpValue: "TEXT",
  summary: both({ en: "why, as it is written down", id: "alasannya, sebagaimana dicatat" }),
});

/** The key an act is signed with. */
export const signFlag = Flags.string({
  helpValue: "KEY",
  summary: both({ en: "sign with this private SSH key", id: "tanda tangani dengan kunci SSH privat ini" }),
});

/** Why something holds from a day before it is written down. */
export const retroactiveFlag = Flags.string({
  helpValue: "TEXT",
  summary: both({
    en: "why it holds from a day that is past, where --on names one",
    id: "alasan berlaku dari hari yang sudah lewat, bila disebut dengan --on",
  }),
});

/** Who acts, as flags of those commands that record it. */
export const signerFlags = {
  name: Flags.string({
    helpValue: "NAME",
    summary: both({
      en: "who does it (default: git's user, found in people)",
      id: "siapa yang melakukan (bawaan: pengguna git, dicari pada people)",
    }),
  }),
  position: Flags.string({
    helpValue: "POSITION",
    summary: both({ en: "that person's position as printed", id: "jabatan orang itu sebagaimana tercetak" }),
  }),
};

/** What a writing command may look at while it makes its plan. */
export interface ChangeContext {
  /** The library's folder, absolute. */
  root: string;
  settings: LibrarySettings;
  /** The day and moment it is in the library's time zone. */
  moment: Moment;
  repository: Repository | undefined;
}

/** A plan, and the tag its commit gets. */
export interface PlannedChange {
  plan: Plan;
  tag?: string | undefined;
}

/** One of the commands that write: they make a plan, show it, and do all of it or nothing. */
export abstract class ChangeCommand extends SopCommand {
  static override baseFlags = {
    ...SopCommand.baseFlags,
    "dry-run": Flags.boolean({
      summary: both({ en: "show what would change, and change nothing", id: "tunjukkan yang akan berubah, tanpa mengubah apa pun" }),
    }),
    commit: Flags.boolean({
      summary: both({ en: "commit exactly these files in git", id: "simpan tepat berkas ini dalam git" }),
    }),
  };

  /** @throws UsageError also where what would be written down holds what nobody sees */
  protected override async parse<F extends Given, B extends Given, A extends Given>(
    options?: Interfaces.Input<F, B, A>,
    argv?: string[],
  ): Promise<Interfaces.ParserOutput<F, B, A>> {
    const parsed = await super.parse<F, B, A>(options, argv);
    requireVisible(parsed.raw);
    return parsed;
  }

  /** Makes a plan in the command's library, with no other run writing there meanwhile, and does it unless it is a dry run. */
  protected async change(flags: ChangeFlags, make: (context: ChangeContext) => Promise<PlannedChange>): Promise<unknown> {
    const { root, settings } = await readSettings(await this.libraryFolder(flags), process.cwd());
    const repository = await findRepository(root);
    const moment = momentIn(settings.timeZone);
    return hearingSignatures(root, () => this.carryOut(flags, { root, repository }, () => make({ root, settings, repository, moment })));
  }

  /** The same in any folder. */
  protected async carryOut(
    flags: ChangeFlags,
    { root, repository }: Pick<ChangeContext, "root" | "repository">,
    make: () => Promise<PlannedChange>,
  ): Promise<unknown> {
    if (flags.commit && !repository) throw await noRepository(root);
    if (flags["dry-run"]) {
      const { plan } = await make();
      this.#print(plan, true);
      return this.#asData(plan, { dryRun: true });
    }
    return withWriter(root, async (writer) => {
      this.#sayRecovered(writer.recovered);
      const { plan, tag } = await make();
      const ignored = repository ? await requireCommitted(repository, plan.operations) : undefined;
      if (flags.commit && repository) await requireCommittable(repository, { tag, onWait: (lock) => this.#sayWaiting(lock) });
      const { kept } = await writer.apply(plan, (path) => ignored?.has(path) ?? true);
      const commit =
        flags.commit && repository ? await commitPlan(repository, plan, { tag, onWait: (lock) => this.#sayWaiting(lock) }) : undefined;
      this.#print(plan, false);
      this.#sayKept(kept);
      this.#sayCommit(commit, tag, repository !== undefined);
      for (const line of plan.next) this.say(`→ ${pick(line, this.language)}`);
      return this.#asData(plan, { dryRun: false, kept, commit, tag: commit === undefined ? undefined : tag });
    });
  }

  /** A change that was cut off is finished first, which says so itself. */
  protected override async noticeInterruption(): Promise<void> {}

  /** Who acts: `--name` and `--position`, else git's user found in `people`. */
  protected async signer(
    flags: { name?: string | undefined; position?: string | undefined },
    context: ChangeContext,
  ): Promise<Pick<Person, "name" | "position">> {
    return chooseSigner({ name: flags.name, position: flags.position, git: await gitUser(context.repository) }, context.settings);
  }

  /**
   * Asks whether all that an act rests on can be read, and says what can't and doesn't matter to it, and where the clock seems wrong.
   * @throws UsageError with file, line, cause and what to do
   */
  protected requireRecords(act: Act, library: Library, about: readonly ControlledDocument[] | "all"): void {
    for (const record of requireRecords(act, library, about)) this.notice(goesOnWithout(record));
    if (about === "all") return;
    for (const text of about.flatMap((document) => aheadOfClock(document, library) ?? [])) this.notice(text);
  }

  #print({ summary, operations }: Plan, isDry: boolean): void {
    if (isDry) this.say({ en: "This would be done, and was not:", id: "Ini yang akan dilakukan, dan belum dilakukan:" });
    for (const line of summary) this.say(`${isDry ? "•" : "✔"} ${pick(line, this.language)}`);
    for (const operation of operations) this.say(`    ${pick(described(operation), this.language)}`);
  }

  #sayCommit(commit: string | undefined, tag: string | undefined, canCommit: boolean): void {
    const name = `${commit?.slice(0, 10)}${tag ? `, tag ${tag}` : ""}`;
    if (commit !== undefined) this.say({ en: `Committed as ${name}.`, id: `Disimpan dalam git sebagai ${name}.` });
    else if (canCommit) {
      this.say({
        en: "→ Commit these files; --commit does it at once.",
        id: "→ Simpan berkas ini dalam git; --commit langsung menyimpannya.",
      });
    }
  }

  #sayWaiting(lock: string): void {
    const shown = toShownPath(process.cwd(), lock);
    this.notice({ en: `Waiting for another git: “${shown}” …`, id: `Menunggu git lain: “${shown}” …` });
  }

  #sayKept(kept: readonly string[]): void {
    if (kept.length === 0) return;
    this.notice({
      en: `git does not hold these files; what they were is kept until the next change: ${kept.join(", ")}`,
      id: `git tidak menyimpan berkas ini; isi sebelumnya disimpan sampai perubahan berikutnya: ${kept.join(", ")}`,
    });
  }

  #sayRecovered(recovered: Recovery | undefined): void {
    if (!recovered) return;
    this.notice(
      recovered.outcome === "finished"
        ? { en: "A change that was interrupted before is now finished.", id: "Perubahan yang tadi terputus kini diselesaikan." }
        : { en: "A change that was interrupted before is undone.", id: "Perubahan yang tadi terputus dibatalkan." },
    );
    for (const path of recovered.setAside) {
      this.notice({ en: `  What was edited meanwhile is in ${path}.`, id: `  Yang disunting selama itu ada di ${path}.` });
    }
  }

  #asData(plan: Plan, rest: { dryRun: boolean; kept?: string[]; commit?: string | undefined; tag?: string | undefined }): unknown {
    return {
      version: 1,
      ...rest,
      operations: plan.operations.map((operation) => ({
        kind: operation.kind,
        path: operation.path,
        ...(operation.kind === "rename" ? { to: operation.to } : {}),
      })),
      summary: plan.summary.map((line) => pick(line, this.language)),
      next: plan.next.map((line) => pick(line, this.language)),
    };
  }
}

function described(operation: FileOperation): LocalText {
  if (operation.kind === "rename") return { en: `${operation.path} → ${operation.to}`, id: `${operation.path} → ${operation.to}` };
  if (operation.kind === "delete") return { en: `deleted  ${operation.path}`, id: `dihapus  ${operation.path}` };
  return operation.expected === undefined
    ? { en: `new      ${operation.path}`, id: `baru     ${operation.path}` }
    : { en: `changed  ${operation.path}`, id: `diubah   ${operation.path}` };
}

/** Why there is none: without git on the machine, nobody can tell. */
async function noRepository(root: string): Promise<UsageError> {
  const asked = await openGit(root)
    .place()
    .catch((error: unknown) => error);
  if (asked instanceof NoGit) return asked;
  return new UsageError({
    en: "--commit needs a git repository; there is none here.",
    id: "--commit memerlukan repositori git; di sini tidak ada.",
  });
}
