import { Flags } from "@oclif/core";
import { planAnnulment } from "../../core/acts/annul.ts";
import { both } from "../both.ts";
import { documentArg, reasonFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Annul extends EventCommand {
  static override summary = both({
    en: "annul an entry of events.yaml that has no effect, so that it is no longer an error",
    id: "batalkan entri events.yaml yang tidak berakibat, sehingga bukan kesalahan lagi",
  });
  static override examples = ['sop annul P-01 --event 3 --reason "Salah dokumen"'];
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

  protected override readonly act = "annul";

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Annul);
    return this.record(flags, args.document, ({ log, happening }) =>
      planAnnulment(log, happening, { entry: flags.event, reason: flags.reason }),
    );
  }
}
