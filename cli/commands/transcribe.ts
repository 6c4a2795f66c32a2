import { Flags } from "@oclif/core";
import { type Paper, planTranscription } from "../../core/acts/transcribe.ts";
import { UsageError } from "../../core/usage-error.ts";
import { heldBytes } from "../act/held-files.ts";
import { readPapers } from "../act/read-papers.ts";
import { both } from "../both.ts";
import { ChangeCommand } from "../change-command.ts";

export default class Transcribe extends ChangeCommand {
  static override summary = both({
    en: "hold past revisions that were typed over from paper, as many documents and revisions as are named",
    id: "simpan revisi lama yang diketik ulang dari kertas, sebanyak dokumen dan revisi yang disebut",
  });
  static override description = both({
    en: "Each file is one revision in the library's format, with the paper's approvals and dates and a transcription that says where the paper is; from a folder, every Markdown file. They are put in order by themselves, and all come in or none. They count once a settings record adopts them: sop approve --settings --as ROLE.",
    id: "Setiap berkas adalah satu revisi dalam format pustaka, dengan persetujuan dan tanggal kertasnya serta transcription yang menyebut letak kertasnya; dari folder, semua berkas Markdown. Urutannya ditentukan sendiri, dan semuanya masuk atau tidak sama sekali. Semuanya berlaku setelah diterima catatan pengaturan: sop approve --settings --as PERAN.",
  });
  static override strict = false;
  static override examples = [
    "sop transcribe P-01-rev-03.md P-01-rev-04.md",
    "sop transcribe arsip/ --dry-run",
    "sop transcribe arsip/ --scans",
  ];

  static override flags = {
    scans: Flags.boolean({
      summary: both({
        en: "with each file comes the scan of the same name beside it (P-01-rev-03.pdf): the evidence of its approvals",
        id: "bersama tiap berkas, ambil pindaian bernama sama di sampingnya (P-01-rev-03.pdf): bukti persetujuannya",
      }),
    }),
  };

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(Transcribe);
    const papers: Paper[] = await readPapers(argv as string[], flags.scans);
    if (papers.length === 0) throw nothingNamed();
    return this.change(flags, async ({ root, moment }) => {
      const read = await this.readLibrary(root, { date: moment.day, keep: () => false });
      this.requireRecords("transcribe", read.library, []);
      return { plan: planTranscription(papers, { ...read, today: moment.day, held: heldBytes(root) }) };
    });
  }
}

function nothingNamed(): UsageError {
  return new UsageError(
    { en: "Which revisions? No Markdown file was named.", id: "Revisi yang mana? Tidak ada berkas Markdown yang disebut." },
    { en: "For example: sop transcribe P-01-rev-03.md P-01-rev-04.md", id: "Misalnya: sop transcribe P-01-rev-03.md P-01-rev-04.md" },
  );
}
