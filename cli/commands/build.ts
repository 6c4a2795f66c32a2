import { Flags } from "@oclif/core";
import { UsageError } from "../../core/usage-error.ts";
import { LookCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { buildPortal } from "../portal/build-portal.ts";
import { startPageProgress } from "../portal/page-progress.ts";
import { requirePublishable } from "../portal/require-publishable.ts";
import { readLibrary } from "../read/read-library.ts";
import { countBuilt } from "../report/built-portal.ts";

export default class Build extends LookCommand {
  static override summary = both({ en: "build the portal as static files", id: "susun portal sebagai berkas statis" });
  static override examples = ["sop build --out portal", "sop build --out portal --base /sop/ --publish"];
  static override flags = {
    out: Flags.string({
      default: "portal",
      helpValue: "DIR",
      summary: both({ en: "the portal's folder; replaced as a whole", id: "folder portal; diganti seutuhnya" }),
    }),
    base: Flags.string({
      default: "/",
      helpValue: "/PATH/",
      summary: both({ en: "the sub-path or address it will be served under", id: "sub-alamat atau alamat tempat portal disajikan" }),
    }),
    drafts: Flags.boolean({ default: false, summary: both({ en: "show drafts too, stamped", id: "tampilkan juga draf, dengan cap" }) }),
    publish: Flags.boolean({
      default: false,
      summary: both({
        en: "this build is for readers: refuse drafts and what is in doubt, keep nothing of the portal before",
        id: "hasil ini untuk pembaca: tolak draf dan yang diragukan, jangan pakai apa pun dari portal sebelumnya",
      }),
    }),
    fresh: Flags.boolean({
      default: false,
      summary: both({
        en: "make every page; without it, unchanged documents' pages are kept from the portal before",
        id: "buat semua halaman; tanpa ini halaman dokumen yang tidak berubah dipakai dari portal sebelumnya",
      }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Build);
    if (flags.drafts && flags.publish) {
      throw new UsageError({
        en: "--drafts and --publish don't go together: readers must not meet a draft.",
        id: "--drafts dan --publish tidak dapat dipakai bersama: pembaca tidak boleh menemukan draf.",
      });
    }
    const library = await this.libraryFolder(flags);
    const started = performance.now();
    const date = await this.dayFor(flags);
    if (flags.publish) requirePublishable((await readLibrary(library, { date, keep: () => false })).library);
    const { root, version } = this.config;
    const { out, drafts, base } = flags;
    const progress = startPageProgress(this.language);
    // What readers are given is made of the documents alone, whatever lies in the folder.
    const fresh = flags.fresh || flags.publish;
    const plan = { library, out, date, drafts, offline: true, base, package: root, version, fresh, onProgress: progress.report };
    const built = await buildPortal(plan).finally(progress.end);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const documents = countBuilt(built);
    this.say({
      en: `✔ Portal as of ${date} in “${out}” (${seconds} s): ${documents.en}.`,
      id: `✔ Portal per ${date} ada di “${out}” (${seconds} dtk): ${documents.id}.`,
    });
    return { out, date, drafts, base, ...built };
  }
}
