import { Command, Flags, type Interfaces } from "@oclif/core";
import { printJson, visibleText } from "../core/document/prose/visible-text.ts";
import { counted } from "../core/document/words/counted.ts";
import { indexLibrary } from "../core/library/index-library.ts";
import { unreadRecord, unreadRights } from "../core/library/unread-records.ts";
import { UsageError } from "../core/usage-error.ts";
import { pick } from "../languages/language.ts";
import type { IsoDate } from "../schemas/iso-date.ts";
import { type Language, type LocalText, languages } from "../schemas/local-text.ts";
import { both } from "./both.ts";
import { checkKept } from "./check/kept/check-kept.ts";
import { todayIn } from "./clock.ts";
import { describeFault } from "./fault.ts";
import { isInterrupted } from "./files/apply-plan.ts";
import { startProgress } from "./files/progress.ts";
import { writeOutput } from "./files/write-output.ts";
import { createYoungSpaceBound } from "./files/young-space.ts";
import { languageFor } from "./language.ts";
import { hasColour } from "./print-overview.ts";
import { dayOf } from "./read/day-of.ts";
import { findLibrary } from "./read/find-library.ts";
import { type LibraryFacts, type ReadFacts, type ReadLibrary, type ReadOptions, readLibrary } from "./read/read-library.ts";
import { readSettings } from "./read/read-settings.ts";
import { type CsvSeparator, csvSeparators } from "./report/register/csv.ts";
import { requireFilled } from "./require-filled.ts";

const group = "GLOBAL";

/** A day on the command line, `YYYY-MM-DD`. */
export const dayFlag = Flags.custom<IsoDate>({
  helpValue: "YYYY-MM-DD",
  parse: async (input) => dayOf(input),
});

/** What stands between the cells of a table as text. */
export const csvSeparatorFlag = Flags.option({ options: Object.keys(csvSeparators) as CsvSeparator[] })({
  summary: both({
    en: "what stands between the cells of CSV (default: as spreadsheets of the language spoken have it; Indonesian: semicolon)",
    id: "pemisah sel CSV (bawaan: menurut lembar kerja dalam bahasa keluaran; Indonesia: semicolon)",
  }),
});

/** Where an answer is written that is otherwise printed. */
export const outFlag = Flags.string({
  char: "o",
  helpValue: "FILE",
  summary: both({ en: "write to a file", id: "tulis ke berkas" }),
});

/** Part of a flag's definition: the names it had before, which are understood, with a notice. */
export function formerly(...names: string[]): { aliases: string[]; deprecateAliases: true } {
  return { aliases: names, deprecateAliases: true };
}

/** Flags or arguments by name, as oclif hands them on. */
export type Given = Record<string, unknown>;

/** The flags every command has, as parsed. */
export interface CommonFlags {
  library: string | undefined;
}

/** The flags of a command that looks at the library as of a day. */
export interface LookFlags extends CommonFlags {
  date: IsoDate | undefined;
}

/** What all commands share: where the library is, and which language is spoken. */
export abstract class SopCommand extends Command {
  static override enableJsonFlag = true;

  static override baseFlags = {
    library: Flags.string({
      helpGroup: group,
      helpValue: "DIR",
      summary: both({
        en: "the library's folder (default: the nearest library.yaml upwards, then ./sops)",
        id: "folder pustaka (bawaan: library.yaml terdekat ke atas, lalu ./sops)",
      }),
    }),
    lang: Flags.option({ options: languages })({
      helpGroup: group,
      summary: both({ en: "the language to speak (default: the library's)", id: "bahasa keluaran (bawaan: bahasa pustaka)" }),
    }),
    "no-color": Flags.boolean({ helpGroup: group, summary: both({ en: "no colours", id: "tanpa warna" }) }),
  };

  /** The language everything is said in; known once the command began. */
  protected language: Language = "en";

  override async init(): Promise<void> {
    this.language = await languageFor(this.argv);
  }

