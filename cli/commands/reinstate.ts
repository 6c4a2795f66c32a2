import { planReinstatement } from "../../core/acts/withdraw.ts";
import { both } from "../both.ts";
import { documentArg, onFlag, reasonFlag, retroactiveFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Reinstate extends EventCommand {
  static override summary = both({
    en: "bring a withdrawn document back in force, or take back a withdrawal before its day",
    id: "berlakukan kembali dokumen yang ditarik, atau batalkan penarikan sebelum harinya",
  });
  static override examples = ['sop reinstate W-52 --reason "Daftar pegawai selesai diperbaiki"'];
  static override args = { document: documentArg };
  static override flags = { reason: reasonFlag, on: onFlag, retroactive: retroactiveFlag, sign: signFlag, ...signerFlags };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Reinstate);
    return this.record(flags, args.document, ({ log, happening }) =>
      planReinstatement(log, happening, { reason: flags.reason, retroactive: flags.retroactive }),
    );
  }
}
