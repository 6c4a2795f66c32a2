import { effectiveRevision } from "../library/status.ts";
import { whyInDoubt } from "../library/why-in-doubt.ts";
import { UsageError } from "../usage-error.ts";
import { type EventLog, type Happening, planEvents } from "./write/append-event.ts";
import type { Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/**
 * Writes down that a document in force was read again as a whole, and whether it stays as it is.
 * @throws UsageError when nothing of it is in force
 */
export function planReview(
  log: EventLog,
  happening: Happening,
  { result, remark }: { result: "keep" | "revise"; remark: string | undefined },
): Plan {
  const { code, events, draft } = log.controlled;
  const { date, by } = happening;
  const inForce = effectiveRevision(log.controlled, date);
  if (!inForce) {
    const why = whyInDoubt(log.controlled, happening.date);
    throw new UsageError({
      en: `Nothing of ${code} is in force on ${date}, so there is nothing to review.${why.en}`,
      id: `Tidak ada revisi ${code} yang berlaku pada ${date}, sehingga tidak ada yang ditinjau.${why.id}`,
    });
  }
  const twice = events.some((event) => event.event === "reviewed" && event.date === date && event.by.name === by.name);
  if (twice) {
    throw new UsageError({
      en: `${by.name} already recorded a review of ${code} on ${date}.`,
      id: `${by.name} sudah mencatat tinjauan ${code} pada ${date}.`,
    });
  }
  const told = remark === undefined ? "" : printedLine(remark);
  return planEvents(log, happening, [{ event: "reviewed", date, by, result, ...(told === "" ? {} : { remark: told }) }], {
    summary: [
      result === "keep"
        ? {
            en: `${code} revision ${inForce.revision} was reviewed by ${by.name} on ${date} and stays as it is.`,
            id: `${code} revisi ${inForce.revision} ditinjau oleh ${by.name} pada ${date} dan tetap berlaku apa adanya.`,
          }
        : {
            en: `${code} revision ${inForce.revision} was reviewed by ${by.name} on ${date} and is to be revised.`,
            id: `${code} revisi ${inForce.revision} ditinjau oleh ${by.name} pada ${date} dan perlu direvisi.`,
          },
    ],
    next:
      result === "revise" && !draft
        ? [{ en: `Open the next revision with sop bump ${code}.`, id: `Buka revisi berikutnya dengan sop bump ${code}.` }]
        : [],
    message: `${code}: reviewed on ${date}, ${result} (${by.name})`,
  });
}
