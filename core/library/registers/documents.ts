import type { LocalText } from "../../../schemas/local-text.ts";
import type { ControlledDocument, Library } from "../library.ts";
import { reviewOf } from "../review.ts";
import { effectiveRevision, type StatusName, scheduledRevisions, statusOn } from "../status.ts";
import { columns, type RegisterKind, type Row } from "./register.ts";

export const statusNames: Readonly<Record<StatusName, LocalText>> = {
  draft: { id: "draf", en: "draft" },
  effective: { id: "berlaku", en: "in force" },
  scheduled: { id: "terjadwal", en: "scheduled" },
  superseded: { id: "digantikan", en: "superseded" },
  cancelled: { id: "dibatalkan", en: "cancelled" },
  withdrawn: { id: "ditarik", en: "withdrawn" },
};

/** The master list: every document with what is in force, what comes, and what is being prepared. */
export const documents: RegisterKind = {
  name: "documents",
  title: { id: "Daftar Induk Dokumen", en: "Master list of documents" },
  columns: [
    columns.code,
    columns.title,
    columns.type,
    columns.revision,
    columns.status,
    columns.effective,
    columns.owner,
    { key: "review", title: { id: "Tinjauan", en: "Review due" } },
    { key: "next", title: { id: "Menyusul", en: "Coming" } },
  ],
  rows: (library) => [...library.documents.values()].flatMap((document) => rowOf(document, library) ?? []),
};

function rowOf(document: ControlledDocument, library: Library): Row | undefined {
  const { date, settings } = library;
  const effective = effectiveRevision(document, date);
  const last = effective ?? document.revisions.findLast((revision) => statusOn(document, revision, date) !== undefined);
  const facts = last?.facts ?? document.draft;
  if (!facts) return undefined;
  const status: StatusName = last ? (statusOn(document, last, date)?.status ?? "draft") : "draft";
  const coming = scheduledRevisions(document, date)
    .filter((revision) => revision !== last)
    .map(({ revision, facts: scheduled }) => ({ id: `${revision} (${scheduled.effective})`, en: `${revision} (${scheduled.effective})` }));
  const draft = document.draft && last ? [{ id: `draf ${document.draft.revision}`, en: `draft ${document.draft.revision}` }] : [];
  const next = [...coming, ...draft];
  return {
    about: { code: document.code },
    cells: {
      code: document.code,
      title: facts.title,
      type: facts.type === undefined ? undefined : (settings.types[facts.type]?.name ?? facts.type),
      revision: facts.revision,
      status: statusNames[status],
      effective: facts.effective,
      owner: facts.owner,
      review: reviewOf(document, settings, date)?.due,
      next: next.length === 0 ? undefined : { id: next.map(({ id }) => id).join(", "), en: next.map(({ en }) => en).join(", ") },
    },
  };
}
