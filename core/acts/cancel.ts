import type { IsoDate } from "../../schemas/iso-date.ts";
import type { ControlledDocument } from "../library/library.ts";
import { scheduledRevisions } from "../library/status.ts";
import { turnsAhead } from "../library/withdrawal.ts";
import { UsageError } from "../usage-error.ts";
import { type EventLog, type Happening, planEvents } from "./write/append-event.ts";
import type { Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/**
 * Cancels an issued revision before it comes into force.
 * @param request.revision undefined: the only one that is scheduled
 * @throws UsageError when it is not scheduled on that day, or more than one is and none was named
 */
export function planCancellation(
  log: EventLog,
  happening: Happening,
  { revision, reason }: { revision: string | undefined; reason: string },
): Plan {
  const { code } = log.controlled;
  const { date, by } = happening;
  const scheduled = scheduledRevisions(log.controlled, date);
  const chosen =
    revision === undefined && scheduled.length === 1 ? scheduled[0] : scheduled.find((waiting) => waiting.revision === revision);
  if (!chosen)
    throw notScheduled(
      log.controlled,
      revision,
      scheduled.map((waiting) => waiting.revision),
      date,
    );
  return planEvents(log, happening, [{ event: "cancelled", date, by, revision: chosen.revision, reason: printedLine(reason) }], {
    summary: [
      {
        en: `${code} revision ${chosen.revision} is cancelled and will not come into force: ${printedLine(reason)}.`,
        id: `${code} revisi ${chosen.revision} dibatalkan dan tidak akan berlaku: ${printedLine(reason)}.`,
      },
    ],
    next: [],
    message: `${code}: cancel revision ${chosen.revision}: ${printedLine(reason)}`,
  });
}

function notScheduled(
  { code, events }: ControlledDocument,
  revision: string | undefined,
  scheduled: readonly string[],
  date: IsoDate,
): UsageError {
  const list = scheduled.join(", ");
  const [turn] = turnsAhead(events, date);
  if (scheduled.length === 0) {
    return new UsageError(
      {
        en: `No revision of ${code} is waiting to come into force on ${date}.`,
        id: `Tidak ada revisi ${code} yang menunggu berlaku pada ${date}.`,
      },
      turn?.event === "withdrawn"
        ? {
            en: `Its withdrawal on ${turn.date} is taken back with sop reinstate ${code} --reason ….`,
            id: `Penarikannya pada ${turn.date} dibatalkan dengan sop reinstate ${code} --reason ….`,
          }
        : {
            en: `What is in force is ended with sop withdraw ${code} --reason ….`,
            id: `Yang sedang berlaku diakhiri dengan sop withdraw ${code} --reason ….`,
          },
    );
  }
  if (revision === undefined) {
    return new UsageError({
      en: `Several revisions of ${code} are waiting to come into force: ${list}. Name one with --revision.`,
      id: `Beberapa revisi ${code} menunggu berlaku: ${list}. Sebutkan salah satu dengan --revision.`,
    });
  }
  return new UsageError({
    en: `Revision ${revision} of ${code} is not waiting to come into force; waiting: ${list}. Name one with --revision.`,
    id: `Revisi ${revision} ${code} tidak menunggu berlaku; yang menunggu: ${list}. Sebutkan dengan --revision.`,
  });
}
