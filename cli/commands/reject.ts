import { join } from "node:path";
import { Flags } from "@oclif/core";
import { draftOf } from "../../core/acts/draft/find-drafts.ts";
import { planReject } from "../../core/acts/reject.ts";
import { filesHeld } from "../../core/seal/files-held.ts";
import { holdDigests } from "../act/held-files.ts";
import { both } from "../both.ts";
import { documentArg, reasonFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";
import { hashPictures } from "../read/beside-document.ts";

export default class Reject extends EventCommand {
  static override summary = both({
    en: "send a draft back: its approvals are cleared, the reason is kept",
    id: "kembalikan draf: persetujuannya dikosongkan, alasannya dicatat",
  });
  static override examples = ['sop reject P-01 --as checked --reason "Waktu tanggap belum disebutkan"'];
  static override args = { document: documentArg };
  static override flags = {
    as: Flags.string({
      required: true,
      helpValue: "ROLE",
      summary: both({ en: "in which role: {roles}", id: "dalam peran apa: {roles}" }),
    }),
    reason: reasonFlag,
    sign: signFlag,
    ...signerFlags,
  };

  protected override readonly act = "reject";

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Reject);
    return this.record(flags, args.document, async ({ log, happening, read, context: { root } }) => {
      const { controlled } = log;
      const { folder } = controlled;
      const document = draftOf(controlled, read.documents);
      const signatures = (await holdDigests(root, folder)).filter(({ path }) => path.startsWith(`${folder}/draft/`));
      const pictures = await hashPictures(join(root, folder), filesHeld(document));
      const work = { controlled, document, signatures, pictures, reading: read.reading };
      return planReject({ draft: work, role: flags.as, reason: flags.reason }, log, happening);
    });
  }
}
