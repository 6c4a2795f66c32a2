import { Flags } from "@oclif/core";
import { planCopyIssue, planCopyRecall } from "../../core/acts/copies.ts";
import { UsageError } from "../../core/usage-error.ts";
import { both } from "../both.ts";
import { documentArg, onFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Copies extends EventCommand {
  static override summary = both({
    en: "record that printed copies were handed out or came back",
    id: "catat penyerahan atau penarikan salinan cetak",
  });
  static override examples = [
    'sop copies P-01 --issue 3 --location "Gudang Perangkat" --received-by "B.S., Kepala Gudang"',
    "sop copies P-01 --recall 1 --recall 2",
    "sop copies P-01 --recall controlled --location Malang",
  ];
  static override args = { document: documentArg };
  static override flags = {
    issue: Flags.string({
      exclusive: ["recall"],
      helpValue: "NUMBER",
      summary: both({ en: "hand out this copy", id: "serahkan salinan ini" }),
    }),
    recall: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "NUMBER",
      summary: both({ en: "this copy came back (several times: several copies)", id: "salinan ini sudah kembali (boleh berulang)" }),
    }),
    location: Flags.string({ helpValue: "PLACE", summary: both({ en: "where the copy is kept", id: "tempat salinan disimpan" }) }),
    "received-by": Flags.string({
      helpValue: "WHO",
      exclusive: ["recall"],
      summary: both({
        en: "who signed for the copy, by name and position",
        id: "siapa yang menandatangani penerimaannya: nama dan jabatan",
      }),
    }),
    revision: Flags.string({
      helpValue: "NN",
      summary: both({ en: "of which revision (default: the one in force)", id: "dari revisi mana (bawaan: yang berlaku)" }),
    }),
    on: onFlag,
    sign: signFlag,
    ...signerFlags,
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Copies);
    const { issue, recall, location, revision } = flags;
    if (recall) {
      return this.record(flags, args.document, ({ log, happening }) =>
        planCopyRecall(log, happening, { copies: recall, location, revision }),
      );
    }
    if (issue === undefined) throw neither();
    if (location === undefined) throw noPlace();
    const receivedBy = flags["received-by"];
    return this.record(flags, args.document, ({ log, happening }) =>
      planCopyIssue(log, happening, { copy: issue, location, revision, receivedBy }),
    );
  }
}

function neither(): UsageError {
  return new UsageError(
    { en: "Neither --issue nor --recall was given.", id: "Belum disebutkan --issue atau --recall." },
    { en: "sop list copies shows what is out.", id: "sop list copies menunjukkan yang beredar." },
  );
}

function noPlace(): UsageError {
  return new UsageError({
    en: "Where does the copy go? Give --location PLACE.",
    id: "Ke mana salinan diserahkan? Sebutkan --location TEMPAT.",
  });
}
