import { planRenumber } from "../../core/acts/renumber.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { openCitingDrafts, openDraft } from "../act/open-drafts.ts";
import { both } from "../both.ts";
import { ChangeCommand, documentArg } from "../change-command.ts";
import { readLibrary } from "../read/read-library.ts";

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
      const read = await readLibrary(root, { date: moment.day, keep: "facts" });
      const controlled = findDocument(read.library, args.document);
      const draft = await openDraft(read, controlled);
      return { plan: planRenumber({ controlled, draft, citing: await openCitingDrafts(read, controlled), reading: read.reading }) };
    });
  }
}
