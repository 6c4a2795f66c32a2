import { Args, Flags } from "@oclif/core";
import { planLibrary } from "../../core/acts/new-library.ts";
import { oneLine } from "../../core/acts/write/one-line.ts";
import { languages } from "../../schemas/local-text.ts";
import { ask } from "../act/ask.ts";
import { findRepository } from "../act/git-work.ts";
import { existingFiles, newLibraryFolder, shippedSchemas } from "../act/new-library-files.ts";
import { both } from "../both.ts";
import { ChangeCommand } from "../change-command.ts";

export default class Init extends ChangeCommand {
  static override summary = both({
    en: "begin a library: settings, one procedure and its instruction, CI, editor settings",
    id: "mulai pustaka: pengaturan, satu prosedur beserta instruksinya, CI, pengaturan penyunting",
  });
  static override examples = ['sop init sops --organisation "CC Telkom"', "sop init --organisation Contoh --language en"];
  static override args = {
    directory: Args.string({
      default: ".",
      description: both({ en: "the library's folder (default: this one)", id: "folder pustaka (bawaan: folder ini)" }),
    }),
  };
  static override flags = {
    organisation: Flags.string({
      helpValue: "NAME",
      summary: both({ en: "the organisation's name as printed", id: "nama organisasi sebagaimana tercetak" }),
    }),
    language: Flags.option({ options: languages })({
      summary: both({ en: "the documents' language (default: id)", id: "bahasa dokumen (bawaan: id)" }),
      default: "id",
    }),
    "time-zone": Flags.string({
      default: "Asia/Jakarta",
      helpValue: "ZONE",
      summary: both({ en: "where midnight is when a revision comes into force", id: "zona waktu saat revisi mulai berlaku" }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Init);
    const question = { id: "Nama organisasi sebagaimana tercetak?", en: "The organisation's name, as printed?" };
    const organisation = oneLine(flags.organisation ?? (await ask(question[this.language], "--organisation")));
    const root = await newLibraryFolder(args.directory);
    const repository = await findRepository(root);
    const request = {
      organisation,
      language: flags.language,
      timeZone: flags["time-zone"],
      tool: { name: this.config.pjson.name, version: this.config.version },
      schemas: await shippedSchemas(this.config.root),
      isRepositoryRoot: repository === undefined || repository.prefix === "",
      existing: new Set<string>(),
    };
    const { operations } = planLibrary(request);
    const existing = await existingFiles(
      root,
      operations.map(({ path }) => path),
    );
    return this.carryOut(flags, { root, repository }, async () => ({ plan: planLibrary({ ...request, existing }) }));
  }
}
