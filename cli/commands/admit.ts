import { Flags } from "@oclif/core";
import { planAdmission } from "../../core/acts/annul.ts";
import { both } from "../both.ts";
import { documentArg, reasonFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Admit extends EventCommand {
  static override summary = both({
    en: "admit an entry of events.yaml that came late; it holds from today",
    id: "terima entri events.yaml yang datang terlambat; berlaku mulai hari ini",
  });
  static override examples = ['sop admit P-01 --event 3 --reason "Cabang tertunda tiga minggu"'];
  static override args = { document: documentArg };
  static override flags = {
    event: Flags.string({
      required: true,
      helpValue: "NUMBER",
      summary: both({ en: "the entry's number, from 1, or its digest", id: "nomor entrinya, mulai 1, atau sidiknya" }),
    }),
    reason: reasonFlag,
    sign: signFlag,
    ...signerFlags,
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Admit);
    return this.record(flags, args.document, ({ log, happening }) =>
      planAdmission(log, happening, { entry: flags.event, reason: flags.reason }),
    );
  }
}
