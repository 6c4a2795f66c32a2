import { Flags } from "@oclif/core";
import { noDraft } from "../../core/acts/draft/draft-in-work.ts";
import { planReject } from "../../core/acts/reject.ts";
import { readDocument } from "../../core/document/read-document.ts";
import { holdDigests, holdFile } from "../act/held-files.ts";
import { both } from "../both.ts";
import { documentArg, reasonFlag, signerFlags } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Reject extends EventCommand {
  static override summary = both({
    en: "send a draft back: its approvals are cleared, the reason is kept",
    id: "kembalikan draf: persetujuannya dikosongkan, alasannya dicatat",
  });
  static override examples = ['sop reject P-01 --as checked --reason "Waktu tanggap belum disebutkan"'];
  static override args = { document: documentArg };
  static override flags = {
    as: Flags.string({ required: true, helpValue: "ROLE", summary: both({ en: "in which role", id: "dalam peran apa" }) }),
    reason: reasonFlag,
    ...signerFlags,
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Reject);
    return this.record(flags, args.document, async ({ log, happening, read, context: { root } }) => {
      const { code, folder, draft } = log.controlled;
      if (!draft) throw noDraft(code);
      const file = await holdFile(root, `${folder}/draft.md`);
      const document = readDocument({ path: draft.path, folder, fileName: "draft.md", text: file.text }, read.reading);
      const signatures = (await holdDigests(root, folder)).filter(({ path }) => path.startsWith(`${folder}/draft/`));
      const work = { controlled: log.controlled, document, file, signatures, reading: read.reading };
      return planReject({ draft: work, role: flags.as, reason: flags.reason }, log, happening);
    });
  }
}
