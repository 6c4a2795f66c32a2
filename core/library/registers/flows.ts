import type { FlowFacts } from "../facts.ts";
import type { FlowFigures } from "../flow-figures.ts";
import type { Library } from "../library.ts";
import { columns, type RegisterKind, type Row } from "./register.ts";
import { currentDocuments, currentStatus } from "./standing-documents.ts";

/** How many; `steps` of other registers names them. */
const stepCount = { key: "stepCount", title: { id: "Langkah", en: "Steps" } };
const handOvers = { key: "handOvers", title: { id: "Serah terima", en: "Hand-overs" } };

/** Every flow in numbers. */
export const flows: RegisterKind = {
  name: "flows",
  ofFigures: true,
  title: { id: "Alur proses", en: "Process flows" },
  columns: [
    columns.code,
    columns.revision,
    columns.flow,
    // What is asked first in a contact centre.
    handOvers,
    stepCount,
    { key: "decisions", title: { id: "Keputusan", en: "Decisions" } },
    { key: "loops", title: { id: "Putaran", en: "Loops" } },
    { key: "shortest", title: { id: "Jalur terpendek", en: "Shortest path" } },
    { key: "longest", title: { id: "Jalur terpanjang", en: "Longest path" } },
    { key: "minutes", title: { id: "Jumlah waktu (menit)", en: "Sum of times (minutes)" } },
    { key: "timed", title: { id: "Langkah berwaktu", en: "Steps with a time" } },
    { key: "actors", title: { id: "Pelaksana", en: "Actors" } },
    { key: "applications", title: { id: "Aplikasi", en: "Applications" } },
    columns.status,
  ],
  rows: (library) =>
    flowRows(library, (flow) => {
      const { handOvers, decisions, loops, shortest, longest, minutes, timed, actors } = figuresOf(flow);
      const applications = [...new Set(flow.steps.flatMap((step) => step.applications))];
      return [
        {
          stepCount: flow.steps.length,
          handOvers,
          decisions,
          loops,
          shortest,
          longest,
          minutes: timed === 0 ? undefined : Math.round(minutes * 100) / 100,
          timed,
          actors: actors.map(({ name }) => name).join(", "),
          applications: applications.join(", "),
        },
      ];
    }),
};

/** Who does what in each flow: R carries a step out, S supports whoever does, A answers for the process. */
export const raci: RegisterKind = {
  name: "raci",
  ofFigures: true,
  title: { id: "Peran dalam alur (RASCI)", en: "Roles in flows (RASCI)" },
  columns: [
    columns.code,
    columns.revision,
    columns.flow,
    { key: "actor", title: { id: "Pelaksana", en: "Actor" } },
    { key: "responsible", title: { id: "R: melaksanakan langkah", en: "R: carries out steps" } },
    { key: "supports", title: { id: "S: mendukung langkah", en: "S: supports steps" } },
    { key: "takesOver", title: { id: "Menerima", en: "Takes over" } },
    { key: "handsOver", title: { id: "Menyerahkan", en: "Hands over" } },
    { key: "accountable", title: { id: "A: pemilik proses", en: "A: process owner" } },
    columns.status,
  ],
  rows: (library) =>
    flowRows(library, (flow, owner) =>
      figuresOf(flow).actors.map(({ name, leads, joins, takesOver, handsOver }) => ({
        actor: name,
        responsible: leads.join(", "),
        supports: joins.join(", "),
        takesOver,
        handsOver,
        accountable: owner,
      })),
    ),
};

function figuresOf({ figures, title }: FlowFacts): FlowFigures {
  if (!figures) throw new Error(`The flow “${title}” was read to be judged; its figures were left out.`);
  return figures;
}

function flowRows(library: Library, pick: (flow: FlowFacts, owner: string | undefined) => Row["cells"][]): Row[] {
  return currentDocuments(library).flatMap((facts) => {
    const { code, revision, owner } = facts;
    const status = currentStatus(facts);
    return facts.flows.flatMap((flow) => {
      if (code === undefined || flow.steps.length === 0) return [];
      const about = { code, step: flow.steps[0]?.number };
      return pick(flow, owner).map((cells) => ({ about, cells: { code, revision, flow: flow.title, ...cells, status } }));
    });
  });
}
