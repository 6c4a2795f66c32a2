import { Args, Flags } from "@oclif/core";
import { namesOf, noRevisionNamed, revisionNamed } from "../../core/library/choose-revision.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { findDocument } from "../../core/library/find-document.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { effectiveRevision, nearestRevision, type Status, statusOn } from "../../core/library/status.ts";
import { hasUncheckedSignatures, signaturesUnchecked } from "../../core/library/unchecked-signatures.ts";
import { whyInDoubt } from "../../core/library/why-in-doubt.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { asOf, dayFlag, LookCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { readAgain } from "../read/read-library.ts";
import { showDocument } from "../report/show/show.ts";

export default class Show extends LookCommand {
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
    const read = await this.lookAt(flags);
    const { library } = asOf(read, flags.at ?? read.library.date);
    if (hasUncheckedSignatures(read.library, read.control.records)) this.notice(signaturesUnchecked);
    const controlled = findDocument(library, args.document);
    const { date } = library;
    const facts =
      flags.revision === undefined ? factsOn(controlled, date, flags.at !== undefined) : revisionNamed(controlled, flags.revision);
    if (!facts) throw flags.at === undefined ? noRevisionNamed(controlled, flags.revision) : nothingInForce(controlled, date);
    const document = await readAgain(read, facts);
    const issued = controlled.revisions.find((revision) => revision.facts === facts);
    const status: Status = (issued && statusOn(controlled, issued, date)) ?? { status: "draft" };
    const width = Math.min(process.stdout.columns || 80, 100);
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

/** What is shown of a document: the revision in force; unless a day was asked for, else what stands for it, the last one, the draft. */
function factsOn(controlled: ControlledDocument, date: IsoDate, isDayAsked: boolean): DocumentFacts | undefined {
  if (isDayAsked) return effectiveRevision(controlled, date)?.facts;
  return nearestRevision(controlled, date)?.facts ?? controlled.draft;
}

function nothingInForce(controlled: ControlledDocument, date: IsoDate): UsageError {
  const known = namesOf(controlled);
  const doubt = whyInDoubt(controlled, date);
  return new UsageError(
    {
      en: `Nothing of ${controlled.code} was in force on ${date}.${doubt.en}`,
      id: `Tidak ada revisi ${controlled.code} yang berlaku pada ${date}.${doubt.id}`,
    },
    { en: `What there is: ${known}.`, id: `Yang ada: ${known}.` },
  );
}
