import { compareNatural } from "../../document/words/compare-text.ts";
import type { StepFacts } from "../facts.ts";
import type { Library } from "../library.ts";
import { columns, type RegisterKind, type Row } from "./register.ts";
import { currentDocuments, currentStatus } from "./standing-documents.ts";

const actor = { key: "actor", title: { id: "Pelaksana", en: "Actor" } };
const step = { key: "step", title: { id: "Langkah", en: "Step" } };
const name = { key: "name", title: { id: "Nama langkah", en: "Step title" } };

/** Every RC code with the step it stands for. */
export const rc: RegisterKind = {
  name: "rc",
  title: { id: "Kode RC", en: "RC codes" },
  columns: [{ key: "rc", title: { id: "RC", en: "RC" } }, columns.code, columns.revision, columns.flow, step, name, actor, columns.status],
  rows: (library) => stepRows(library, (step) => step.rc && { rc: step.rc.value }),
};

/** Every KPI with the steps it measures. */
export const kpi: RegisterKind = {
  name: "kpi",
  title: { id: "Indikator kinerja (KPI)", en: "Key performance indicators" },
  columns: [
    { key: "kpi", title: { id: "KPI", en: "KPI" } },
    columns.code,
    columns.revision,
    columns.flow,
    step,
    name,
    actor,
    columns.status,
  ],
  rows: (library) =>
    stepRows(library, (step) => (step.kpi === undefined ? undefined : { kpi: step.kpi })).sort((a, b) =>
      compareNatural(String(a.cells["kpi"]), String(b.cells["kpi"])),
    ),
};

function stepRows(library: Library, pick: (step: StepFacts) => Row["cells"] | undefined): Row[] {
  return currentDocuments(library).flatMap((facts) => {
    const { code, revision, flows } = facts;
    const status = currentStatus(facts);
    return flows.flatMap((flow) =>
      flow.steps.flatMap((step) => {
        const picked = pick(step);
        if (!picked || code === undefined) return [];
        const place = { code, revision, flow: flow.title, step: step.number, name: step.title };
        return [{ about: { code, step: step.number }, cells: { ...picked, ...place, actor: step.actors.join(", "), status } }];
      }),
    );
  });
}
