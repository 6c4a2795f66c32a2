import type { Step, StepField } from "../../../document/document.ts";
import { hasArrow } from "../../../document/steps/read-target.ts";
import { fold } from "../../../document/words/fold.ts";
import { readTimeLimit } from "../../../document/words/time-limit.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";

/** More of them than a shape has room for at its edge. */
const MOST_FAILURES = 3;

type Report = DocumentRuleContext["report"];

/** Says what is wrong with `Tenggat` and `Bila gagal`, apart from where they lead. */
export function checkExceptions(step: Step, { report }: DocumentRuleContext): void {
  for (const field of step.fields) {
    if (hasArrow(field.value.value) || field.value.value === "") continue;
    if (field.field === "deadline") reportTimeOnly(field, step, report);
    if (field.field === "failure") reportFailureOnly(field, step, report);
  }
  for (const exception of step.exceptions)
    if (exception.kind === "deadline" && !readTimeLimit(exception.label.value)) reportUnreadable(exception, step, report);
  checkFailures(step, report);
}

function checkFailures(step: Step, report: Report): void {
  const failures = step.exceptions.filter(({ kind }) => kind === "failure");
  const labels = new Set<string>();
  for (const { label } of failures) {
    const folded = fold(label.value);
    if (folded === "")
      report({
        at: label.at,
        key: `failure unlabelled ${step.title}`,
        message: {
          en: `Step ${step.number} does not say why it fails; expected “reason → target”.`,
          id: `Langkah ${step.number} tidak menyebut sebab kegagalannya; yang diharapkan “sebab → tujuan”.`,
        },
      });
    else if (labels.has(folded))
      report({
        at: label.at,
        key: `failure ${step.title} ${folded}`,
        message: {
          en: `Step ${step.number} names the failure “${label.value}” twice.`,
          id: `Langkah ${step.number} menyebut gagal karena “${label.value}” dua kali.`,
        },
      });
    labels.add(folded);
  }
  const fourth = failures[MOST_FAILURES];
  if (!fourth) return;
  report({
    at: fourth.label.at,
    key: `failures ${step.title}`,
    message: {
      en: `Step ${step.number} “${step.title}” can fail in ${failures.length} ways; a step has room for ${MOST_FAILURES}.`,
      id: `Langkah ${step.number} “${step.title}” dapat gagal dengan ${failures.length} cara; paling banyak ${MOST_FAILURES}.`,
    },
    fix: { en: "Join those that lead to the same step.", id: "Gabungkan yang menuju langkah yang sama." },
  });
}

function reportTimeOnly({ name, value }: StepField, { number, title }: Step, report: Report): void {
  report({
    at: value.at,
    key: `deadline ${title}`,
    message: {
      en: `“${name.value}” of step ${number} does not say where it goes on when the time is up.`,
      id: `“${name.value}” pada langkah ${number} tidak menyebut kelanjutannya bila waktunya habis.`,
    },
    fix: {
      en: `Write “${value.value} → 12”; a time that only has to be kept stands under “Waktu” (Time).`,
      id: `Tulis “${value.value} → 12”; waktu yang hanya perlu dipenuhi ditulis pada “Waktu”.`,
    },
  });
}

function reportFailureOnly({ name, value }: StepField, { number, title }: Step, report: Report): void {
  report({
    at: value.at,
    key: `failure target ${title}`,
    message: {
      en: `“${name.value}” of step ${number} does not say where it goes on.`,
      id: `“${name.value}” pada langkah ${number} tidak menyebut kelanjutannya.`,
    },
    fix: { en: `Write “${value.value} → 12”.`, id: `Tulis “${value.value} → 12”.` },
  });
}

function reportUnreadable({ label }: Step["exceptions"][number], { number, title }: Step, report: Report): void {
  report({
    at: label.at,
    key: `deadline ${title} ${label.value}`,
    message: {
      en: `The deadline of step ${number} is “${label.value}”; expected a duration, such as “30 minutes”, “1x24 hours” or “2 working days”.`,
      id: `Tenggat langkah ${number} berisi “${label.value}”; yang diharapkan lama waktu, misalnya “30 menit”, “1x24 jam”, atau “2 hari kerja”.`,
    },
  });
}
