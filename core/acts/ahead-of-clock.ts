import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { lastApproval, latestDay } from "../document/words/days.ts";
import type { ControlledDocument, Library } from "../library/library.ts";

/**
 * That something of a document was written down after the day it is by this machine's clock. Either the clock is wrong, and what counts
 * tomorrow is not seen today (a copy that is out, an approval), or somebody mistyped a day; files don't tell which, so it is said.
 */
export function aheadOfClock(document: ControlledDocument, { lives }: Pick<Library, "lives">): LocalText | undefined {
  const today = lives.find(({ documents }) => documents.includes(document))?.today;
  const last = latestDay(daysOf(document));
  if (today === undefined || last === undefined || last <= today) return undefined;
  const { code } = document;
  return {
    en: `${code} tells of ${last}, and by this machine's clock it is ${today}: what was written down since is not seen. Is the clock right?`,
    id: `${code} mencatat tanggal ${last}, padahal menurut jam mesin ini ${today}: yang dicatat sesudahnya tidak terlihat. Apakah jamnya benar?`,
  };
}

/** The days on which something was written down. */
function daysOf({ life, revisions, draft }: ControlledDocument): (IsoDate | undefined)[] {
  return [
    ...life.events.map(({ event }) => event?.recorded),
    ...revisions.map(({ issued }) => issued?.date),
    lastApproval(draft?.approvals ?? {}),
  ];
}
