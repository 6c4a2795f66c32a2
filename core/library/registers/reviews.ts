import { compareText } from "../../document/words/compare-text.ts";
import { counted } from "../../document/words/counted.ts";
import { daysBetween } from "../../document/words/duration.ts";
import { reviewOf } from "../review.ts";
import { columns, type RegisterKind, worded } from "./register.ts";

/** A review due within so many days is announced. */
export const REVIEW_SOON_DAYS = 60;

/** Documents in force by the day their review is due, the most urgent first. */
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
  rows: ({ documents, settings, date }) =>
    [...documents.values()]
      .flatMap((document) => reviewOf(document, settings, date) ?? [])
      .sort((a, b) => compareText(a.due, b.due))
      .map(({ revision: { facts, revision }, last, due }) => {
        const left = daysBetween(date, due);
        const state =
          left < 0
            ? worded("overdue", { id: `terlambat ${-left} hari`, en: `overdue by ${counted(-left, "day")}` })
            : left <= REVIEW_SOON_DAYS
              ? worded("soon", { id: `dalam ${left} hari`, en: `in ${counted(left, "day")}` })
              : worded("later", { id: "belum", en: "not yet" });
        return {
          ...(facts.code && { about: { code: facts.code } }),
          cells: { code: facts.code, title: facts.title, revision, last, due, state },
        };
      }),
};
