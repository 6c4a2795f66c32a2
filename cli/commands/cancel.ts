import { Flags } from "@oclif/core";
import { planCancellation } from "../../core/acts/cancel.ts";
import { both } from "../both.ts";
import { documentArg, reasonFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Cancel extends EventCommand {
  static override summary = both({
    en: "cancel an issued revision before it comes into force",
    id: "batalkan revisi terbit sebelum mulai berlaku",
  });
  static override examples = ['sop cancel P-01 --reason "Petugas belum cukup"'];
  static override args = { document: documentArg };
  static override flags = {
    revision: Flags.string({
      helpValue: "NN",
      summary: both({
        en: "which revision (default: the only one scheduled)",
        id: "revisi yang mana (bawaan: satu-satunya yang terjadwal)",
      }),
    }),
    reason: reasonFlag,
    sign: signFlag,
    ...signerFlags,
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Cancel);
    return this.record(flags, args.document, ({ log, happening }) =>
      planCancellation(log, happening, { revision: flags.revision, reason: flags.reason }),
    );
  }
}
