import { Flags } from "@oclif/core";
import { FreshLibrary } from "../ask/fresh-library.ts";
import { answersUnderWay } from "../assistant/answers-under-way.ts";
import { SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { todayIn } from "../clock.ts";
import { readSettings } from "../read/read-settings.ts";

export default class Mcp extends SopCommand {
  static override summary = both({
    en: "answer an assistant's questions about the library (Model Context Protocol, on standard input and output)",
    id: "jawab pertanyaan asisten tentang pustaka (Model Context Protocol, lewat masukan dan keluaran baku)",
  });
  static override description = both({
    en: "For assistants that start it themselves: what is in force on a day, a document, a step by its RC, where something is used, search, what changed. Each answer says code, revision, status and digest. It reads only.",
    id: "Untuk asisten yang menjalankannya sendiri: apa yang berlaku pada suatu hari, dokumen, langkah menurut RC, di mana dipakai, pencarian, apa yang berubah. Tiap jawaban memuat kode, revisi, status, dan sidik isi. Hanya membaca.",
  });
  static override examples = ["sop mcp --library sops", "sop mcp --allow-drafts"];
  static override enableJsonFlag = false;
  static override flags = {
    "allow-drafts": Flags.boolean({
      summary: both({
        en: "also let it begin drafts: a new document, or the next revision of one",
        id: "izinkan juga memulai draf: dokumen baru, atau revisi berikutnya",
      }),
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Mcp);
    const { root } = await readSettings(await this.libraryFolder(flags), process.cwd());
    const [{ assistantServer }, { StdioServerTransport }] = await Promise.all([
      import("../assistant/assistant-server.ts"),
      import("../assistant/sdk.ts"),
    ]);
    const server = assistantServer(new FreshLibrary(root, todayIn, this.language), {
      version: this.config.version,
      language: this.language,
      allowDrafts: flags["allow-drafts"],
    });
    const ended = new Promise<void>((done) => process.stdin.once("close", done).once("end", done));
    const transport = new StdioServerTransport();
    await server.connect(transport);
    const answered = answersUnderWay(transport);
    await ended;
    await answered();
    await server.close();
  }
}
