import { Args, Flags } from "@oclif/core";
import { allowApproval, planApproval, requireTurn } from "../../core/acts/approve.ts";
import { printApprovalText, SIGNATURE_NAMESPACE } from "../../core/seal/approval-text.ts";
import { UsageError } from "../../core/usage-error.ts";
import { approveSettings } from "../act/approve-settings.ts";
import { holdDraft } from "../act/hold-draft.ts";
import { readSheet } from "../act/read-sheet.ts";
import { mustSign, type Signing, signAct } from "../act/sign-act.ts";
import { both } from "../both.ts";
import { ChangeCommand, signerFlags } from "../change-command.ts";
import { readSignerLines } from "../read/signatures.ts";

export default class Approve extends ChangeCommand {
  static override summary = both({
    en: "sign a draft in a role: name, position, time, and the digest of what is approved",
    id: "tanda tangani draf dalam suatu peran: nama, jabatan, waktu, dan sidik isi yang disetujui",
  });
  static override examples = [
    "sop approve P-01 --as prepared",
    'sop approve P-01 --as checked --name S.S. --position "VP Telkom Operation"',
    "sop approve P-01 --as approved --sign ~/.ssh/id_ed25519",
    "sop approve --settings --as approved",
    'sop approve P-01 --as approved --evidence "lembar pengesahan 2026-11-20, map 12"',
    "sop approve P-01 --as approved --evidence-file scan.pdf",
  ];
  static override args = {
    document: Args.string({ description: both({ en: "the document's code or an ending of it", id: "kode dokumen atau akhirannya" }) }),
  };
  static override flags = {
    as: Flags.string({
      required: true,
      helpValue: "ROLE",
      summary: both({
        en: "the role, as the library names it: {roles}",
        id: "peran, menurut pustaka: {roles}",
      }),
    }),
    ...signerFlags,
    sign: Flags.string({
      helpValue: "KEY",
      summary: both({ en: "sign with this private SSH key", id: "tanda tangani dengan kunci SSH privat ini" }),
    }),
    settings: Flags.boolean({
      exclusive: ["evidence"],
      summary: both({
        en: "approve the library's settings and signers as they are, instead of a document",
        id: "setujui pengaturan dan daftar penanda tangan pustaka apa adanya, bukan dokumen",
      }),
    }),
    refound: Flags.string({
      dependsOn: ["settings"],
      helpValue: "REASON",
      summary: both({
        en: "nobody is left who might approve the settings: found the library anew; the gate stays closed for this",
        id: "tidak ada lagi yang berhak menyetujui pengaturan: dirikan ulang pustaka; gerbang tetap tertutup untuk ini",
      }),
    }),
    evidence: Flags.string({
      helpValue: "TEXT",
      summary: both({ en: "where a signed sheet of paper is kept", id: "tempat lembar kertas bertanda tangan disimpan" }),
    }),
    "evidence-file": Flags.string({
      exclusive: ["settings"],
      helpValue: "FILE",
      summary: both({
        en: "the signed sheet itself, scanned or photographed (PDF or picture): kept beside the text with its digest",
        id: "lembar bertanda tangan itu sendiri, dipindai atau difoto (PDF atau gambar): disimpan di samping teks beserta sidik isinya",
      }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Approve);
    const name = args.document;
    if (flags.settings) {
      if (name !== undefined) throw oneOfTwo();
      return this.change(flags, async (context) => {
        const read = await this.readLibrary(context.root, { date: context.moment.day, keep: () => false });
        return approveSettings(flags, { ...context, read, person: await this.signer(flags, context) });
      });
    }
    if (name === undefined) throw oneOfTwo();
    return this.change(flags, async (context) => {
      const { root, moment, settings, repository } = context;
      const { library, draft } = await this.whileReading((onProgress) =>
        holdDraft(root, name, { date: moment.day, repository, onProgress }),
      );
      this.requireRecords("approve", library, [draft.controlled]);
      requireTurn(draft, flags.as);
      const person = await this.signer(flags, context);
      const sheet = flags["evidence-file"] === undefined ? undefined : await readSheet(flags["evidence-file"]);
      const request = {
        draft,
        sheet,
        role: flags.as,
        person,
        today: moment.day,
        now: moment.time,
        signers: await readSignerLines(root),
        evidence: flags.evidence,
      };
      const allowed = allowApproval(request);
      if (settings.signatures === "required" && flags.sign === undefined) throw mustSign();
      if (flags.sign === undefined) return { plan: planApproval(request, allowed, undefined) };
      const text = printApprovalText(allowed.statement);
      const signing: Signing = { text, by: allowed.statement, namespace: SIGNATURE_NAMESPACE, keyFile: flags.sign };
      const signature = await signAct(signing, { root, people: settings.people, isDryRun: flags["dry-run"] });
      return { plan: planApproval(request, allowed, { text, signature }) };
    });
  }
}

function oneOfTwo(): UsageError {
  return new UsageError({
    en: "Name either the document that is approved, or --settings.",
    id: "Sebutkan dokumen yang disetujui, atau --settings.",
  });
}
