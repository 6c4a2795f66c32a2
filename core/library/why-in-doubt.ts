import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { reasonText } from "../control/reason-text.ts";
import type { ControlledDocument } from "./library.ts";
import { standingRevision, statusOn } from "./status.ts";

/** Of a document of which nothing is in force on a day, a sentence that says why, where that is a doubt; with a blank before it. */
export function whyInDoubt(document: ControlledDocument, date: IsoDate): LocalText {
  const standing = standingRevision(document, date);
  const status = standing && statusOn(document, standing, date);
  if (status?.status !== "doubtful") return { en: "", id: "" };
  const why = status.reasons.map(reasonText);
  return {
    en: ` It is in doubt: ${why.map(({ en }) => en).join("; ")}.`,
    id: ` Statusnya diragukan: ${why.map(({ id }) => id).join("; ")}.`,
  };
}
