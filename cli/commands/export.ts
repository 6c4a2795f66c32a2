import { Args, Flags } from "@oclif/core";
import { folderName } from "../../core/document/code-scheme.ts";
import { type ChosenRevision, chooseRevision } from "../../core/library/choose-revision.ts";
import { findDocument } from "../../core/library/find-document.ts";
import type { Library } from "../../core/library/library.ts";
import { type ControlledCopy, controlledCopy } from "../../core/revision/controlled-copy.ts";
import { SopCommand, todayIn } from "../base-command.ts";
import { both } from "../both.ts";
import { exportTargets } from "../io/export-targets.ts";
import { exporters, exportFormats } from "../io/exporters.ts";

/** A revision to be exported, and the copy it becomes. */
interface Wanted {
  code: string;
  chosen: ChosenRevision;
  copy: ControlledCopy | undefined;
}

export default class Export extends SopCommand {
  static override summary = both({
    en: "write documents as files to print or hand on",
    id: "tulis dokumen sebagai berkas untuk dicetak atau diteruskan",
  });
  static override description = both({
    en: "As PDF: A4, with the controlled header and “page x of y” on each page. A print is an uncontrolled copy and says so, unless it is a copy that sop copies --issue has recorded.",
    id: "Sebagai PDF: A4, dengan kop terkendali dan “halaman x dari y” di tiap halaman. Cetakan adalah salinan tidak terkendali dan menyatakannya, kecuali salinan yang sudah dicatat dengan sop copies --issue.",
  });
  static override strict = false;
  static override examples = [
    "sop export P-01 --out pdf",
    "sop export P-01 --copy 3 --out salinan-3.pdf",
    "sop export P-01 --revision draft --out draf.pdf",
  ];
  static override args = {
    document: Args.string({
      required: true,
      description: both({ en: "their codes, endings of them, or their paths", id: "kode-kodenya, akhiran kode, atau alamatnya" }),
    }),
  };
  static override flags = {
    format: Flags.option({ options: exportFormats, default: "pdf" })({
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
    overwrite: Flags.boolean({
      default: false,
      summary: both({ en: "replace files that are there already", id: "timpa berkas yang sudah ada" }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags, argv } = await this.parse(Export);
    const { library, root } = await this.openLibrary(flags);
    const wanted = [...new Set(argv as string[])].map((name) => this.#choose(name, flags, library));
    const files = exportTargets(
      flags.out,
      wanted.map((one) => `${nameOf(one)}.${flags.format}`),
      flags,
    );
    const on = todayIn(library.settings.timeZone);
    const items = wanted.map(({ code, chosen, copy }, index) => {
      const { language } = chosen.facts;
      const [folder, revision] = [folderName(code), folderOf(chosen)];
      return {
        status: chosen.status.status,
        page: `${language === library.settings.language ? "" : `${language}/`}${folder}/${revision}/index.html`,
        print: { address: `${encodeURIComponent(folder)}/${revision}/`, on, copy },
        file: files[index] ?? "",
      };
    });
    const { root: own, version } = this.config;
    await exporters[flags.format]({ items, library: root, date: library.date, package: own, version });
    for (const [index, one] of wanted.entries()) this.say(`✔ ${describe(one)[this.language]}: “${files[index]}”`);
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

  #choose(name: string, { revision, copy }: { revision: string | undefined; copy: string | undefined }, library: Library): Wanted {
    const controlled = findDocument(library, name);
    const chosen = chooseRevision(controlled, library, revision);
    return { code: controlled.code, chosen, copy: copy === undefined ? undefined : controlledCopy(controlled, chosen, copy, library) };
  }
}

function folderOf({ status, revision }: ChosenRevision): string {
  return status.status === "draft" ? "draft" : `rev-${revision}`;
}

/** `IN.OCC.TELK.P-01-rev-05-copy-3` */
function nameOf({ code, chosen, copy }: Wanted): string {
  return folderName(`${code}-${folderOf(chosen)}${copy ? `-copy-${copy.number}` : ""}`);
}

function describe({ code, chosen, copy }: Wanted) {
  const isDraft = chosen.status.status === "draft";
  const own = {
    en: isDraft ? `${code}, draft` : `${code} revision ${chosen.revision}`,
    id: isDraft ? `${code}, draf` : `${code} revisi ${chosen.revision}`,
  };
  if (!copy) return own;
  return { en: `${own.en}, copy ${copy.number} for ${copy.location}`, id: `${own.id}, salinan ${copy.number} untuk ${copy.location}` };
}
