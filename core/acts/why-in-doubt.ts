import type { LocalText } from "../../schemas/local-text.ts";
import { reasonText } from "../control/reason-text.ts";
import type { ControlledDocument } from "../library/library.ts";
import { standingRevision, statusOn } from "../library/status.ts";
import type { Happening } from "./write/append-event.ts";

/** Of a document of which nothing is in force on the day of an act, a sentence that says why, where that is a doubt; with a blank before it. */
export function whyInDoubt(document: ControlledDocument, { date }: Pick<Happening, "date">): LocalText {
  const standing = standingRevision(document, date);
  const status = standing && statusOn(document, standing, date);
  if (status?.status !== "doubtful") return { en: "", id: "" };
  const why = status.reasons.map(reasonText);
  return {
    en: ` It is in doubt: ${why.map(({ en }) => en).join("; ")}.`,
    id: ` Statusnya diragukan: ${why.map(({ id }) => id).join("; ")}.`,
  };
}
