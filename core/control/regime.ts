import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Adopted } from "./adopted.ts";
import { digestOfEntries } from "./canonical.ts";
import type { JudgingSettings } from "./controlled-settings.ts";
import type { Life } from "./life.ts";
import type { SettingsHistory } from "./settings-history.ts";
import { makeSettingsOfDay, type SettingsOfDay } from "./settings-of-day.ts";

/** By what acts are judged. */
export interface Regime {
  /** The settings by which acts recorded on a day are judged; undefined before control began. */
  on: (day: IsoDate) => SettingsOfDay | undefined;
  /**
   * False while no settings were approved and nothing tells which held: then nobody's right can be judged, only days and
   * orders (control.md §4).
   */
  judgesPeople: boolean;
  /** What keeps the standing it had. */
  adopted: Adopted;
  /** True where events keep the standing that days and orders give them, since no record ever took them as they are. */
  judgesStanding?: boolean;
  /** The day it is: nothing was recorded after it. */
  today: IsoDate;
}

/**
 * By what a library's acts are judged: its approved settings; while there are none, what it says of itself, by which
 * nobody's right can be judged.
 */
export function regimeOf(history: SettingsHistory, own: JudgingSettings, today: IsoDate): Regime {
  if (history.held.length > 0) return { on: history.on, judgesPeople: true, adopted: history.adopted, today };
  const day = makeSettingsOfDay(own.settings, own.signers);
  return { on: () => day, judgesPeople: false, adopted: new Map(), today };
}

/** By what a change to a library without approved settings is judged: what it said before; all that stood there counts as adopted. */
export function regimeOfBase(base: JudgingSettings, adopted: Adopted, today: IsoDate): Regime {
  const day = makeSettingsOfDay(base.settings, base.signers);
  return { on: () => day, judgesPeople: true, adopted, judgesStanding: true, today };
}

/**
 * By what an act is judged before it is written: the approved settings; while there are none, what the library says now, and the
 * events that stand there keep their standing.
 */
export function regimeForActs(history: SettingsHistory, now: JudgingSettings, { folder, events }: Life, today: IsoDate): Regime {
  if (history.held.length > 0) return regimeOf(history, now, today);
  const standing = { files: new Map(), papers: new Set<string>(), events: { entries: events.length, digest: digestOfEntries(events) } };
  return regimeOfBase(now, new Map([[folder, standing]]), today);
}