  /** @throws UsageError also where a value or an argument is empty, whichever it is */
  protected override async parse<F extends Given, B extends Given, A extends Given>(
    options?: Interfaces.Input<F, B, A>,
    argv?: string[],
  ): Promise<Interfaces.ParserOutput<F, B, A>> {
    const parsed = await super.parse<F, B, A>(options, argv);
    const { flags = {}, baseFlags = {}, args = {} } = options ?? {};
    requireFilled(parsed.raw, { flags: { ...baseFlags, ...flags }, args });
    return parsed;
  }

  /** Old names of flags are understood, and their new ones named in the reader's language. */
  protected override warnIfFlagDeprecated(flags: Record<string, unknown>): void {
    const defined = (this.ctor.flags ?? {}) as Record<string, { aliases?: string[]; deprecateAliases?: boolean }>;
    for (const [name, { aliases = [], deprecateAliases }] of Object.entries(defined)) {
      if (!deprecateAliases || flags[name] === undefined) continue;
      const old = aliases.find((alias) => this.argv.some((word) => word === `--${alias}` || word.startsWith(`--${alias}=`)));
      if (old !== undefined) this.notice({ en: `--${old} is now called --${name}.`, id: `--${old} kini bernama --${name}.` });
    }
  }

  /** A fault is put into words in one place, `cli/fault.ts`. */
  protected override async catch(error: unknown): Promise<never> {
    throw error;
  }

  /**
   * The folder of the library the command is about.
   * @throws UsageError when none was named and none is near
   */
  protected async libraryFolder({ library }: CommonFlags): Promise<string> {
    const folder = library ?? (await findLibrary(process.cwd()));
    if (folder !== undefined) {
      if (!this.#isNoticed) await this.noticeInterruption(folder);
      this.#isNoticed = true;
      return folder;
    }
    throw new UsageError(
      {
        en: "There is no library here: no library.yaml in this folder, above it, or in ./sops.",
        id: "Di sini tidak ada pustaka: library.yaml tidak ada di folder ini, di atasnya, maupun di ./sops.",
      },
      {
        en: "Name the library's folder with --library DIR, or make one with sop init.",
        id: "Sebutkan folder pustaka dengan --library DIR, atau buat dengan sop init.",
      },
    );
  }

  #isNoticed = false;

  /** A reader sees half of a change that was cut off, and is told. */
  protected async noticeInterruption(folder: string): Promise<void> {
    if (!(await isInterrupted(folder))) return;
    this.notice({
      en: "A change of this library was cut off half-way; the next command that writes finishes it, such as sop check --fix.",
      id: "Sebuah perubahan pustaka ini terputus di tengah jalan; perintah berikutnya yang menulis akan menyelesaikannya, misalnya sop check --fix.",
    });
  }

  /** One JSON value, uncoloured: oclif colours it by a tokenizer that costs more than a whole check. */
  override logJson(json: unknown): void {
    process.stdout.write(`${printJson(json, 2)}\n`);
  }

  /** All that is printed goes through here: what a document holds moves no cursor. */
  override log(text = ""): void {
    if (!this.jsonEnabled()) process.stdout.write(`${visibleText(text, process.stdout.isTTY)}\n`);
  }

  /** Writes a text to a file, where one is named; else prints it. @throws UsageError when the file can't be written */
  protected async answer(file: string | undefined, text: string): Promise<void> {
    if (file === undefined) this.say(text.trimEnd());
    else await writeOutput(file, `${text.trimEnd()}\n`);
  }

  /** Prints to standard output, unless one JSON value is asked for. */
  protected say(text: LocalText | string): void {
    this.log(typeof text === "string" ? text : pick(text, this.language));
  }

  /** What was thrown where the command goes on, as while a library is watched: it is said, and the next save is waited for. */
  protected sayFault(error: unknown): string {
    const words = [this.id ?? "", ...this.argv];
    const { text } = describeFault(error, this.language, { commands: [], root: this.config.root, words });
    this.notice(text);
    return text;
  }

  /** Prints to standard error: progress and notices, which are not the answer. */
  protected notice(text: LocalText | string): void {
    process.stderr.write(`${visibleText(typeof text === "string" ? text : pick(text, this.language))}\n`);
  }

  /** Says on a terminal how far a long reading is, while it goes on, and keeps it small. */
  protected async whileReading<T>(reading: (onProgress: (texts: number) => void) => Promise<T>): Promise<T> {
    const progress = startProgress((done) => pick({ en: `${counted(done, "file")} read`, id: `${done} berkas dibaca` }, this.language));
    const boundYoungSpace = createYoungSpaceBound();
    const onProgress = (texts: number) => {
      progress.report(texts);
      boundYoungSpace();
    };
    return reading(onProgress).finally(progress.end);
  }

  /** Reads a library, and says so where it takes long. @throws UsageError when there is none, or its settings can't be read */
  protected async readLibrary(directory: string, options: ReadOptions): Promise<ReadLibrary> {
    return this.whileReading((onProgress) => readLibrary(directory, { ...options, onProgress }));
  }

  /** Nothing seen is never “nothing found”: of an empty library nothing can be said. */
  protected sayEmpty(directory: string): void {
    this.notice({
      en: `“${directory}” holds no documents: a document is a folder named by its code, with draft.md or rev-NN.md in it.`,
      id: `“${directory}” tidak memuat dokumen: dokumen adalah folder bernama kodenya, berisi draft.md atau rev-NN.md.`,
    });
    if (process.exitCode !== 1) this.leaveStatus(2);
  }

  /** True where colours may be printed to standard output. */
  protected canColour(flags: { "no-color": boolean }): boolean {
    return hasColour() && !flags["no-color"];
  }

  /** Leaves this exit status when the command is done: 1 where there were findings. */
  protected leaveStatus(status: 0 | 1 | 2): void {
    process.exitCode = status;
  }
}

/** A command that looks at the library as of a day. What changes a library has no such day: it happens today. */
export abstract class LookCommand extends SopCommand {
  static override baseFlags = {
    ...SopCommand.baseFlags,
    date: dayFlag({
      helpGroup: group,
      summary: both({ en: "look at the library as of this day (default: today)", id: "lihat pustaka per tanggal ini (bawaan: hari ini)" }),
    }),
  };

