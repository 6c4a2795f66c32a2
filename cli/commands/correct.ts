import { Flags } from "@oclif/core";
import { planCorrection, transcriptionOf } from "../../core/acts/correct.ts";
import { fileOf } from "../../core/acts/write/plan.ts";
import { documentOf } from "../../core/library/document-of.ts";
import { committedText } from "../act/git-work.ts";
import { readForeignText } from "../act/held-files.ts";
import { both } from "../both.ts";
import { documentArg, reasonFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";

export default class Correct extends EventCommand {
  static override summary = both({
    en: "correct a transcription after its paper original, the only issued text that may change",
    id: "betulkan transkripsi menurut naskah kertasnya, satu-satunya teks terbit yang boleh berubah",
  });
  static override examples = [
    'sop correct P-01 --reason "Salah ketik waktu tanggap"',
    'sop correct P-01 --file betul.md --reason "Salah ketik"',
  ];
  static override args = { document: documentArg };
  static override flags = {
    file: Flags.string({
      helpValue: "FILE",
      summary: both({
        en: "the corrected text (default: the file as edited since the last commit)",
        id: "teks yang benar (bawaan: berkas yang disunting sejak commit terakhir)",
      }),
    }),
    revision: Flags.string({
      helpValue: "NN",
      summary: both({ en: "which transcription, where there are several", id: "transkripsi yang mana, bila ada beberapa" }),
    }),
    reason: reasonFlag,
    sign: signFlag,
    ...signerFlags,
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Correct);
    return this.record(flags, args.document, async ({ log, happening, read, context: { repository } }) => {
      const revision = transcriptionOf(log, flags.revision);
      const document = documentOf(revision.facts, read.documents);
      const corrected = flags.file === undefined ? undefined : await readForeignText(flags.file);
      const former = corrected === undefined && repository ? await committedText(repository, fileOf(document).path) : undefined;
      return planCorrection(log, happening, { revision, document, former, corrected, reason: flags.reason }, read.reading);
    });
  }
}
