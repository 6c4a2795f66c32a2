import { type Command, CommandHelp, type Interfaces, Help as OclifHelp } from "@oclif/core";
import stringWidth from "string-width";
import type { LibrarySettings } from "../schemas/library-settings.ts";
import type { Language, LocalText } from "../schemas/local-text.ts";
import { mapTexts, pick } from "./both.ts";
import { exitStatuses } from "./exit-statuses.ts";
import { languageFor, settingsFor } from "./language.ts";

const headers: Readonly<Record<string, LocalText>> = {
  USAGE: { en: "USAGE", id: "CARA PAKAI" },
  ARGUMENTS: { en: "ARGUMENTS", id: "ARGUMEN" },
  FLAGS: { en: "FLAGS", id: "PILIHAN" },
  "GLOBAL FLAGS": { en: "GLOBAL FLAGS", id: "PILIHAN UMUM" },
  DESCRIPTION: { en: "DESCRIPTION", id: "KETERANGAN" },
  "EXIT STATUS": { en: "EXIT STATUS", id: "STATUS KELUAR" },
  EXAMPLES: { en: "EXAMPLES", id: "CONTOH" },
};

/** The order of the overview: what one looks for first stands first. */
const groups: readonly { title: LocalText; commands: readonly string[] }[] = [
  { title: { en: "LOOK", id: "MELIHAT" }, commands: ["check", "explain", "list", "show", "refs", "diff", "verify", "flow"] },
  {
    title: { en: "CHANGE", id: "MENGUBAH" },
    commands: [
      ...["init", "new", "bump", "approve", "reject", "issue", "review", "withdraw", "reinstate", "cancel", "copies", "correct"],
      ...["renumber", "rename", "import"],
    ],
  },
  {
    title: { en: "GATE AND PUBLISH", id: "GERBANG DAN PENERBITAN" },
    commands: ["gate", "build", "preview", "export", "qualify"],
  },
  {
    title: { en: "AT HAND", id: "BANTUAN" },
    commands: ["docs", "autocomplete"],
  },
  { title: { en: "FOR OTHER PROGRAMS", id: "UNTUK PROGRAM LAIN" }, commands: ["language-server", "mcp"] },
];

const rootTexts = {
  what: {
    en: "Standard operating procedures under document control, as plain Markdown in git.",
    id: "Prosedur operasi standar dalam kendali dokumen, sebagai Markdown biasa di git.",
  },
  json: { en: "one JSON value on standard output", id: "satu nilai JSON di keluaran baku" },
  others: { en: "OTHERS", id: "LAINNYA" },
  more: { en: "sop COMMAND --help says more about one of them.", id: "sop PERINTAH --help menjelaskan tiap perintah." },
} as const satisfies Record<string, LocalText>;

/** oclif's help in the reader's language, with the commands in groups. */
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

  override formatRoot(): string {
    const usage = this.section(this.#word("USAGE"), this.#language === "id" ? "$ sop PERINTAH" : "$ sop COMMAND");
    return `${rootTexts.what[this.#language]}\n\n${usage}\n`;
  }

  override formatCommands(commands: Command.Loadable[]): string {
    const known = new Set(groups.flatMap((group) => group.commands));
    const rest = { title: rootTexts.others, commands: commands.map(({ id }) => id).filter((id) => !known.has(id)) };
    const blocks = [...groups, rest].map(({ title, commands: ids }) => {
      const rows = ids.flatMap((id) => commands.filter((command) => command.id === id));
      return rows.length === 0 ? "" : this.section(title[this.#language], rows.map((command) => this.#row(command)).join("\n"));
    });
    return `${blocks.filter((block) => block !== "").join("\n\n")}\n\n${rootTexts.more[this.#language]}`;
  }

  override formatCommand(command: Command.Loadable): string {
    const text = new LocalCommandHelp(command, this.config, this.opts, this.#language).generate();
    return `${text}\n\n${this.section(this.#word("EXIT STATUS"), exitStatuses(command.id)[this.#language])}`;
  }

  #row(command: Command.Loadable): string {
    const name = command.id.replaceAll(":", " ");
    const summary = pick(command.summary ?? "", this.#language);
    return `${name}${" ".repeat(Math.max(1, 17 - stringWidth(name)))}${summary}`;
  }

  #word(header: string): string {
    return headers[header]?.[this.#language] ?? header;
  }
}

/** What the library at hand calls its types and roles: a help text says `{types}`, `{roles}`. */
function namesOf({ types, roles }: LibrarySettings, language: Language): Readonly<Record<string, string>> {
  const signing = new Set(Object.values(types).flatMap(({ approvals }) => approvals));
  return {
    "{types}": Object.entries(types)
      .map(([letter, { name }]) => `${letter} (${name[language]})`)
      .join(", "),
    "{roles}": [...signing].map((role) => (roles[role] ? `${role} (${roles[role][language]})` : role)).join(", "),
  };
}

function localCommand(command: Command.Loadable, language: Language, names: Readonly<Record<string, string>>): Command.Loadable {
  const { args, flags, summary = "", description = "", examples, ...rest } = command;
  const local = <T>(value: T): T => mapTexts(value, (text) => pick(text, language).replaceAll(/\{\w+\}/g, (name) => names[name] ?? name));
  return {
    ...rest,
    summary: local(summary),
    description: local(description),
    examples: local(examples),
    args: local(args),
    flags: { ...local(flags), ...(flags["json"] ? { json: { ...flags["json"], description: rootTexts.json[language] } } : {}) },
  };
}

class LocalCommandHelp extends CommandHelp {
  readonly #language: Language;

  constructor(command: Command.Loadable, config: Interfaces.Config, options: Interfaces.HelpOptions, language: Language) {
    super(command, config, options);
    this.#language = language;
  }

  override section(header: string, body: Parameters<CommandHelp["section"]>[1]): string {
    return super.section(headers[header]?.[this.#language] ?? header, body);
  }
}
