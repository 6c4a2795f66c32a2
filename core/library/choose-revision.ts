import type { LocalText } from "../../schemas/local-text.ts";
import { UsageError } from "../usage-error.ts";
import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument, Library } from "./library.ts";
import { effectiveRevision, type Status, statusOn } from "./status.ts";

/** One revision of a document as it stands on a day. */
export interface ChosenRevision {
  facts: DocumentFacts;
  /** As printed, `05`; of a draft without a number `0`. */
  revision: string;
  status: Status;
}

/**
 * The revision that is asked for, by its number or as `draft`; without a word the one in force.
 * @throws UsageError when there is none, with those there are
 */
export function chooseRevision(
  controlled: ControlledDocument,
  { date }: Pick<Library, "date">,
  wanted: string | undefined,
): ChosenRevision {
  if (wanted === "draft" || (wanted !== undefined && wanted === controlled.draft?.revision)) {
    if (controlled.draft) return { facts: controlled.draft, revision: controlled.draft.revision ?? "0", status: { status: "draft" } };
  }
  const issued =
    wanted === undefined
      ? effectiveRevision(controlled, date)
      : controlled.revisions.find(({ revision }) => Number(revision) === Number(wanted));
  const status = issued && statusOn(controlled, issued, date);
  if (issued && status) return { facts: issued.facts, revision: issued.revision, status };
  throw new UsageError(missing(controlled, date, wanted), suggest(controlled, date));
}

function missing({ code }: ControlledDocument, date: string, wanted: string | undefined): LocalText {
  return wanted === undefined
    ? { en: `Nothing of ${code} is in force on ${date}.`, id: `Tidak ada revisi ${code} yang berlaku pada ${date}.` }
    : { en: `${code} has no revision “${wanted}” on ${date}.`, id: `${code} tidak memiliki revisi “${wanted}” pada ${date}.` };
}

function suggest(controlled: ControlledDocument, date: Library["date"]): LocalText | undefined {
  const issued = controlled.revisions.filter((revision) => statusOn(controlled, revision, date)).map(({ revision }) => revision as string);
  const known = [...issued, ...(controlled.draft ? ["draft"] : [])].join(", ");
  if (known === "") return undefined;
  return { en: `There are ${known}; name one with --revision.`, id: `Yang ada: ${known}; sebutkan salah satunya dengan --revision.` };
}
