import { Flags } from "@oclif/core";
import { type IssuePlan, planIssue, requireApprovals } from "../../core/acts/issue.ts";
import { type FileOperation, keepSigned } from "../../core/acts/write/plan.ts";
import { regimeNow, requireIssueEffect } from "../../core/acts/write/require-effect.ts";
import { besideFile } from "../../core/document/codes/revision-file.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { ISSUE_SIGNATURE } from "../../core/seal/signature-facts.ts";
import { tagName } from "../act/git-work.ts";
import { holdDraft } from "../act/hold-draft.ts";
import { signAct } from "../act/sign-act.ts";
import { dayFlag } from "../base-command.ts";
import { both } from "../both.ts";
import { ChangeCommand, type ChangeContext, documentArg, signerFlags, signFlag } from "../change-command.ts";
import { readControl } from "../read/settings-records.ts";

export default class Issue extends ChangeCommand {
  static override summary = both({
    en: "make an approved draft the issued revision, which never changes again",
    id: "terbitkan draf yang disetujui menjadi revisi yang tidak pernah berubah lagi",
  });
  static override examples = [
    "sop issue P-01",
    "sop issue P-01 --effective 2027-01-01 --commit --tag",
    "sop issue P-01 --sign ~/.ssh/id_ed25519",
  ];
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
    ahead: Flags.string({
      helpValue: "REASON",
      summary: both({ en: "why it comes into force more than 90 days from now", id: "mengapa baru berlaku lebih dari 90 hari lagi" }),
    }),
    sign: signFlag,
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
      const { library, draft } = await this.whileReading((onProgress) =>
        holdDraft(root, args.document, { date: moment.day, repository, onProgress }),
      );
      this.requireRecords("issue", library, [draft.controlled]);
      requireApprovals(draft);
      const plan = planIssue({
        draft,
        library,
        by: await this.signer(flags, context),
        today: moment.day,
        now: moment.time,
        effective: flags.effective,
        retroactive: flags.retroactive,
        ahead: flags.ahead,
        isSigned: flags.sign !== undefined,
        tool: this.config.version,
      });
      const signed = await this.#requireEffect(plan, draft.controlled, flags, context);
      plan.operations.push(...signed);
      return { plan, tag: flags.tag ? tagName(draft.controlled.code, draft.document.frontMatter.revision ?? "") : undefined };
    });
  }

  /** Looks at the issue as it will be judged. @returns what its signature is kept in, where a key is named */
  async #requireEffect(
    { issue }: IssuePlan,
    { life, folder }: ControlledDocument,
    flags: { sign: string | undefined; "dry-run": boolean },
    { root, moment, settings }: ChangeContext,
  ): Promise<FileOperation[]> {
    if (issue === undefined) return [];
    const { revision, text } = issue;
    const by = revision.issued?.by ?? { name: "", position: "" };
    const { control } = await readControl(root, settings);
    const regime = regimeNow(control, settings, life, moment.day);
    if (flags.sign === undefined) {
      requireIssueEffect(life, revision, regime);
      return [];
    }
    const signing = { text, by: { ...by, time: moment.time }, namespace: "sop-issue" as const, keyFile: flags.sign };
    const signature = await signAct(signing, { root, people: settings.people, isDryRun: flags["dry-run"] });
    const signer = settings.people.find(({ name, position }) => name === by.name && position === by.position)?.signer ?? "";
    requireIssueEffect(life, { ...revision, issueSignature: { text, result: { outcome: "good", signer, key: "" } } }, regime);
    return keepSigned(`${folder}/${besideFile(revision.fileName)}/${ISSUE_SIGNATURE}`, text, signature);
  }
}
