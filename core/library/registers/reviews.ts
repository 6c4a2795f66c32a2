import type { IsoDate } from "../../../schemas/iso-date.ts";
import { compareText } from "../../document/words/compare-text.ts";
import { daysBetween } from "../../document/words/days.ts";
import type { ControlledDocument, Library } from "../library.ts";
import { reviewInterval, reviewOf } from "../review.ts";
import { workedBy } from "../status.ts";
import { untoldEvents } from "../unread-events.ts";
import { columns, type RegisterKind, type Row, type Worded, worded } from "./register.ts";
import { untilDay } from "./until-day.ts";

/** A review due within so many days is announced. */
export const REVIEW_SOON_DAYS = 60;

/** Documents in force by the day their review is due, the most urgent first; before them those of which nobody can tell. */
export const reviews: RegisterKind = {
  name: "reviews",
  title: { id: "Jadwal tinjauan", en: "Reviews" },
  columns: [
    columns.code,
    columns.title,
    columns.revision,
    { key: "last", title: { id: "Terakhir", en: "Last" } },
    { key: "due", title: { id: "Jatuh tempo", en: "Due" } },
    columns.state,
  ],
  rows: (library) => {
    const documents = [...library.documents.values()];
    return [...documents.flatMap((document) => untoldRows(document, library)), ...reviewRows(documents, library)];
  },
};

function reviewRows(documents: readonly ControlledDocument[], { settings, date }: Library): Row[] {
  return documents
    .flatMap((document) => reviewOf(document, settings, date) ?? [])
    .sort((a, b) => compareText(a.due, b.due))
    .map(({ revision: { facts, revision }, last, due }) => ({
      ...(facts.code && { about: { code: facts.code } }),
      cells: { code: facts.code, title: facts.title, revision, last, due, state: stateOf(date, due) },
    }));
}

function stateOf(date: IsoDate, due: IsoDate): Worded {
  return daysBetween(date, due) > REVIEW_SOON_DAYS ? worded("later", { id: "belum jatuh tempo", en: "not due yet" }) : untilDay(date, due);
}

/** A document that is reviewed, where what records that can't be read: it may be due. */
function untoldRows(document: ControlledDocument, { settings, date }: Library): Row[] {
  const why = untoldEvents(document);
  const revision = why && workedBy(document, date);
  if (!revision || reviewInterval(revision, settings) === undefined) return [];
  const { code, title } = revision.facts;
  return [
    {
      about: { code: document.code },
      cells: {
        code,
        title,
        revision: revision.revision,
        state: worded("unknown", { id: `tidak diketahui: ${why.id}`, en: `can't be told: ${why.en}` }),
      },
    },
  ];
}
