import type { Step } from "../../../core/document/document.ts";
import type { Table } from "../../../languages/table.ts";

/** What one field of a step says, under its name. */
export interface StepFact {
  field: "application" | "input" | "time" | "output" | "remark" | "kpi" | "rc";
  name: string;
  value: string;
}

/** The fields of a step that stand beside its text, in the order of a page; those that say nothing are left out. */
export function stepFacts(step: Step, t: Table["portal"]): StepFact[] {
  const { input, time, output, remark, kpi, rc } = step;
  const application = { value: step.applications.map(({ value }) => value).join(", ") };
  const fact = (field: StepFact["field"], said: { value: string } | undefined): StepFact[] =>
    said?.value ? [{ field, name: t[field], value: said.value }] : [];
  return [
    ...fact("application", application),
    ...fact("input", input),
    ...fact("time", time),
    ...fact("output", output),
    ...fact("remark", remark),
    ...fact("kpi", kpi),
    ...fact("rc", rc),
  ];
}
