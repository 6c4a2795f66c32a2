import type { DocumentEvent } from "../../../schemas/events.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { digestOfAct } from "../../control/canonical.ts";
import { controlledOf } from "../../control/controlled-settings.ts";
import { judgeEvents } from "../../control/judge-events.ts";
import { judgeLife } from "../../control/judge-life.ts";
import type { Life, LifeRevision } from "../../control/life.ts";
import type { Reason } from "../../control/reason.ts";
import { reasonText } from "../../control/reason-text.ts";
import type { Regime } from "../../control/regime.ts";
import { regimeForActs } from "../../control/regime.ts";
import { judgeSettings } from "../../control/settings-history.ts";
import type { LibraryControl } from "../../library/library.ts";
import { UsageError } from "../../usage-error.ts";

/** By what an act is judged before it is written: the library's approved settings, else what it says of itself now. */
export function regimeNow({ records, signers }: LibraryControl, settings: LibrarySettings, life: Life, today: IsoDate): Regime {
  return regimeForActs(judgeSettings(records, today), { settings: controlledOf(settings), signers }, life, today);
}

/** How events are judged before they are written. */
export interface Judging {
  regime: Regime;
  /** True where it is going to be signed: the signature is looked at when it is made. */
  isSigned: boolean;
}

/**
 * Judges events as they are about to be written, by the settings of the day, as the gate will: what would have no effect is
 * not written.
 * @throws UsageError with the first reason
 */
export function requireEffect(life: Life, events: readonly DocumentEvent[], { regime, isSigned }: Judging): void {
  const fresh = events.map((event) => ({ digest: digestOfAct(event), event }));
  const judged = judgeEvents({ ...life, events: [...life.events, ...fresh], signaturesRead: !isSigned }, regime);
  for (const [index, { verdict }] of judged.events.slice(life.events.length).entries()) {
    if (verdict.effect === "holds") continue;
    const [reason] = verdict.effect === "repeated" ? [] : verdict.reasons;
    const why = reason ? reasonText(reason) : { en: "it stands there already", id: "sudah tercatat" };
    const { event } = events[index] as DocumentEvent;
    throw new UsageError({
      en: `“${event}” would have no effect: ${why.en}.`,
      id: `“${event}” tidak akan berakibat: ${why.id}.`,
    });
  }
}

/**
 * Judges an issue as it is about to be written: a revision that would not come into force is not issued.
 * @throws UsageError with the first reason
 */
export function requireIssueEffect(life: Life, revision: LifeRevision, regime: Regime): void {
  const judged = judgeLife({ ...life, revisions: [...life.revisions, revision], signaturesRead: true }, regime);
  const verdict = judged.revisions.get(revision.fileName);
  const [reason] = verdict && "reasons" in verdict ? verdict.reasons : [];
  if (reason === undefined) return;
  const why = reasonText(reason);
  throw new UsageError(
    {
      en: `The issue of revision ${revision.revision} would have no effect: ${why.en}.`,
      id: `Penerbitan revisi ${revision.revision} tidak akan berakibat: ${why.id}.`,
    },
    wayOut(reason, life.code),
  );
}

/** What to do where clocks that differ, or days typed by hand, are in the way. */
function wayOut(reason: Reason, code: string): LocalText | undefined {
  if (reason.why === "approval-order")
    return {
      en: `Begin again with that approval: sop reject ${code} --as ${reason.role} --reason ….`,
      id: `Ulangi mulai persetujuan itu: sop reject ${code} --as ${reason.role} --reason ….`,
    };
  if (reason.why === "approved-after-issue")
    return { en: "See whether this machine's clock is right.", id: "Periksa apakah jam komputer ini benar." };
  return undefined;
}
