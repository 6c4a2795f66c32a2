import { Flags } from "@oclif/core";
import { planWithdrawal } from "../../core/acts/withdraw.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { both } from "../both.ts";
import { documentArg, onFlag, reasonFlag, retroactiveFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Withdraw extends EventCommand {
  static override summary = both({
    en: "withdraw a document: nothing of it is in force any more, and its files stay",
    id: "tarik dokumen: tidak ada lagi revisinya yang berlaku, berkasnya tetap ada",
  });
  static override examples = ['sop withdraw W-52 --reason "Diganti verifikasi dua langkah" --replaced-by W-53'];
  static override args = { document: documentArg };
  static override flags = {
    reason: reasonFlag,
    "replaced-by": Flags.string({
      helpValue: "CODE",
      summary: both({ en: "the document to use instead", id: "dokumen penggantinya" }),
    }),
    on: onFlag,
    retroactive: retroactiveFlag,
    sign: signFlag,
    ...signerFlags,
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Withdraw);
    return this.record(flags, args.document, ({ log, happening, library }) => {
      const instead = flags["replaced-by"];
      const replacedBy = instead === undefined ? undefined : findDocument(library, instead).code;
      return planWithdrawal(log, happening, { reason: flags.reason, replacedBy, retroactive: flags.retroactive }, library);
    });
  }
}
