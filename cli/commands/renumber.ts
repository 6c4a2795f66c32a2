import { draftOf, draftsCiting, isDraft } from "../../core/acts/draft/find-drafts.ts";
import { planRenumber } from "../../core/acts/renumber.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { both } from "../both.ts";
import { ChangeCommand, documentArg } from "../change-command.ts";

export default class Renumber extends ChangeCommand {
  static override summary = both({
    en: "number a draft's steps 1…n again; Lanjut, RC and citations follow",
    id: "beri nomor ulang langkah draf 1…n; Lanjut, RC, dan rujukan ikut menyesuaikan",
  });
  static override examples = ["sop renumber P-01", "sop renumber P-01 --dry-run"];
  static override args = { document: documentArg };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Renumber);
    return this.change(flags, async ({ root, moment }) => {
      const read = await this.readLibrary(root, { date: moment.day, keep: isDraft });
      const controlled = findDocument(read.library, args.document);
      this.requireRecords("renumber", read.library, [controlled]);
      const draft = draftOf(controlled, read.documents);
      const citing = draftsCiting(controlled, read.library, read.documents);
      return { plan: planRenumber({ controlled, draft, citing, reading: read.reading }) };
    });
  }
}
