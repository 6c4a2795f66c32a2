import { Flags } from "@oclif/core";
import { planIssue, requireApprovals } from "../../core/acts/issue.ts";
import { tagName } from "../act/git-work.ts";
import { holdDraft } from "../act/hold-draft.ts";
import { dayFlag } from "../base-command.ts";
import { both } from "../both.ts";
import { ChangeCommand, documentArg, signerFlags } from "../change-command.ts";

export default class Issue extends ChangeCommand {
  static override summary = both({
    en: "make an approved draft the issued revision, which never changes again",
    id: "terbitkan draf yang disetujui menjadi revisi yang tidak pernah berubah lagi",
  });
  static override examples = ["sop issue P-01", "sop issue P-01 --effective 2027-01-01 --commit --tag"];
  static override args = { document: documentArg };
  static override flags = {
    effective: dayFlag({
      summary: both({
        en: "when it comes into force (default: as the draft says, else today)",
        id: "kapan mulai berlaku (bawaan: menurut draf, atau hari ini)",
      }),
    }),
    retroactive: Flags.string({
      helpValue: "REASON",
      summary: both({ en: "why it came into force before today", id: "mengapa mulai berlaku sebelum hari ini" }),
    }),
    ...signerFlags,
    tag: Flags.boolean({
      dependsOn: ["commit"],
      summary: both({ en: "tag the commit with code and revision", id: "beri commit itu tag berisi kode dan revisi" }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Issue);
    return this.change(flags, async (context) => {
      const { root, moment, repository } = context;
      const { library, draft } = await holdDraft(root, args.document, { date: moment.day, repository });
      requireApprovals(draft);
      const plan = planIssue({
        draft,
        library,
        by: await this.signer(flags, context),
        today: moment.day,
        now: moment.time,
        effective: flags.effective,
        retroactive: flags.retroactive,
        tool: this.config.version,
      });
      return { plan, tag: flags.tag ? tagName(draft.controlled.code, draft.document.frontMatter.revision ?? "") : undefined };
    });
  }
}
