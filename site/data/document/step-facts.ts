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
  return Object.entries({ application, input, time, output, remark, kpi, rc }).flatMap(([key, said]) => {
    const field = key as StepFact["field"];
    return said?.value ? [{ field, name: t[field], value: said.value }] : [];
  });
}
