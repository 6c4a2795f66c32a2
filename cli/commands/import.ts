import { basename, extname, relative } from "node:path";
import { Flags } from "@oclif/core";
import { quoted } from "../../core/acts/start/next-commands.ts";
import { counted } from "../../core/document/words/counted.ts";
import type { NoFlow, ReadBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { reportLines, reportMarkdown } from "../../core/import/report-text.ts";
import { escapeInline } from "../../core/import/write-markdown.ts";
import { currentRevision } from "../../core/library/choose-revision.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { type LibrarySettings, librarySettings } from "../../schemas/library-settings.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { formerly, LookCommand, type LookFlags } from "../base-command.ts";
import { both } from "../both.ts";
import { judgeImport } from "../check/judge-import.ts";
import { readFileBytes } from "../files/read-file.ts";
import { writeOutput } from "../files/write-output.ts";
import { beginSurveyed } from "../import/begin-surveyed.ts";
import { findSources } from "../import/find-sources.ts";
import { type DocumentOutcome, importAll, outcomeData, targetIn } from "../import/import-all.ts";
import { readBpmnFile } from "../import/read-bpmn-file.ts";
import { isDrawio, readDrawioFile } from "../import/read-drawio-file.ts";
import { isTableFile, readTablesFile } from "../import/read-tables-file.ts";
import { surveyData, surveyFiles, surveyLines } from "../import/survey-files.ts";
import { findLibrary } from "../read/find-library.ts";
import { readAgain } from "../read/read-library.ts";
import { readSettings } from "../read/read-settings.ts";

/** Longer notes, such as all words of a sheet, stand whole in the report alone. */
const LONGEST_NOTE = 400;

interface DocumentFlags {
  into?: string | undefined;
  issued: boolean;
  type?: string | undefined;
  code?: string | undefined;
  report?: string | undefined;
  out?: string | undefined;
}

export default class Import extends LookCommand {
  static override summary = both({
    en: "documents from Word, HTML or Markdown as drafts, or a flow from BPMN 2.0, draw.io or a table, with what became of each word",
    id: "dokumen dari Word, HTML, atau Markdown sebagai draf, atau alur dari BPMN 2.0, draw.io, atau tabel, beserta nasib setiap kata",
  });
  static override strict = false;
  static override examples = [
    "sop import prosedur.docx",
    "sop import folder-lama --survey --out library.yaml",
    "sop import folder-lama --into sops --report laporan.md",
    "sop import prosedur.docx --into sops --issued",
    "sop import prosedur.docx --into sops --code P-07",
    "sop import alur.bpmn",
    "sop import alur.bpmn --after P-01 --out alur.md",
    "sop import alur.bpmn --process Agent",
    "sop import alur.xlsx --process Lembar1",
    "sop import alur.drawio",
  ];
  static override flags = {
    into: Flags.string({
      helpValue: "DIR",
      summary: both({ en: "write the documents into this library", id: "tulis dokumennya ke pustaka ini" }),
    }),
    after: Flags.string({
      helpValue: "CODE",
      summary: both({
        en: "of a flow: number its steps after the last one of this document",
        id: "untuk alur: nomor langkahnya melanjutkan langkah terakhir dokumen ini",
      }),
    }),
    survey: Flags.boolean({
      summary: both({
        en: "propose a library.yaml by what the documents say; writes nothing, but with --into begins that library and brings them in",
        id: "usulkan library.yaml menurut isi dokumennya; tidak menulis apa pun, tetapi dengan --into memulai pustaka itu dan memasukkannya",
      }),
    }),
    issued: Flags.boolean({
      summary: both({
        en: "as transcriptions: with the paper's approvals, revision and date",
        id: "sebagai transkripsi: dengan persetujuan, revisi, dan tanggal kertasnya",
      }),
    }),
    type: Flags.string({
      helpValue: "TYPE",
      summary: both({ en: "the document type, where the code does not tell", id: "jenis dokumen, bila kodenya tidak menunjukkannya" }),
    }),
    code: Flags.string({
      helpValue: "CODE",
      summary: both({
        en: "of one document: its code, where its head names none or another",
        id: "untuk satu dokumen: kodenya, bila kepalanya tidak menyebutnya atau menyebut yang lain",
      }),
    }),
    report: Flags.string({
      helpValue: "FILE",
      summary: both({ en: "write the whole report to a Markdown file", id: "tulis laporan lengkap ke berkas Markdown" }),
    }),
    process: Flags.string({
      helpValue: "NAME",
      summary: both({ en: "the process, pool or sheet to read, of several", id: "proses, kolam, atau lembar yang dibaca, dari beberapa" }),
    }),
    out: Flags.string({
      ...formerly("output"),
      char: "o",
      helpValue: "FILE",
      summary: both({ en: "write the draft or flow to a file", id: "tulis draf atau alurnya ke berkas" }),
    }),
  };

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(Import);
    const named = argv as string[];
    const [first] = named;
    if (first === undefined) throw nothingNamed();
    if (flags.survey) return this.#survey(named, flags);
    const flow = named.find((file) => isTableFile(file) || /\.(bpmn\d*|xml|drawio|dio)$/i.test(file));
    if (flow === undefined) return this.#importDocuments(named, flags);
    if (named.length > 1) throw severalFlows(flow);
    return this.#importFlow(first, flags);
  }

  /** What library the documents make up. Where there is none yet, --into begins it and brings them in. */
  async #survey(named: readonly string[], flags: LookFlags & DocumentFlags): Promise<unknown> {
    const files = await findSources(named);
    const survey = await surveyFiles(files, this.language);
    for (const line of surveyLines(survey, files.length, this.language)) this.notice(line);
    if (flags.into !== undefined) {
      await beginSurveyed(flags.into, survey.text);
      const together = new Set(survey.seen.flatMap(({ code }) => code ?? []));
      return this.#importDocuments(named, { ...flags, out: undefined }, together);
    }
    if (!this.jsonEnabled()) await writeOutput(flags.out, survey.text);
    if (survey.seen.length > 0) this.notice(await afterSurvey(named, flags.library));
    if (survey.faults.length > 0) process.exitCode = 2;
    return surveyData(survey, this.language);
  }

  async #importDocuments(named: readonly string[], flags: LookFlags & DocumentFlags, together?: ReadonlySet<string>): Promise<unknown> {
    const root = flags.into ?? flags.library ?? (await findLibrary(process.cwd()));
    const read = root === undefined ? undefined : await this.readAll({ library: root, date: flags.date });
    const target = targetIn(read);
    const outcomes = await importAll(await findSources(named), target, {
      isIssued: flags.issued,
      type: flags.type,
      code: flags.code,
      into: flags.into === undefined ? undefined : root,
      onDone: (outcome) => this.#say(outcome),
      keepsAll: this.jsonEnabled() || flags.report !== undefined || flags.into === undefined,
      together,
    });
    const done = outcomes.filter((outcome) => "imported" in outcome);
    const [only] = done;
    if (flags.into === undefined && only && !this.jsonEnabled()) {
      if (done.length > 1)
        this.notice({
          en: "Nothing was written; --into DIR writes the drafts into a library.",
          id: "Tidak ada yang ditulis; --into DIR menulis draf ke pustaka.",
        });
      else await writeOutput(flags.out, only.imported.text);
    }
    if (flags.report !== undefined)
      await writeOutput(flags.report, done.map(({ imported }) => reportMarkdown(imported.report, this.language)).join("\n"));
    if (outcomes.length !== 1)
      this.notice({
        en: `${counted(done.length, "document")} of ${outcomes.length} read.`,
        id: `${done.length} dari ${outcomes.length} dokumen terbaca.`,
      });
    if (done.length < outcomes.length) process.exitCode = 2;
    return { version: 1, documents: outcomes.map((outcome) => outcomeData(outcome, this.language)) };
  }

  #say(outcome: DocumentOutcome): void {
    // A name may hold what begins a new line; what is said of another file names that.
    const onOneLine = (text: string) => text.replace(/\n/g, "⟨U+000A⟩");
    const path = onOneLine(outcome.path);
    if ("fault" in outcome) {
      this.notice(`✖ ${path}: ${onOneLine(pick(outcome.fault.text, this.language))}`);
      if (outcome.fault.suggestion) this.notice(`  ${pick(outcome.fault.suggestion, this.language)}`);
      return;
    }
    this.notice(`${path}${outcome.written === undefined ? "" : ` → ${outcome.written}`}`);
    for (const line of reportLines(outcome.imported.report, this.language)) this.notice(`  ${line}`);
  }

  async #importFlow(
    file: string,
    flags: LookFlags & DocumentFlags & { after?: string | undefined; process?: string | undefined },
  ): Promise<unknown> {
    if (flags.into !== undefined)
      this.notice({
        en: "Of a flow, write --after CODE instead of --into CODE.",
        id: "Untuk alur, tulis --after KODE sebagai ganti --into KODE.",
      });
    const { settings, first } = await this.#place({ ...flags, after: flags.after ?? flags.into });
    const read = await this.#read(file, flags.process, first);
    if ("problem" in read) {
      const text = `“${file}”: ${read.problem[this.language]}`;
      this.notice(`✖ ${text}`);
      process.exitCode = 1;
      return { version: 1, title: "", lanes: [], flows: [], notation: "", notes: [text], decide: [] };
    }
    const { flows } = read;
    const notation = flows.map((flow) => writeNotation(flow, this.language)).join("\n");
    const notes = read.notes.map((note) => pick(note, this.language));
    const decide = judgeImport(flows, notation, settings).map((text) => pick(text, this.language));
    if (!this.jsonEnabled()) await writeOutput(flags.out, notation);
    for (const { title, steps, lanes } of flows)
      this.notice({
        en: `“${title}”: ${counted(steps.length, "step")} by ${lanes.join(", ")}.`,
        id: `“${title}”: ${steps.length} langkah oleh ${lanes.join(", ")}.`,
      });
    this.notice({
      en: "Put it under the flow section of a draft and run sop check.",
      id: "Letakkan pada bagian alur sebuah draf, lalu jalankan sop check.",
    });
    if (flags.report !== undefined)
      await writeOutput(flags.report, `## ${escapeInline(basename(file))}\n\n${notes.map((note) => `- ${escapeInline(note)}\n`).join("")}`);
    for (const note of notes) this.notice(`• ${note.length > LONGEST_NOTE ? `${note.slice(0, LONGEST_NOTE)}… (--report)` : note}`);
    if (decide.length > 0)
      this.notice({ en: "To be decided, as check will say:", id: "Perlu diputuskan, seperti yang akan disebut check:" });
    for (const text of decide) this.notice(`✖ ${text}`);
    const [{ title, lanes } = { title: "", lanes: [] }] = flows;
    return { version: 1, title, lanes, flows: flows.map((flow) => flow.title), notation, notes, decide };
  }

  /**
   * A file's flows, or that it was read and holds none.
   * @throws UsageError where it can't be read
   */
  async #read(file: string, process: string | undefined, first: number): Promise<ReadBpmn | NoFlow> {
    const { language } = this;
    const isTable = isTableFile(file);
    const read = isTable
      ? await readTablesFile(file, { language, first, sheet: process })
      : await readDiagram(file, { language, process, first });
    if (!("problem" in read) || read.isEmpty) return read;
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
  async #place({
    after,
    library,
    date,
  }: LookFlags & { after?: string | undefined }): Promise<{ settings: LibrarySettings; first: number }> {
    if (after !== undefined) {
      const read = await this.readAll({ library, date });
      const controlled = findDocument(read.library, after);
      const facts = controlled.draft ?? currentRevision(controlled, read.library.date)?.facts;
      const flows = facts === undefined ? [] : (await readAgain(read, facts)).flows;
      const steps = flows.flatMap((flow) => flow.steps.map(({ number }) => number));
      return { settings: read.library.settings, first: steps.reduce((most, number) => Math.max(most, number), 0) + 1 };
    }
    const folder = library ?? (await findLibrary(process.cwd()));
    const settings =
      folder === undefined ? librarySettings.parse({ organisation: "–" }) : (await readSettings(folder, process.cwd())).settings;
    return { settings, first: 1 };
  }
}

