import { Args } from "@oclif/core";
import { draftOf, draftsCiting, isDraft } from "../../core/acts/draft/find-drafts.ts";
import { planRename, requireNeverIssued } from "../../core/acts/rename.ts";
import { requireOneFolder } from "../../core/acts/rests-on.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { holdDigests } from "../act/held-files.ts";
import { both } from "../both.ts";
import { ChangeCommand } from "../change-command.ts";

export default class Rename extends ChangeCommand {
  static override summary = both({
    en: "give a document that was never issued another code, wherever drafts cite it",
    id: "ganti kode dokumen yang belum pernah terbit, di semua draf yang merujuknya",
  });
  static override examples = ["sop rename W-10 IN.OCC.TELK.W-30"];
  static override args = {
    old: Args.string({
      required: true,
      description: both({ en: "the document's code or an ending of it", id: "kode dokumen atau akhirannya" }),
    }),
    new: Args.string({ required: true, description: both({ en: "its new code, in full", id: "kode barunya, lengkap" }) }),
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Rename);
    return this.change(flags, async ({ root, moment }) => {
      const read = await this.readLibrary(root, { date: moment.day, keep: isDraft });
      const controlled = findDocument(read.library, args.old);
      requireOneFolder(controlled, read.library);
      this.requireRecords("rename", read.library, "all");
      requireNeverIssued(controlled, read.library);
      return {
        plan: planRename({
          controlled,
          draft: draftOf(controlled, read.documents),
          to: args.new,
          files: await holdDigests(root, controlled.folder),
          citing: draftsCiting(controlled, read.library, read.documents),
          library: read.library,
          scheme: read.reading.scheme,
          findCodes: read.reading.findCodes,
        }),
      };
    });
  }
}
