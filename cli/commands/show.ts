import { Args, Flags } from "@oclif/core";
import { findDocument } from "../../core/library/find-document.ts";
import { indexLibrary } from "../../core/library/library.ts";
import { effectiveRevision, type Status, scheduledRevisions, statusOn } from "../../core/library/status.ts";
import { UsageError } from "../../core/usage-error.ts";
import { dayFlag, SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { showDocument } from "../report/show.ts";

export default class Show extends SopCommand {
  static override summary = both({
    en: "a document in the terminal, laid out as the controlled one",
    id: "dokumen di terminal, tersusun seperti dokumen terkendali",
  });
  static override examples = ["sop show P-01", "sop show P-01 --at 2020-01-01", "sop show P-01 --revision 05"];
  static override args = {
    document: Args.string({
      required: true,
      description: both({ en: "its code, an ending of it, or its path", id: "kode, akhiran kode, atau alamatnya" }),
    }),
  };
  static override flags = {
    at: dayFlag({
      exclusive: ["revision"],
      summary: both({ en: "the revision in force on that day", id: "revisi yang berlaku pada hari itu" }),
    }),
    revision: Flags.string({ helpValue: "NN", summary: both({ en: "this revision, or “draft”", id: "revisi ini, atau “draft”" }) }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Show);
    const read = await this.openLibrary(flags);
    const library = flags.at === undefined ? read.library : indexLibrary(read.facts, read.folders, read.library.settings, flags.at);
    const controlled = findDocument(library, args.document);
    const { date } = library;
    const chosen =
      flags.revision === undefined
        ? (effectiveRevision(controlled, date) ??
          (flags.at === undefined ? (scheduledRevisions(controlled, date)[0] ?? controlled.revisions.at(-1)) : undefined))
        : controlled.revisions.find(({ revision }) => Number(revision) === Number(flags.revision));
    const wantsDraft = flags.revision === "draft" || (flags.revision !== undefined && controlled.draft?.revision === flags.revision);
    const facts = wantsDraft
      ? controlled.draft
      : (chosen?.facts ?? (flags.revision === undefined && flags.at === undefined ? controlled.draft : undefined));
    const document = facts && read.documents.get(facts.path);
    if (!document || !facts) {
      const known = [...controlled.revisions.map(({ revision }) => revision), ...(controlled.draft ? ["draft"] : [])].join(", ");
      throw new UsageError(
        flags.at === undefined
          ? {
              en: `${controlled.code} has no revision “${flags.revision}”.`,
              id: `${controlled.code} tidak memiliki revisi “${flags.revision}”.`,
            }
          : {
              en: `Nothing of ${controlled.code} was in force on ${date}.`,
              id: `Tidak ada revisi ${controlled.code} yang berlaku pada ${date}.`,
            },
        { en: `There are ${known}.`, id: `Yang ada: ${known}.` },
      );
    }
    const issued = facts === controlled.draft ? undefined : chosen;
    const status: Status = (issued && statusOn(controlled, issued, date)) ?? { status: "draft" };
    const width = Math.min(process.stdout.columns ?? 80, 100);
    this.say(
      showDocument({
        document,
        issued: issued?.issued,
        status,
        library,
        language: this.language,
        colour: this.canColour(flags),
        width,
      }).trimEnd(),
    );
    return { version: 1, code: controlled.code, date, status, path: facts.path, frontMatter: document.rawFrontMatter };
  }
}
