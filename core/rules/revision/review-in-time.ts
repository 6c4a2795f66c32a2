import { counted } from "../../document/words/counted.ts";
import { addDays, daysBetween } from "../../document/words/days.ts";
import { durationText } from "../../document/words/duration.ts";
import type { DocumentOnDay, LifeOnDay } from "../../library/life-on-day.ts";
import { REVIEW_SOON_DAYS } from "../../library/registers/reviews.ts";
import { reviewInterval, reviewOf } from "../../library/review.ts";
import type { LifeContext, TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(life: LifeOnDay, context: LifeContext, tell: TellOfText): void {
  for (const document of life.documents) checkReview(document, context, tell);
}

function checkReview(document: DocumentOnDay, { settings, day }: LifeContext, tell: TellOfText): void {
  const review = reviewOf(document, settings, day);
  if (!review) return;
  const { revision, last, due } = review;
  const announced = addDays(due, -REVIEW_SOON_DAYS);
  if (announced !== undefined && announced > day) return;
  const said =
    due < day
      ? { message: overdue(revision.revision, due, last, reviewInterval(revision, settings) ?? "") }
      : { message: dueSoon(revision.revision, due, daysBetween(day, due)), severity: "note" as const };
  tell(revision.facts, {
    at: ["effective"],
    key: `review ${last}`,
    ...said,
    fix: {
      en: `Read it, then record it: sop review ${document.code} --result keep (or revise).`,
      id: `Baca ulang, lalu catat: sop review ${document.code} --result keep (atau revise).`,
    },
  });
}

function overdue(revision: string, due: string, last: string, every: string) {
  const interval = durationText(every);
  return {
    en: `The review of revision ${revision} was due on ${due}: last looked at on ${last}, every ${interval.en}.`,
    id: `Tinjauan revisi ${revision} jatuh tempo ${due}: terakhir dilihat ${last}, tiap ${interval.id}.`,
  };
}

function dueSoon(revision: string, due: string, left: number) {
  return {
    en: `The review of revision ${revision} is due on ${due}, in ${counted(left, "day")}.`,
    id: `Tinjauan revisi ${revision} jatuh tempo ${due}, ${left} hari lagi.`,
  };
}

export const reviewInTime = defineRule({
  id: "SOP207",
  name: "review-in-time",
  scope: "life",
  check,
  since: "0.1.0",
  severity: { draft: undefined, issued: "warning" },
  summary: {
    en: "A document in force is read again within the interval of its type.",
    id: "Dokumen yang berlaku ditinjau ulang dalam selang waktu menurut jenisnya.",
  },
  why: {
    en: "Work moves on; a document nobody has read again describes the work of years ago.",
    id: "Pekerjaan berubah; dokumen yang tidak ditinjau menggambarkan pekerjaan bertahun-tahun lalu.",
  },
  examples: [
    {
      title: { en: "Overdue, and due within 60 days", id: "Sudah lewat, dan jatuh tempo dalam 60 hari" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2023-06-05
          approvals:
            approved: { name: A.H., position: QMR, date: 2023-06-01 }
          ---
        `,
        "IN.OCC.TELK.W-10/rev-00.md": sop`
          ---
          effective: 2022-02-05
          ---
        `,
      },
      data: {
        "IN.OCC.TELK.W-10/events.yaml": [{ event: "reviewed", date: "2024-02-20", by: { name: "A.H.", position: "QMR" }, result: "keep" }],
      },
      reports: [
        "IN.OCC.TELK.P-01/rev-00.md 2:12-2:22 The review of revision 00 was due on 2025-06-01: last looked at on 2023-06-01, every 24 months.",
        "IN.OCC.TELK.W-10/rev-00.md 2:12-2:22 The review of revision 00 is due on 2026-02-20, in 36 days.",
      ],
    },
    {
      title: { en: "Reviewed last year", id: "Ditinjau tahun lalu" },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2019-12-03
          ---
        `,
      },
      data: {
        "IN.OCC.TELK.P-01/events.yaml": [{ event: "reviewed", date: "2025-03-01", by: { name: "A.H.", position: "QMR" }, result: "keep" }],
      },
    },
  ],
});
