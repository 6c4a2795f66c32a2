import { Flags } from "@oclif/core";
import { pick } from "../../languages/language.ts";
import { LookCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { watchLibrary } from "../check/watch-library.ts";
import type { LibraryNotes } from "../portal/build-messages.ts";
import { type BuiltPortal, buildPortal } from "../portal/build-portal.ts";
import type { NewestPages } from "../portal/make-pages.ts";
import { pageMaker } from "../portal/page-maker.ts";
import { startPageProgress } from "../portal/page-progress.ts";
import { previewTrouble } from "../portal/preview-trouble.ts";
import { type PreviewState, requirePort, servePortal } from "../portal/serve-portal.ts";
import { countBuilt } from "../report/built-portal.ts";

/** In the place of a draft's page. */
const withoutDrafts = {
  en: "This preview shows no drafts. End it and start `sop preview --drafts`, which does.",
  id: "Pratinjau ini tidak menampilkan draf. Akhiri, lalu jalankan `sop preview --drafts`.",
};

export default class Preview extends LookCommand {
  static override summary = both({
    en: "build the portal, serve it on this machine, build again on each save",
    id: "susun portal, sajikan di komputer ini, susun ulang tiap kali disimpan",
  });
  static override examples = ["sop preview --drafts"];
  static override enableJsonFlag = false;
  static override flags = {
    out: Flags.string({ default: "portal", helpValue: "DIR", summary: both({ en: "the portal's folder", id: "folder portal" }) }),
    port: Flags.integer({
      min: 1,
      max: 65535,
      summary: both({ en: "the port (default: the first free one from 4321 on)", id: "port (bawaan: yang pertama kosong mulai 4321)" }),
    }),
    drafts: Flags.boolean({ default: false, summary: both({ en: "show drafts too, stamped", id: "tampilkan juga draf, dengan cap" }) }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Preview);
    const library = await this.libraryFolder(flags);
    if (flags.port !== undefined) await requirePort(flags.port);
    const { root, version } = this.config;
    const state: PreviewState = { build: 0, trouble: "", ...(!flags.drafts && { noDrafts: pick(withoutDrafts, this.language) }) };
    // One process makes the pages of every build: what it has loaded once is at hand for the next.
    const maker = pageMaker(root);
    const build = async (): Promise<BuiltPortal> => {
      const { out, drafts } = flags;
      const date = await this.dayFor(flags);
      const progress = startPageProgress(this.language);
      const plan = { library, out, date, drafts, offline: false, base: "/", package: root, version, fresh: false };
      const onNotes = (notes: LibraryNotes) => this.#tell(library, notes, state, drafts);
      // Whoever reads is shown what is new at once, before the rest is taken over and the portal that it replaces taken away.
      const onNewest = (newest: NewestPages) => Object.assign(state, { newest, build: state.build + 1 });
      const onShown = () => {
        if (!state.newest) state.build++;
        state.newest = undefined;
      };
      const done = () => {
        state.newest = undefined;
        progress.end();
      };
      return buildPortal({ ...plan, onNotes, onNewest, onShown, onProgress: progress.report }, maker).finally(done);
    };
    const first = async (): Promise<void> => {
      this.notice({ en: "Building the portal …", id: "Menyusun portal …" });
      await build();
      const { url } = await servePortal(flags.out, { preview: () => state, ...(flags.port !== undefined && { port: flags.port }) });
      this.say({ en: `✔ The portal is at ${url} (Ctrl+C ends it).`, id: `✔ Portal ada di ${url} (Ctrl+C untuk mengakhiri).` });
    };
    await watchLibrary(library, first, () => this.#rebuild(build, state)).finally(maker.end);
  }

  /** What the pages can't say of the library is said here, and above each page. */
  #tell(library: string, notes: LibraryNotes, state: PreviewState, drafts: boolean): void {
    state.trouble = previewTrouble(library, notes, this.language);
    if (state.trouble !== "") this.notice({ en: state.trouble, id: state.trouble });
    if (notes.hasDraftsOnly && !drafts && state.build === 0) {
      this.notice({
        en: "Nothing is issued yet, and drafts are not shown: `sop preview --drafts` shows them.",
        id: "Belum ada yang terbit, dan draf tidak ditampilkan: `sop preview --drafts` menampilkannya.",
      });
    }
  }

  /** A save that can't be built is said, here and above the page, and the portal as it was stays up. */
  async #rebuild(build: () => Promise<BuiltPortal>, state: PreviewState): Promise<void> {
    const started = performance.now();
    try {
      const documents = countBuilt(await build());
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      this.notice({
        en: `Built again in ${seconds} s: ${documents.en}.`,
        id: `Disusun ulang dalam ${seconds} dtk: ${documents.id}.`,
      });
    } catch (error) {
      state.trouble = this.sayFault(error);
    }
  }
}
