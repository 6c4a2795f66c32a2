import { Flags } from "@oclif/core";
import { planAdmission } from "../../core/acts/annul.ts";
import { both } from "../both.ts";
import { documentArg, reasonFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Admit extends EventCommand {
  static override summary = both({
    en: "admit what came late: an entry of events.yaml, an issue, a draft's approvals; it holds from today",
    id: "terima yang datang terlambat: entri events.yaml, penerbitan, persetujuan draf; berlaku mulai hari ini",
  });
  static override examples = [
    'sop admit P-01 --event 3 --reason "Cabang tertunda tiga minggu"',
    'sop admit P-01 --revision 06 --reason "Cabang tertunda tiga minggu"',
  ];
  static override args = { document: documentArg };
  static override flags = {
    event: Flags.string({
      exactlyOne: ["event", "revision"],
      helpValue: "NUMBER",
      summary: both({ en: "the entry's number, from 1, or its digest", id: "nomor entrinya, mulai 1, atau sidiknya" }),
    }),
    revision: Flags.string({
      helpValue: "NN",
      summary: both({
        en: "the revision that was issued late, or whose draft was approved long ago",
        id: "revisi yang terbit terlambat, atau yang drafnya lama disetujui",
      }),
    }),
    reason: reasonFlag,
    sign: signFlag,
    ...signerFlags,
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Admit);
    return this.record(flags, args.document, ({ log, happening, context }) => {
      const { within } = context.settings.acts;
      return planAdmission(log, happening, { entry: flags.event, revision: flags.revision, reason: flags.reason, within });
    });
  }
}
