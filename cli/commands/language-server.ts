import { Flags } from "@oclif/core";
import { SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { todayIn } from "../clock.ts";

export default class LanguageServer extends SopCommand {
  static override summary = both({
    en: "serve an editor: findings as one types, completion, hover, links (Language Server Protocol, on standard input and output)",
    id: "layani penyunting: temuan saat mengetik, pelengkapan, keterangan, tautan (Language Server Protocol, lewat masukan dan keluaran baku)",
  });
  static override description = both({
    en: "Started by the editor; docs/editors.md says how. It writes nothing: what it offers, the editor does.",
    id: "Dijalankan oleh penyunting; docs/editors.md menjelaskan caranya. Tidak menulis apa pun: yang ditawarkan dilakukan oleh penyunting.",
  });
  static override examples = ["sop language-server --stdio"];
  static override enableJsonFlag = false;
  static override flags = {
    stdio: Flags.boolean({
      summary: both({
        en: "what most editors add; there is no other way",
        id: "ditambahkan oleh kebanyakan penyunting; tidak ada cara lain",
      }),
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(LanguageServer);
    const [{ serveEditor }, { createConnection }] = await Promise.all([
      import("../editor/language-server.ts"),
      import("../editor/protocol.ts"),
    ]);
    const ended = new Promise<void>((done) => process.stdin.once("close", done).once("end", done));
    serveEditor(createConnection(process.stdin, process.stdout), {
      version: this.config.version,
      packageRoot: this.config.root,
      language: flags.lang,
      today: todayIn,
    });
    await ended;
  }
}
