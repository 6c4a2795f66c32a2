import type { DocumentEvent } from "../../schemas/events.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { recordedOn } from "../control/moment.ts";
import { addDays } from "../document/words/days.ts";

/**
 * What takes a whole document out of force, or back into it. `backTo`: the earlier day that its entry names, where it was written down
 * afterwards: until its own day people worked as before.
 */
export type Turn = Extract<DocumentEvent, { event: "withdrawn" | "reinstated" }> & { backTo?: IsoDate };
/** The event that takes a document out of force. */
export type Withdrawal = Turn & { event: "withdrawn" };

/** The withdrawal that holds on a day, if one does. */
export function withdrawalOn(events: readonly DocumentEvent[], day: IsoDate): Withdrawal | undefined {
  const last = events.findLast((event): event is Turn => isTurn(event) && event.date <= day);
  return last?.event === "withdrawn" ? last : undefined;
}

/** The withdrawal written down after a day that names it, or an earlier one: on that day people worked as before. */
export function withdrawnAfterwards(events: readonly DocumentEvent[], day: IsoDate): Withdrawal | undefined {
  return events.find(
    (event): event is Withdrawal =>
      isTurn(event) && event.event === "withdrawn" && event.backTo !== undefined && event.backTo <= day && event.date > day,
  );
}

/** The first day of the time for which a withdrawal holds: it may have been withdrawn before, and not reinstated since. */
export function withdrawnSince(events: readonly DocumentEvent[], { date }: Withdrawal): IsoDate {
  const dayBefore = addDays(date, -1);
  const before = dayBefore && withdrawalOn(events, dayBefore);
  return before ? withdrawnSince(events, before) : date;
}

/**
 * What was written down by a day and takes the document out of force, or back, on a later one: what changes on those days, the next
 * first. What a later entry took back changes nothing.
 */
export function turnsAhead(events: readonly DocumentEvent[], day: IsoDate): Turn[] {
  const known = events.filter((event): event is Turn => isTurn(event) && recordedOn(event) <= day);
  const days = [...new Set(known.flatMap(({ date }) => (date <= day ? [] : [date])))].sort();
  let isWithdrawn = withdrawalOn(known, day) !== undefined;
  return days.flatMap((date) => {
    const last = known.findLast((event) => event.date <= date) as Turn;
    if ((last.event === "withdrawn") === isWithdrawn) return [];
    isWithdrawn = !isWithdrawn;
    return [last];
  });
}

/** What was written down by a day for a later one, and no contrary entry took back since, whether it changes anything or not. */
export function turnsPending(events: readonly DocumentEvent[], day: IsoDate): Turn[] {
  return events.filter((event, at): event is Turn => {
    if (!isTurn(event) || event.date <= day || recordedOn(event) > day) return false;
    return !events.slice(at + 1).some((later) => isTurn(later) && later.event !== event.event && later.date < event.date);
  });
}

/** What became of an entry: it took place on its day, or is going to; another overtook it before; it took back another, and changed nothing else. */
export function outcomeOf(events: readonly DocumentEvent[], turn: Turn): "takes place" | "overtaken" | "takes back" {
  const at = events.indexOf(turn);
  if (events.slice(at + 1).some((later) => isTurn(later) && later.date < turn.date)) return "overtaken";
  const before = events.slice(0, at).filter(isTurn);
  const changes = (withdrawalOn(before, turn.date) !== undefined) !== (turn.event === "withdrawn");
  return !changes && before.some(({ date }) => date > turn.date) ? "takes back" : "takes place";
}

/** True of an event that takes a document out of force, or brings it back. */
export function isTurn(event: DocumentEvent): event is Turn {
  return event.event === "withdrawn" || event.event === "reinstated";
}