async function readDiagram(
  file: string,
  { language, process, first }: { language: Language; process: string | undefined; first: number },
): Promise<ReadBpmn | NoFlow> {
  const read = readFileBytes(file);
  if (!read.ok) return { problem: read.problem.message };
  if (isDrawio(read.bytes)) return readDrawioFile(read.bytes, { language, page: process, first, title: basename(file, extname(file)) });
  return readBpmnFile(read.bytes, { language, process, first });
}

/** What is typed once a survey was read: where a library is, its settings are its own. */
async function afterSurvey(named: readonly string[], library: string | undefined): Promise<LocalText> {
  const files = named.map(quoted).join(" ");
  const root = library ?? (await findLibrary(process.cwd()));
  if (root === undefined) {
    const typed = `sop import --survey ${files} --into sops`;
    return { en: `→ ${typed}   # begins that library and brings them in`, id: `→ ${typed}   # memulai pustaka itu dan memasukkannya` };
  }
  const typed = `sop import ${files} --into ${quoted(relative(process.cwd(), root) || ".")}`;
  return {
    en: `→ Take into library.yaml what it should say of this, then: ${typed}`,
    id: `→ Pindahkan yang diperlukan ke library.yaml, lalu: ${typed}`,
  };
}

function severalFlows(file: string): UsageError {
  return new UsageError(
    { en: `“${file}” holds a flow, which is imported by itself.`, id: `“${file}” memuat alur, yang diimpor sendiri.` },
    { en: `Write: sop import "${file}"`, id: `Tulis: sop import "${file}"` },
  );
}

function nothingNamed(): UsageError {
  return new UsageError(
    { en: "sop import needs a file or a folder.", id: "sop import memerlukan berkas atau folder." },
    { en: "Write: sop import FILE.docx", id: "Tulis: sop import BERKAS.docx" },
  );
}
