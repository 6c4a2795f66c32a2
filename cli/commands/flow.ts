import { Args, Flags } from "@oclif/core";
import type { Document } from "../../core/document/document.ts";
import { findFlow } from "../../core/flow/graph/find-flow.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { currentRevision, noRevisionNamed, revisionNamed, revisionsOn } from "../../core/library/choose-revision.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { type ControlledDocument, type Library, titleOf } from "../../core/library/library.ts";
import { statusNames } from "../../core/library/registers/status-names.ts";
import { standingWord } from "../../core/library/standing-word.ts";
import { nearestRevision, type StatusName } from "../../core/library/status.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { csvSeparatorFlag, formerly, LookCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { flowFileFormats, makeFlowFile, requireFile } from "../export/flow-file.ts";
import { writeOutput } from "../files/write-output.ts";
import { readAgain } from "../read/read-library.ts";
import { usualSeparator } from "../report/register/csv.ts";

export default class FlowView extends LookCommand {
  static override summary = both({
    en: "one flow as a drawing, BPMN 2.0, for draw.io, a table, Mermaid, text or data",
    id: "satu alur sebagai gambar, BPMN 2.0, untuk draw.io, tabel, Mermaid, teks, atau data",
  });
  static override examples = [
    "sop flow P-01 'Layanan 108'",
    "sop flow P-01 2 --format svg --out layanan-147.svg",
    "sop flow W-10 --format bpmn",
    "sop flow W-10 --format drawio --out alur.drawio",
    "sop flow W-10 --format pdf --out alur.pdf",
    "sop flow W-10 --format xlsx --out alur.xlsx",
  ];
  static override args = {
    document: Args.string({
      required: true,
      description: both({ en: "its code, an ending of it, or its path", id: "kode, akhiran kode, atau alamatnya" }),
    }),
    flow: Args.string({
      description: both({ en: "the flow's title, a part of it, or its number", id: "judul alur, sebagiannya, atau nomornya" }),
    }),
  };
  static override flags = {
    format: Flags.option({ options: flowFileFormats, default: "text" })({
      summary: both({ en: "how it is written", id: "bentuk penulisan" }),
    }),
    layout: Flags.option({ options: ["house", "sop-ap"] as const })({
      summary: both({
        en: "of the drawing: lanes and description, or the form of PermenPAN-RB 35/2012 (default: the library's)",
        id: "tata letak gambar: lajur dan deskripsi, atau bentuk PermenPAN-RB 35/2012 (bawaan: milik pustaka)",
      }),
    }),
    "csv-separator": csvSeparatorFlag,
    out: Flags.string({
      ...formerly("output"),
      char: "o",
      helpValue: "FILE",
      summary: both({ en: "write it to this file", id: "tulis ke berkas ini" }),
    }),
    revision: Flags.string({ helpValue: "NN", summary: both({ en: "this revision, or “draft”", id: "revisi ini, atau “draft”" }) }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(FlowView);
    const read = await this.lookAt(flags);
    const { library } = read;
    const controlled = findDocument(library, args.document);
    const text = textFor(controlled, library, flags.revision);
    // What is issued after the library's day is a draft on it.
    const status = revisionsOn(controlled, library.date).find(({ facts }) => facts === text)?.status.status ?? "draft";
    const document = await readAgain(read, text);
    const flow = findFlow(document, args.flow);
    if (flags.out === undefined && !this.jsonEnabled()) requireFile(flags.format);
    const language = document.frontMatter.language ?? library.settings.language;
    this.#tellStanding(controlled.code, document, status);
    const view = await makeFlowFile(flags.format, {
      document,
      flow,
      language,
      status,
      standing: standingWord(status, language),
      date: library.date,
      csvSeparator: flags["csv-separator"] ?? usualSeparator(this.language),
      layout: flags.layout ?? library.settings.portal.layout,
      titleOf: (code) => titleOf(library, code),
      width: Math.max(40, Math.min(process.stdout.columns || 80, 120)),
    });
    if ("problems" in view) {
      for (const { message } of view.problems) this.notice(message);
      this.notice({ en: "The flow can't be drawn truthfully like this.", id: "Alur ini tidak dapat digambar dengan benar." });
      this.leaveStatus(1);
      return {
        version: 1,
        code: document.frontMatter.code,
        flow: flow.title,
        problems: view.problems.map(({ step, message }) => ({ step, message: pick(message, this.language) })),
      };
    }
    if (flags.out !== undefined || !this.jsonEnabled()) await writeOutput(flags.out, view.content);
    const { code, revision } = document.frontMatter;
    return { version: 1, code, revision, status, flow: plainFlow(document, flow) };
  }

  /** A table or a net of a revision that is not in force doesn't say so itself; a draft's is expected to be one. */
  #tellStanding(code: string, { frontMatter }: Document, status: StatusName): void {
    if (status === "effective" || status === "draft") return;
    const name = statusNames[status];
    this.notice({
      en: `▲ ${code} revision ${frontMatter.revision}: ${name.en}.`,
      id: `▲ ${code} revisi ${frontMatter.revision}: ${name.id}.`,
    });
  }
}

/** The text of the revision in force, else the next one, else the draft; or of the one asked for. */
function textFor(controlled: ControlledDocument, { date }: Library, revision: string | undefined): DocumentFacts {
  const { code, draft } = controlled;
  if (revision !== undefined) {
    const chosen = revisionNamed(controlled, revision);
    if (chosen) return chosen;
    throw noRevisionNamed(controlled, revision);
  }
  const facts = currentRevision(controlled, date)?.facts ?? draft ?? nearestRevision(controlled, date)?.facts;
  if (facts) return facts;
  throw new UsageError({ en: `${code} has no revision yet.`, id: `${code} belum memiliki revisi.` });
}
