import type { Issued } from "../../schemas/issued.ts";
import type { DocumentType } from "../../schemas/library-settings.ts";
import type { JudgedEvents } from "./judge-events.ts";
import type { Life, LifeRevision } from "./life.ts";
import type { Regime } from "./regime.ts";
import type { SettingsOfDay } from "./settings-of-day.ts";

/** What a revision's approvals are judged by. */
export interface ApprovalCase {
  revision: LifeRevision;
  /** With the revision among its revisions. */
  life: Life;
  events: Pick<JudgedEvents, "voided">;
  regime: Regime;
  /** Undefined for a draft. */
  issued?: Issued;
  /** The settings of the day of issue; of a draft, today's. */
  day: SettingsOfDay;
  type: DocumentType;
}

/** An issue, beside all it is judged by. */
export interface IssueCase extends ApprovalCase {
  issued: Issued;
}
