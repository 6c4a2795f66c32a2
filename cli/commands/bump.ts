import { Flags } from "@oclif/core";
import { planBump, revisionToBump } from "../../core/acts/bump.ts";
import { draftOf } from "../../core/acts/draft/find-drafts.ts";
import { planDraftEntry } from "../../core/acts/draft-entry.ts";
import { documentOf } from "../../core/library/document-of.ts";
import { findDocument, meantBy } from "../../core/library/find-document.ts";
import { UsageError } from "../../core/usage-error.ts";
import { dayFlag } from "../base-command.ts";
import { both } from "../both.ts";
import { ChangeCommand, documentArg } from "../change-command.ts";

export default class Bump extends ChangeCommand {
  static override summary = both({
    en: "open the next revision: a draft that begins as a copy of the last issued one",
    id: "buka revisi berikutnya: draf yang dimulai sebagai salinan revisi terbit terakhir",
  });
  static override examples = [
    "sop bump P-01",
    "sop bump P-01 --change auto",
    'sop bump P-01 --change "Menambahkan layanan 188" --effective 2027-01-01',
  ];
  static override args = { document: documentArg };
  static override flags = {
    change: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "TEXT",
      summary: both({
        en: "what changes, for the change log (several times: several lines); auto: drafted from the finished draft",
        id: "apa yang berubah, untuk catatan perubahan (boleh berulang); auto: disusun dari draf yang sudah selesai",
      }),
    }),
    revision: Flags.string({
      helpValue: "LABEL",
      summary: both({
        en: "what the next revision is called, where the library names revisions by labels",
        id: "nama revisi berikutnya, bila pustaka menamai revisi dengan label",
      }),
    }),
    effective: dayFlag({ summary: both({ en: "when it is to come into force", id: "kapan mulai berlaku" }) }),
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Bump);
    return this.change(flags, async ({ root, moment }) => {
      const read = await this.readLibrary(root, { date: moment.day, keep: meantBy(args.document) });
      const controlled = findDocument(read.library, args.document);
      this.requireRecords("bump", read.library, [controlled]);
      const issued = controlled.revisions.at(-1);
      if (flags.change?.join() === "auto" && controlled.draft && issued) {
        return {
          plan: planDraftEntry(controlled, draftOf(controlled, read.documents), documentOf(issued.facts, read.documents), read.reading),
        };
      }
      if (flags.change?.includes("auto")) throw autoTooEarly();
      const last = documentOf(revisionToBump(controlled).facts, read.documents);
      return {
        plan: planBump({
          controlled,
          last,
          changes: flags.change ?? [],
          effective: flags.effective,
          named: flags.revision,
          settings: read.library.settings.revision,
        }),
      };
    });
  }
}

function autoTooEarly(): UsageError {
  return new UsageError(
    {
      en: "--change auto tells what a draft changes; there is nothing to tell before it is written.",
      id: "--change auto menyebut yang diubah draf; sebelum draf ditulis belum ada yang disebut.",
    },
    {
      en: "Bump without it, edit the draft, then run it again with --change auto alone.",
      id: "Jalankan tanpa itu, sunting draf, lalu ulangi hanya dengan --change auto.",
    },
  );
}
