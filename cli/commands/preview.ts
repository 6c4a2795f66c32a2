import { Flags } from "@oclif/core";
import { SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { describeFault } from "../fault.ts";
import { buildPortal, type PortalBuild } from "../io/build-portal.ts";
import { servePortal } from "../io/serve-portal.ts";
import { watchLibrary } from "../io/watch-library.ts";

export default class Preview extends SopCommand {
  static override summary = both({
    en: "build the portal, serve it on this machine, build again on each save",
    id: "susun portal, sajikan di komputer ini, susun ulang tiap kali disimpan",
  });
  static override examples = ["sop preview --drafts"];
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
    const { root, version } = this.config;
    const build = async (): Promise<PortalBuild> => {
      const plan = {
        library,
        out: flags.out,
        date: await this.dayFor(flags),
        drafts: flags.drafts,
        offline: false,
        base: "/",
        package: root,
        version,
      };
      await buildPortal(plan);
      return plan;
    };
    this.notice({ en: "Building the portal …", id: "Menyusun portal …" });
    await build();
    const { url } = await servePortal(flags.out, flags.port === undefined ? {} : { port: flags.port });
    this.say({ en: `✔ The portal is at ${url} (Ctrl+C ends it).`, id: `✔ Portal ada di ${url} (Ctrl+C untuk mengakhiri).` });
    await watchLibrary(library, () => this.#rebuild(build));
  }

  /** A save that can't be built is said, and the portal as it was stays up. */
  async #rebuild(build: () => Promise<PortalBuild>): Promise<void> {
    const started = performance.now();
    try {
      await build();
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      this.notice({
        en: `Built again in ${seconds} s; reload the page.`,
        id: `Disusun ulang dalam ${seconds} dtk; muat ulang halamannya.`,
      });
    } catch (error) {
      this.notice(describeFault(error, this.language, []).text);
    }
  }
}
