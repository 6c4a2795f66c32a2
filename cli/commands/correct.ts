import { join } from "node:path";
import { Flags } from "@oclif/core";
import { planCorrection, transcriptionOf } from "../../core/acts/correct.ts";
import { fileOf } from "../../core/acts/write/plan.ts";
import { documentOf } from "../../core/library/document-of.ts";
import { isEvidence } from "../../core/seal/evidence.ts";
import { filesHeld } from "../../core/seal/files-held.ts";
import { committedText } from "../act/git-work.ts";
import { readForeignText } from "../act/held-files.ts";
import { both } from "../both.ts";
import { documentArg, reasonFlag, signerFlags, signFlag } from "../change-command.ts";
import { EventCommand } from "../event-command.ts";
import { hashPictures } from "../read/beside-document.ts";

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
    return this.record(flags, args.document, async ({ log, happening, read, context: { root, repository } }) => {
      const revision = transcriptionOf(log, flags.revision);
      const document = documentOf(revision.facts, read.documents);
      const corrected = flags.file === undefined ? undefined : await readForeignText(flags.file);
      const former = corrected === undefined && repository ? await committedText(repository, fileOf(document).path) : undefined;
      const { folder } = revision.facts;
      const beside = read.assets.get(folder) ?? new Set();
      const pictures = await hashPictures(join(root, folder), [...new Set([...filesHeld(document), ...[...beside].filter(isEvidence)])]);
      const correction = { revision, document, former, corrected, from: flags.file, reason: flags.reason };
      return planCorrection(log, happening, correction, { ...read, beside, pictures });
    });
  }
}
