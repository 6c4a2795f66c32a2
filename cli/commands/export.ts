import { Args, Flags } from "@oclif/core";
import { counted } from "../../core/document/words/counted.ts";
import { findDocument } from "../../core/library/find-document.ts";
import type { Library } from "../../core/library/library.ts";
import { documents as documentRegister } from "../../core/library/registers/documents.ts";
import { makeRegister } from "../../core/library/registers/index.ts";
import type { Row } from "../../core/library/registers/register.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { LookCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { todayIn } from "../clock.ts";
import { binderWords } from "../export/binder/binder-words.ts";
import { exportBinder } from "../export/binder/export-binder.ts";
import { exportBundle } from "../export/bundle/export-bundle.ts";
import { dayInWords } from "../export/day-in-words.ts";
import { exportDocx } from "../export/docx/export-docx.ts";
import { exportHtml } from "../export/export-html.ts";
import { exportPdf } from "../export/export-pdf.ts";
import { exportTargets } from "../export/export-targets.ts";
import { allInForce, chooseWanted, describeWanted, documentsOf, nameOf, printItem, type Wanted } from "../export/wanted.ts";
import type { PrintItem } from "../portal/make-prints.ts";
import { type PagesDone, startPageProgress } from "../portal/page-progress.ts";
import { type ReadFacts, readAgain } from "../read/read-library.ts";

const formats = ["pdf", "html", "docx", "zip"] as const;

/** Which revision, and where to. */
interface TargetFlags {
  format: (typeof formats)[number];
  revision: string | undefined;
  copy: string | undefined;
  out: string;
  overwrite: boolean;
  all: boolean;
  binder: boolean;
}

