import { Args, Flags } from "@oclif/core";
import { counted } from "../../core/document/words/counted.ts";
import { decodeXml } from "../../core/flow/bpmn/decode-xml.ts";
import { type ReadBpmn, readBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { currentRevision } from "../../core/library/choose-revision.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { UsageError } from "../../core/usage-error.ts";
import { type LibrarySettings, librarySettings } from "../../schemas/library-settings.ts";
import { LookCommand, type LookFlags } from "../base-command.ts";
import { both } from "../both.ts";
import { judgeImport } from "../check/judge-import.ts";
import { readFileBytes } from "../files/read-file.ts";
import { writeOutput } from "../files/write-output.ts";
import { isTableFile, readTablesFile } from "../import/read-tables-file.ts";
import { findLibrary, readSettings } from "../read/read-settings.ts";

export default class Import extends LookCommand {
  static override summary = both({
    en: "a flow from BPMN 2.0 or a table in this notation, with what has no counterpart in it",
    id: "alur dari BPMN 2.0 atau tabel dalam notasi ini, beserta yang tidak ada padanannya",
  });
  static override examples = [
    "sop import alur.bpmn",
    "sop import alur.bpmn --into P-01 --output alur.md",
    "sop import alur.bpmn --process Agent",
    "sop import alur.xlsx --process Lembar1",
  ];
  static override args = {
    file: Args.string({
      required: true,
      description: both({
        en: "a BPMN 2.0 file, or a table (.xlsx, .csv): Visio Data Visualizer's columns, or an SOP AP's",
        id: "berkas BPMN 2.0, atau tabel (.xlsx, .csv): kolom Visio Data Visualizer, atau SOP AP",
      }),
    }),
  };
  static override flags = {
    into: Flags.string({
      helpValue: "CODE",
      summary: both({
        en: "number the steps after the last one of this document",
        id: "nomor langkah melanjutkan langkah terakhir dokumen ini",
      }),
    }),
    process: Flags.string({
      helpValue: "NAME",
      summary: both({ en: "the process, pool or sheet to read, of several", id: "proses, kolam, atau lembar yang dibaca, dari beberapa" }),
    }),
    output: Flags.string({
      aliases: ["out"],
      char: "o",
      helpValue: "FILE",
      summary: both({ en: "write the flow to a file", id: "tulis alurnya ke berkas" }),
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Import);
    const { settings, first } = await this.#place(flags);
    const read = await this.#read(args.file, flags.process, first);
    const { flows } = read;
    const notation = flows.map((flow) => writeNotation(flow, this.language)).join("\n");
    const notes = read.notes.map((note) => note[this.language]);
    const decide = judgeImport(flows, notation, settings).map((text) => text[this.language]);
    if (!this.jsonEnabled()) await writeOutput(flags.output, notation);
    for (const { title, steps, lanes } of flows)
      this.notice({
        en: `“${title}”: ${counted(steps.length, "step")} by ${lanes.join(", ")}.`,
        id: `“${title}”: ${steps.length} langkah oleh ${lanes.join(", ")}.`,
      });
    this.notice({
      en: "Put it under the flow section of a draft and run sop check.",
      id: "Letakkan pada bagian alur sebuah draf, lalu jalankan sop check.",
    });
    for (const note of notes) this.notice(`• ${note}`);
    if (decide.length > 0)
      this.notice({ en: "To be decided, as check will say:", id: "Perlu diputuskan, seperti yang akan disebut check:" });
    for (const text of decide) this.notice(`✖ ${text}`);
    const [{ title, lanes } = { title: "", lanes: [] }] = flows;
    return { version: 1, title, lanes, flows: flows.map((flow) => flow.title), notation, notes, decide };
  }

  async #read(file: string, process: string | undefined, first: number): Promise<ReadBpmn> {
    const { language } = this;
    const isTable = isTableFile(file);
    const xml = isTable ? undefined : await readXml(file);
    const read = !xml
      ? await readTablesFile(file, { language, first, sheet: process })
      : "problem" in xml
        ? xml
        : await readBpmn(xml.text, { language, process, first });
    if (!("problem" in read)) return read;
    throw new UsageError(
      { en: `“${file}”: ${read.problem.en}`, id: `“${file}”: ${read.problem.id}` },
      isTable
        ? { en: "Save it as a workbook (.xlsx) or as CSV.", id: "Simpan sebagai buku kerja (.xlsx) atau CSV." }
        : {
            en: "Export it from its tool as BPMN 2.0 (.bpmn), or as a table (.xlsx, .csv).",
            id: "Ekspor dari aplikasinya sebagai BPMN 2.0 (.bpmn), atau sebagai tabel (.xlsx, .csv).",
          },
    );
  }

  /** The settings that codes are read by, and the number of the first step. */
  async #place({ into, library, date }: LookFlags & { into: string | undefined }): Promise<{ settings: LibrarySettings; first: number }> {
    if (into !== undefined) {
      const { library: opened, documents } = await this.openLibrary({ library, date });
      const controlled = findDocument(opened, into);
      const facts = controlled.draft ?? currentRevision(controlled, opened.date)?.facts;
      const steps = (facts && documents.get(facts.path)?.flows.flatMap((flow) => flow.steps.map(({ number }) => number))) ?? [];
      return { settings: opened.settings, first: steps.reduce((most, number) => Math.max(most, number), 0) + 1 };
    }
    const folder = library ?? (await findLibrary(process.cwd()));
    const settings =
      folder === undefined ? librarySettings.parse({ organisation: "–" }) : (await readSettings(folder, process.cwd())).settings;
    return { settings, first: 1 };
  }
}

async function readXml(file: string): Promise<ReturnType<typeof decodeXml>> {
  const read = await readFileBytes(file);
  return read.ok ? decodeXml(read.bytes) : { problem: read.problem.message };
}
