import type { LibrarySettings } from "../../../../schemas/library-settings.ts";
import { isTyped } from "../../../control/judge-draft.ts";
import { foldName } from "../../../control/people.ts";
import type { Reason } from "../../../control/reason.ts";
import { reasonsText } from "../../../control/reason-text.ts";
import { roleName, roleNames, settingsOfType } from "../../../document/named-in-settings.ts";
import type { DocumentFacts } from "../../../library/facts.ts";
import { leftDraft } from "../../../library/issued-already.ts";
import type { ControlledDocument } from "../../../library/library.ts";
import type { LifeContext, TellOfText } from "../../kit/define-library-rule.ts";

/** What keeps an approval of a draft from counting, and is told of drafts by SOP302 (order, days to come), SOP303 (who holds two roles), SOP305 (the text) or SOP306 (signatures). */
const toldElsewhere: ReadonlySet<Reason["why"]> = new Set([
  "approval-order",
  "dated-ahead",
  "recorded-ahead",
  "not-apart",
  "approval-altered",
  "unsigned",
  "signature-missing",
  "signature-of-other",
  "signature",
]);

/** Tells which approvals of a draft would not count if it were issued as it is, and that no other rule tells of. */
export function checkDraft(document: ControlledDocument, { settings }: LifeContext, tell: TellOfText): void {
  const { code, draft, draftTroubles } = document;
  if (!draft) return;
  if (!draft.transcription && !leftDraft(document)) checkTyped(draft, settings, tell);
  const holders = settingsOfType(draft.type, settings)?.holders ?? {};
  for (const { role, reasons: all } of draftTroubles) {
    const reasons = all.filter((reason) => {
      // Told by SOP304 where library.yaml says so, too, and not the approved settings alone.
      if (reason.why === "not-holder") return !Object.hasOwn(holders, role) || mayHold(reason.position, holders[role]);
      return !toldElsewhere.has(reason.why);
    });
    if (reasons.length === 0) continue;
    const why = { en: reasonsText(reasons, "en"), id: reasonsText(reasons, "id") };
    const name = roleName(role, settings);
    tell(draft, {
      at: ["approvals", role],
      key: `draft ${role} ${reasons.map((reason) => reason.why).join(" ")}`,
      message: {
        en: `The approval as “${name.en}” has no effect: ${why.en}.`,
        id: `Persetujuan sebagai “${name.id}” tidak berakibat: ${why.id}.`,
      },
      fix: {
        en: `Begin again with it: sop reject ${code} --as ${role} --reason ….`,
        id: `Ulangi mulai persetujuan itu: sop reject ${code} --as ${role} --reason ….`,
      },
    });
  }
}

function checkTyped(draft: DocumentFacts, settings: LibrarySettings, tell: TellOfText): void {
  const roles = Object.entries(draft.approvals).flatMap(([role, approval]) => (isTyped(approval) ? [role] : []));
  const [first] = roles;
  if (first === undefined) return;
  const names = roleNames(roles, settings);
  tell(draft, {
    at: ["approvals", first],
    key: `typed ${roles.join(" ")}`,
    severity: "note",
    message: {
      en: `What was approved is not recorded for ${names.en}: it was typed, and counts for no issue.`,
      id: `Isi yang disetujui tidak tercatat untuk ${names.id}: ini diketik, dan tidak dihitung saat terbit.`,
    },
    fix: {
      en: `Take it out, and have it approved: sop approve ${draft.code} --as ${first}.`,
      id: `Hapus, lalu mintakan persetujuan: sop approve ${draft.code} --as ${first}.`,
    },
  });
}

function mayHold(position: string, holders: readonly string[] = []): boolean {
  return holders.some((holder) => foldName(holder) === foldName(position));
}
