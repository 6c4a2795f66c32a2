import { Args } from "@oclif/core";
import { SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { type CompletedCommand, candidates } from "../complete/candidates.ts";
import { knownWords } from "../complete/known-words.ts";
import { shellScripts, shellSetup, shells } from "../complete/shell-scripts.ts";

export default class Autocomplete extends SopCommand {
  static override summary = both({
    en: "complete commands, flags, codes, registers and rules with the tab key, in bash, zsh and PowerShell",
    id: "lengkapi perintah, pilihan, kode, register, dan aturan dengan tombol tab, di bash, zsh, dan PowerShell",
  });
  static override examples = Object.values(shellSetup);
  static override strict = false;
  static override args = {
    shell: Args.string({
      options: [...shells],
      description: both({
        en: "whose script is printed; without it, how each is set up",
        id: "skrip shell yang dicetak; tanpa itu, cara memasangnya",
      }),
    }),
  };

  async run(): Promise<unknown> {
    const at = this.argv.indexOf("--");
    if (at !== -1) return this.#complete(this.argv.slice(at + 1));
    const { args } = await this.parse(Autocomplete);
    const shell = shells.find((one) => one === args.shell);
    this.say(shell === undefined ? shells.map((one) => `${one.padEnd(12)}${shellSetup[one]}`).join("\n") : shellScripts[shell].trimEnd());
    return shell === undefined ? shellSetup : { shell, script: shellScripts[shell] };
  }

  /** What stands behind `--` is a command line; its last word, behind “=”, is being typed. */
  async #complete(line: readonly string[]): Promise<string[]> {
    const words = line.map((word, index) => (index === line.length - 1 ? word.replace(/^=/, "") : word));
    const commands = Object.fromEntries(this.config.commands.map((command) => [command.id, command as unknown as CompletedCommand]));
    const named = words[words.indexOf("--library") + 1];
    const found = await candidates(words, {
      commands,
      words: (kind) =>
        knownWords(kind, {
          named: words.includes("--library") ? named : undefined,
          packageRoot: this.config.root,
          language: this.language,
        }),
    });
    for (const word of found) this.say(word);
    return found;
  }
}
