import type { Command, Interfaces } from "@oclif/core";
import { CommandHelp, Help as OclifHelp } from "@oclif/core/help";
import { pick } from "../languages/language.ts";
import type { Language, LocalText } from "../schemas/local-text.ts";
import { mapTexts } from "./both.ts";
import { exitStatuses } from "./exit-statuses.ts";
import { helpWith, namesOf } from "./help-names.ts";
import { languageFor, settingsFor } from "./language.ts";
import { overview } from "./overview.ts";
import { hasColour } from "./print-overview.ts";

const headers: Readonly<Record<string, LocalText>> = {
  USAGE: { en: "USAGE", id: "CARA PAKAI" },
  ARGUMENTS: { en: "ARGUMENTS", id: "ARGUMEN" },
  FLAGS: { en: "FLAGS", id: "PILIHAN" },
  "GLOBAL FLAGS": { en: "GLOBAL FLAGS", id: "PILIHAN UMUM" },
  DESCRIPTION: { en: "DESCRIPTION", id: "KETERANGAN" },
  "EXIT STATUS": { en: "EXIT STATUS", id: "STATUS KELUAR" },
  EXAMPLES: { en: "EXAMPLES", id: "CONTOH" },
};

/** What oclif says of a flag or an argument, by its own words. */
const remarks: readonly LocalText[] = [
  { en: "(required)", id: "(wajib)" },
  { en: "<options: ", id: "<pilihan: " },
  { en: "[default: ", id: "[bawaan: " },
];

const json: LocalText = { en: "one JSON value on standard output", id: "satu nilai JSON di keluaran baku" };

/** oclif's help in the reader's language. */
export default class Help extends OclifHelp {
  #language: Language = "en";

  override async showHelp(argv: string[]): Promise<void> {
    this.#language = await languageFor(process.argv.slice(2));
    const words = argv.filter((word, index) => !word.startsWith("--lang") && argv[index - 1] !== "--lang");
    await super.showHelp(words);
  }

  override async showCommandHelp(command: Command.Loadable): Promise<void> {
    const words = process.argv.slice(2);
    this.#language = await languageFor(words);
    await super.showCommandHelp(localCommand(command, this.#language, namesOf(await settingsFor(words), this.#language)));
  }

  override async showRootHelp(): Promise<void> {
    process.stdout.write(overview(this.config.commands, this.#language, hasColour()));
  }

  override formatCommand(command: Command.Loadable): string {
    const text = new LocalCommandHelp(command, this.config, this.opts, this.#language).generate();
    return `${text}\n\n${this.section(this.#word("EXIT STATUS"), pick(exitStatuses(command.id), this.#language))}`;
  }

  #word(header: string): string {
    return pick(headers[header], this.#language) ?? header;
  }
}

function localCommand(command: Command.Loadable, language: Language, names: Readonly<Record<string, string>>): Command.Loadable {
  const { args, flags, summary = "", description = "", examples, ...rest } = command;
  const local = <T>(value: T): T => mapTexts(value, (text) => helpWith(text, language, names));
  return {
    ...rest,
    summary: local(summary),
    description: local(description),
    examples: local(examples),
    args: local(args),
    flags: alone({ ...local(flags), ...(flags["json"] ? { json: { ...flags["json"], description: pick(json, language) } } : {}) }),
  };
}

/** Flags without what they say of each other: of more than two that don't go together oclif's usage leaves empty brackets and bars behind. */
function alone(flags: Command.Loadable["flags"]): Command.Loadable["flags"] {
  return Object.fromEntries(Object.entries(flags).map(([name, { exclusive: _, dependsOn: __, ...flag }]) => [name, flag]));
}

class LocalCommandHelp extends CommandHelp {
  readonly #language: Language;

  constructor(command: Command.Loadable, config: Interfaces.Config, options: Interfaces.HelpOptions, language: Language) {
    super(command, config, options);
    this.#language = language;
  }

  override section(header: string, body: Parameters<CommandHelp["section"]>[1]): string {
    return super.section(pick(headers[header], this.#language) ?? header, body);
  }

  protected override args(args: Command.Arg.Any[]): [string, string | undefined][] | undefined {
    return super.args(args)?.map(([name, text]) => [name, this.#remarked(text)]);
  }

  protected override flags(flags: Command.Flag.Any[]): [string, string | undefined][] | undefined {
    return super.flags(flags)?.map(([name, text]) => [name, this.#remarked(text)]);
  }

  #remarked(text: string | undefined): string | undefined {
    return remarks.reduce((all, remark) => all?.replace(remark.en, pick(remark, this.#language)), text);
  }
}
