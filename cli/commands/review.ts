import { Flags } from "@oclif/core";
import { planReview } from "../../core/acts/review.ts";
import { both } from "../both.ts";
import { documentArg, onFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Review extends EventCommand {
  static override summary = both({
    en: "record that a document in force was reviewed: it stays, or is to be revised",
    id: "catat tinjauan berkala dokumen yang berlaku: tetap, atau perlu direvisi",
  });
  static override examples = ['sop review P-01 --result keep --remark "Masih sesuai"', "sop review P-01 --result revise"];
  static override args = { document: documentArg };
  static override flags = {
    result: Flags.option({ options: ["keep", "revise"] as const })({
      required: true,
      summary: both({ en: "keep: stays as it is; revise: a new revision is needed", id: "keep: tetap; revise: perlu revisi baru" }),
    }),
    remark: Flags.string({ helpValue: "TEXT", summary: both({ en: "what was seen", id: "hasil pengamatan" }) }),
    on: onFlag,
    sign: signFlag,
    ...signerFlags,
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Review);
    return this.record(flags, args.document, ({ log, happening }) =>
      planReview(log, happening, { result: flags.result, remark: flags.remark }),
    );
  }
}
