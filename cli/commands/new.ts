import { Args, Flags } from "@oclif/core";
import { planNew } from "../../core/acts/new-document.ts";
import { UsageError } from "../../core/usage-error.ts";
import { languages } from "../../schemas/local-text.ts";
import { both } from "../both.ts";
import { ChangeCommand } from "../change-command.ts";
import { toShownPath } from "../files/shown-path.ts";

export default class New extends ChangeCommand {
  static override summary = both({
    en: "begin a document: a draft with the next free number and the sections of its type",
    id: "mulai dokumen baru: draf dengan nomor berikutnya dan bagian-bagian jenisnya",
  });
  static override examples = ['sop new P "Penanganan Keluhan"', 'sop new W "Cek tagihan" --part unit=OCC'];
  static override args = {
    type: Args.string({
      required: true,
      description: both({ en: "the type's letter: {types}", id: "huruf jenis dokumen: {types}" }),
    }),
    title: Args.string({ required: true, description: both({ en: "the title, in quotes", id: "judulnya, dalam tanda kutip" }) }),
  };
  static override flags = {
    part: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "NAME=VALUE",
      summary: both({ en: "a part of the code that has several values", id: "bagian kode yang memiliki beberapa nilai" }),
    }),
    language: Flags.option({ options: languages })({
      summary: both({ en: "the document's language (default: the library's)", id: "bahasa dokumen (bawaan: bahasa pustaka)" }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(New);
    const parts = Object.fromEntries((flags.part ?? []).map(readPart));
    return this.change(flags, async ({ root, moment, settings }) => {
      const { library, reading } = await this.readLibrary(root, { date: moment.day, keep: () => false });
      this.requireRecords("new", library, []);
      const shownRoot = toShownPath(process.cwd(), root);
      const request = { type: args.type, title: args.title, parts, language: flags.language ?? settings.language, shownRoot };
      return { plan: planNew(request, library, reading) };
    });
  }
}

function readPart(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError({ en: `“${text}” is no part of a code; write NAME=VALUE.`, id: `“${text}” bukan bagian kode; tulis NAMA=NILAI.` });
}