export default class Export extends LookCommand {
  static override summary = both({
    en: "write documents as files to print or hand on",
    id: "tulis dokumen sebagai berkas untuk dicetak atau diteruskan",
  });
  static override description = both({
    en: "As PDF: A4, with the controlled header and “page x of y” on each page. A print is an uncontrolled copy and says so, unless it is a copy that was recorded (sop copies CODE --issue NUMBER --location PLACE). With --all, all documents in force as one binder.\n\nAs HTML: one file that needs nothing beside it, for a USB stick or an e-mail.\n\nAs DOCX: a Word file with real headings, numbers, tables and references, the controlled header and “page x of y” on each page, and the drawings; sop import takes it back.\n\nAs ZIP: one audit bundle of all documents named, with every revision, approvals and signatures, the registers of the day, a manifest, and a script that checks them without sop.",
    id: "Sebagai PDF: A4, dengan kop terkendali dan “halaman x dari y” di tiap halaman. Cetakan adalah salinan tidak terkendali dan menyatakannya, kecuali salinan yang sudah dicatat (sop copies KODE --issue NOMOR --location TEMPAT). Dengan --all, semua dokumen yang berlaku dijilid menjadi satu.\n\nSebagai HTML: satu berkas utuh tanpa berkas lain, untuk flash disk atau surel.\n\nSebagai DOCX: berkas Word dengan judul, nomor, tabel dan rujukan yang sebenarnya, kop terkendali dan “halaman x dari y” di tiap halaman, serta gambarnya; sop import membacanya kembali.\n\nSebagai ZIP: satu bundel audit untuk semua dokumen yang disebut, dengan semua revisi, persetujuan dan tanda tangan, register hari itu, manifes, dan skrip yang memeriksanya tanpa sop.",
  });
  static override strict = false;
  static override examples = [
    "sop export P-01 --out pdf",
    "sop export P-01 --copy 3 --out salinan-3.pdf",
    "sop export P-01 --revision draft --out draf.pdf",
    "sop export P-01 --format html",
    "sop export P-01 --format docx",
    "sop export --all --out binder.pdf",
    "sop export P-01 W-10 --format zip --out audit.zip",
  ];
  static override args = {
    document: Args.string({
      required: false,
      description: both({ en: "their codes, endings of them, or their paths", id: "kode-kodenya, akhiran kode, atau alamatnya" }),
    }),
  };
  static override flags = {
    format: Flags.option({ options: formats, default: "pdf" })({
      summary: both({ en: "what is written", id: "bentuk berkas" }),
    }),
    revision: Flags.string({
      helpValue: "NN",
      summary: both({ en: "this revision, or “draft” (default: the one in force)", id: "revisi ini, atau “draft” (bawaan: yang berlaku)" }),
    }),
    copy: Flags.string({
      helpValue: "NUMBER",
      summary: both({
        en: "as this numbered controlled copy, with its stamp",
        id: "sebagai salinan terkendali bernomor ini, dengan capnya",
      }),
    }),
    out: Flags.string({
      char: "o",
      default: ".",
      helpValue: "FILE|DIR",
      summary: both({ en: "the file, or the folder for files named by code", id: "berkasnya, atau folder untuk berkas bernama kode" }),
    }),
    all: Flags.boolean({
      default: false,
      summary: both({
        en: "all documents in force; as PDF they are bound as one file",
        id: "semua dokumen yang berlaku; sebagai PDF dijilid menjadi satu berkas",
      }),
    }),
    binder: Flags.boolean({
      default: false,
      summary: both({
        en: "several documents as one PDF: cover, contents, master list, pages counted through",
        id: "beberapa dokumen sebagai satu PDF: sampul, daftar isi, daftar induk, halaman bernomor urut",
      }),
    }),
    overwrite: Flags.boolean({
      default: false,
      summary: both({ en: "replace files that are there already", id: "timpa berkas yang sudah ada" }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags, argv } = await this.parse(Export);
    const read = await this.readAll(flags);
    requireNames(argv as string[], flags);
    return flags.format === "zip" ? this.#bundle(argv as string[], flags, read) : this.#print(argv as string[], flags, read);
  }

  async #bundle(names: readonly string[], flags: TargetFlags, read: ReadFacts): Promise<unknown> {
    const { library } = read;
    if (flags.revision !== undefined || flags.copy !== undefined) {
      throw new UsageError(
        { en: "An audit bundle holds every revision and is no copy.", id: "Bundel audit memuat semua revisi dan bukan salinan." },
        { en: "Leave --revision and --copy out.", id: "Jangan pakai --revision dan --copy." },
      );
    }
    const documents = flags.all ? documentsOf(library) : [...new Set(names.map((name) => findDocument(library, name)))];
    const [file = ""] = exportTargets(flags.out, [`audit-${library.date}.zip`], flags);
    const { files, bad, manifest } = await exportBundle({ read, documents, language: this.language, version: this.config.version, file });
    this.say({
      en: `✔ ${counted(files, "file")} of ${counted(documents.length, "document")}: “${file}”`,
      id: `✔ ${files} berkas dari ${documents.length} dokumen: “${file}”`,
    });
    this.say({
      en: `  SHA-256 of its manifest: ${manifest}\n  COVER.txt names it: print it, and hand it over beside the bundle.`,
      id: `  SHA-256 manifesnya: ${manifest}\n  COVER.txt memuatnya: cetak, lalu serahkan terpisah dari bundel.`,
    });
    if (bad > 0)
      this.notice({
        en: `${bad} altered or invalid; verification.txt says which.`,
        id: `${bad} berubah atau tidak sah; lihat verification.txt.`,
      });
    this.leaveStatus(bad > 0 ? 1 : 0);
    return { version: 1, date: library.date, files: [{ path: file, codes: documents.map(({ code }) => code), files, bad, manifest }] };
  }

  async #print(names: readonly string[], flags: TargetFlags, read: ReadFacts): Promise<unknown> {
    const { library } = read;
    const wanted = flags.all ? allInForce(library) : [...new Set(names)].map((name) => chooseWanted(name, flags, library));
    if (flags.all) this.#tellDoubtful(library);
    if (flags.format === "pdf" && (flags.all || flags.binder)) return this.#bind(wanted, flags, read);
    const files = exportTargets(
      flags.out,
      wanted.map((one) => `${nameOf(one)}.${flags.format}`),
      flags,
    );
    if (flags.format === "docx")
      await this.#sayingHowFar((onProgress) =>
        exportDocx(
          wanted.map(({ chosen, copy }, index) => ({ chosen, copy, file: files[index] ?? "" })),
          read,
          onProgress,
        ),
      );
    else await this.#printPages(wanted, files, flags.format === "html" ? exportHtml : exportPdf, read);
    for (const [index, one] of wanted.entries()) this.say(`✔ ${pick(describeWanted(one), this.language)}: “${files[index]}”`);
    return {
      version: 1,
      date: library.date,
      files: wanted.map(({ code, chosen, copy }, index) => ({
        path: files[index],
        code,
        revision: chosen.revision,
        status: chosen.status,
        copy,
      })),
    };
  }

  /** What is in doubt is not in force, and may be what somebody looks for among all that is. */
  #tellDoubtful(library: Library): void {
    const isDoubtful = ({ status }: Row["cells"]) => typeof status === "object" && status.value === "doubtful";
    const codes = makeRegister(documentRegister, library).rows.flatMap(({ cells }) => (isDoubtful(cells) ? [String(cells["code"])] : []));
    if (codes.length === 0) return;
    this.notice({
      en: `Not among them, since in doubt: ${codes.join(", ")}; sop check says why.`,
      id: `Tidak termasuk karena diragukan: ${codes.join(", ")}; sop check menyebutkan sebabnya.`,
    });
  }

  /** All as one PDF. */
  async #bind(wanted: readonly Wanted[], flags: TargetFlags, { library, root }: ReadFacts): Promise<unknown> {
    const { language } = this;
    const { date, settings } = library;
    const [file = ""] = exportTargets(flags.out, [`binder-${date}.pdf`], flags);
    const today = todayIn(settings.timeZone);
    const items = wanted.map((one) => printItem(one, "", library, today));
    const t = pick(binderWords, language);
    const [day, on] = [date, today].map((one) => dayInWords(language, one)) as [string, string];
    const inForce = wanted.length === allInForce(library).length && wanted.every(({ chosen }) => chosen.status.status === "effective");
    const order = {
      items,
      library: root,
      date,
      package: this.config.root,
      version: this.config.version,
      file,
      binder: {
        organisation: settings.organisation,
        language,
        what: inForce ? t.inForce(day) : t.chosen(day),
        printed: t.printed(on),
        missing: flags.all ? library.documents.size - wanted.length : 0,
        entries: wanted.map(({ code, chosen }) => ({ code, title: chosen.facts.title ?? code, revision: chosen.revision })),
        masterList: makeRegister(documentRegister, library),
      },
    };
    await this.#sayingHowFar((onProgress) => exportBinder({ ...order, onProgress }));
    this.say({ en: `✔ ${counted(wanted.length, "document")} bound: “${file}”`, id: `✔ ${wanted.length} dokumen dijilid: “${file}”` });
    const codes = wanted.map(({ code, chosen }) => ({ code, revision: chosen.revision, status: chosen.status }));
    return { version: 1, date, files: [{ path: file, documents: codes }] };
  }

  /** On a terminal, where it takes long. */
  async #sayingHowFar(work: (onProgress: (pages: PagesDone) => void) => Promise<void>): Promise<void> {
    const progress = startPageProgress(this.language);
    await work(progress.report).finally(progress.end);
  }

  /** Through the portal's own pages of these revisions. */
  async #printPages(wanted: readonly Wanted[], files: readonly string[], write: typeof exportPdf, read: ReadFacts): Promise<void> {
    const { library, root } = read;
    const on = todayIn(library.settings.timeZone);
    const items: PrintItem[] = [];
    for (const [index, one] of wanted.entries()) {
      const { text } = await readAgain(read, one.chosen.facts);
      items.push({ ...printItem(one, files[index] ?? "", library, on), text });
    }
    const { root: tool, version } = this.config;
    await this.#sayingHowFar((onProgress) => write({ items, library: root, date: library.date, package: tool, version, onProgress }));
  }
}

function requireNames(names: readonly string[], { all, binder, format, revision, copy }: TargetFlags): void {
  if (binder && format !== "pdf")
    throw new UsageError(
      { en: "A binder is one PDF.", id: "Jilid adalah satu PDF." },
      { en: "Leave --format out.", id: "Jangan pakai --format." },
    );
  if ((all || binder) && (revision !== undefined || copy !== undefined))
    throw new UsageError(
      {
        en: "Of several documents the revisions in force are taken, and none is a copy.",
        id: "Dari beberapa dokumen diambil revisi yang berlaku, dan bukan salinan.",
      },
      { en: "Leave --revision and --copy out.", id: "Jangan pakai --revision dan --copy." },
    );
  if (all === names.length > 0)
    throw new UsageError(
      all
        ? { en: "--all takes every document; name none.", id: "--all mengambil semua dokumen; jangan sebut satu pun." }
        : { en: "sop export needs a document, or --all.", id: "sop export memerlukan dokumen, atau --all." },
      { en: "Write: sop export P-01, or sop export --all", id: "Tulis: sop export P-01, atau sop export --all" },
    );
}