  /** The day the library is looked at: `--date`, else today in the library's time zone. */
  protected async dayFor(flags: LookFlags): Promise<IsoDate> {
    return flags.date ?? todayOf(await this.libraryFolder(flags));
  }

  /**
   * Looks at the whole library as of the command's day, by what a check kept of it: only what changed since is read. What is shown of a
   * text is read again (`readAgain`).
   */
  protected async lookAt(flags: LookFlags): Promise<LibraryFacts> {
    const directory = await this.libraryFolder(flags);
    const date = await todayOf(directory);
    const kept = await this.whileReading((onProgress) => checkKept(directory, { use: "check", date, withLibrary: true, onProgress }));
    if (kept === undefined) return this.readAll(flags);
    return this.#telling(asOf(kept.facts(), flags.date ?? date));
  }

  /** Reads the whole library as of the command's day, whatever was kept of it. */
  protected async readAll(flags: LookFlags): Promise<ReadFacts> {
    return this.#telling(await this.readLibrary(await this.libraryFolder(flags), { date: await this.dayFor(flags), keep: () => false }));
  }

  /** Says of what nobody can tell who has the right to it. */
  #telling<Read extends LibraryFacts>(read: Read): Read {
    for (const record of unreadRights(read.library)) this.notice(unreadRecord(record).text);
    return read;
  }
}

/** The same as of another day. */
export function asOf(read: LibraryFacts, date: IsoDate): LibraryFacts {
  if (date === read.library.date) return read;
  return { ...read, library: indexLibrary(read.facts, read.folders, read.library.settings, date, read.control) };
}

/** Today in the time zone of a library. */
export async function todayOf(directory: string): Promise<IsoDate> {
  const { settings } = await readSettings(directory, process.cwd());
  return todayIn(settings.timeZone);
}
