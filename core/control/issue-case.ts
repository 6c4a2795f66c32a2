import type { Issued } from "../../schemas/issued.ts";
import type { DocumentType } from "../../schemas/library-settings.ts";
import type { JudgedEvents } from "./judge-events.ts";
import type { Life, LifeRevision } from "./life.ts";
import type { Regime } from "./regime.ts";
import type { SettingsOfDay } from "./settings-of-day.ts";

/** An issue, beside all it is judged by. */
export interface IssueCase {
  revision: LifeRevision;
  life: Life;
  events: Pick<JudgedEvents, "voided">;
  regime: Regime;
  issued: Issued;
  /** The settings of the day of issue. */
  day: SettingsOfDay;
  type: DocumentType;
}
