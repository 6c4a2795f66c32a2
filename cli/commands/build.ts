import { Flags } from "@oclif/core";
import { requireCheckedSignatures } from "../../core/library/unchecked-signatures.ts";
import { UsageError } from "../../core/usage-error.ts";
import { LookCommand } from "../base-command.ts";
import { both } from "../both.ts";
import type { LibraryNotes } from "../portal/build-messages.ts";
import { buildPart, buildPortal } from "../portal/build-portal.ts";
import { startPageProgress } from "../portal/page-progress.ts";
import { previewTrouble } from "../portal/preview-trouble.ts";
import { requirePublishable } from "../portal/require-publishable.ts";
import { readLibrary } from "../read/read-library.ts";
import { parseShard } from "../read/shard.ts";
import { countBuilt } from "../report/built-portal.ts";

export default class Build extends LookCommand {
  static override summary = both({ en: "build the portal as static files", id: "susun portal sebagai berkas statis" });
  static override examples = [
    "sop build --out portal",
    "sop build --out portal --base /sop/ --publish",
    "sop build --shard 2/4 --out part-2",
    "sop build --merge part-1 --merge part-2 --merge part-3 --merge part-4",
  ];
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
    shard: Flags.string({
      helpValue: "I/N",
      // What readers are given is judged, and made anew, where the parts are merged.
      exclusive: ["merge", "publish", "fresh"],
      summary: both({ en: "make every N-th document's pages only, for --merge", id: "buat halaman tiap dokumen ke-N saja, untuk --merge" }),
    }),
    merge: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "DIR",
      exclusive: ["fresh"],
      summary: both({ en: "put the parts of a sharded build together", id: "gabungkan bagian-bagian portal" }),
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
    const shard = flags.shard === undefined ? undefined : parseShard(flags.shard);
    if (flags.publish) {
      const read = await readLibrary(library, { date, keep: () => false });
      requireCheckedSignatures(read.library, read.control.records);
      requirePublishable(read.library, library);
    }
    const { root, version } = this.config;
    const { out, drafts, base } = flags;
    const progress = startPageProgress(this.language);
    // What readers are given is made of the documents alone, whatever lies in the folder.
    const fresh = flags.fresh || flags.publish;
    const plan = { library, out, date, drafts, offline: true, base, package: root, version, onProgress: progress.report };
    const onNotes = (notes: LibraryNotes) => this.#tell(library, notes, drafts);
    const making = shard ? buildPart(plan, shard) : buildPortal({ ...plan, fresh, parts: flags.merge ?? [], onNotes });
    const built = await making.finally(progress.end);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const documents = countBuilt(built);
    if (shard) {
      this.say({
        en: `✔ Part ${shard.index}/${shard.count} as of ${date} in “${out}” (${seconds} s): ${documents.en}.`,
        id: `✔ Bagian ${shard.index}/${shard.count} per ${date} ada di “${out}” (${seconds} dtk): ${documents.id}.`,
      });
      return { out, date, drafts, base, shard, ...built };
    }
    this.say({
      en: `✔ Portal as of ${date} in “${out}” (${seconds} s): ${documents.en}.`,
      id: `✔ Portal per ${date} ada di “${out}” (${seconds} dtk): ${documents.id}.`,
    });
    return { out, date, drafts, base, ...built };
  }

  /** What the pages can't say of the library. */
  #tell(library: string, notes: LibraryNotes, drafts: boolean): void {
    const trouble = previewTrouble(library, notes, this.language);
    if (trouble !== "") this.notice(trouble);
    if (notes.hasDraftsOnly && !drafts) {
      this.notice({
        en: "Nothing is issued yet, and drafts are not shown: `sop build --drafts` or `sop preview --drafts` shows them.",
        id: "Belum ada yang terbit, dan draf tidak ditampilkan: `sop build --drafts` atau `sop preview --drafts` menampilkannya.",
      });
    }
  }
}
