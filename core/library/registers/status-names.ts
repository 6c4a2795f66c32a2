import type { LocalText } from "../../../schemas/local-text.ts";
import type { StatusName } from "../status.ts";

/** A draft of which nothing is known but that it is there. */
export const unreadDraftName: LocalText = { id: "draf, tidak dapat dibaca", en: "draft, can't be read" };

/** What a status is called. */
export const statusNames: Readonly<Record<StatusName, LocalText>> = {
  draft: { id: "draf", en: "draft" },
  effective: { id: "berlaku", en: "in force" },
  scheduled: { id: "terjadwal", en: "scheduled" },
  superseded: { id: "digantikan", en: "superseded" },
  cancelled: { id: "dibatalkan", en: "cancelled" },
  withdrawn: { id: "ditarik", en: "withdrawn" },
  doubtful: { id: "diragukan", en: "in doubt" },
  invalid: { id: "tidak sah", en: "without effect" },
};
