import type { RecordEntry } from "../../../schemas/front-matter.ts";
import { settingsOfType } from "../../document/named-in-settings.ts";
import { addDuration } from "../../document/words/duration.ts";
import { type ControlledDocument, type Library, titleOf } from "../library.ts";
import { effectiveRevision, isWithdrawnBefore, statusOn } from "../status.ts";
import { columns, type RegisterKind, type Row, type Worded, worded } from "./register.ts";

/** Records of the documents in force, and revisions that were in force and have to be kept; each with the day it may be disposed of. */
export const records: RegisterKind = {
  name: "records",
  title: { id: "Daftar rekaman dan masa simpan", en: "Records and retention" },
  columns: [
    { key: "record", title: { id: "Rekaman", en: "Record" }, inWords: true },
    columns.title,
    { key: "document", title: { id: "Dokumen", en: "Document" } },
    { key: "retention", title: { id: "Masa simpan", en: "Retention" } },
    { key: "custodian", title: { id: "Penyimpan", en: "Custodian" } },
    { key: "disposal", title: { id: "Boleh dimusnahkan", en: "Disposal from" }, inWords: true },
  ],
  rows: (library) =>
    [...library.documents.values()].flatMap((document) => [...recordRows(document, library), ...supersededRows(document, library)]),
};

function recordRows(document: ControlledDocument, library: Library): Row[] {
  const facts = effectiveRevision(document, library.date)?.facts;
  return (facts?.records ?? []).map(({ value }) => ({
    about: { code: document.code },
    cells: {
      record: value.code ?? value.title,
      title: value.code === undefined ? undefined : titleOf(library, value.code),
      document: document.code,
      retention: value.retention,
      custodian: value.custodian,
      disposal: disposalOf(value, library),
    },
  }));
}

/** The day for a record made on the library's day; a retention that ends with an event has none. */
function disposalOf({ retention }: RecordEntry, { date }: Library): Worded | undefined {
  if (retention === undefined) return undefined;
  const day = addDuration(date, retention);
  if (day === undefined) return worded("none", { id: `tanpa tanggal tetap: ${retention}`, en: `no fixed day: ${retention}` });
  return worded(day, { id: `${day} untuk yang dibuat ${date}`, en: `${day} for one made on ${date}` });
}

function supersededRows(document: ControlledDocument, library: Library): Row[] {
  return document.revisions.flatMap((revision) => {
    const status = statusOn(document, revision, library.date);
    const { type, title } = revision.facts;
    const keep = settingsOfType(type, library.settings)?.keepSuperseded;
    if ((status?.status !== "superseded" && status?.status !== "withdrawn") || keep === undefined) return [];
    if (isWithdrawnBefore(document, revision, library.date)) return [];
    const name = worded(`${status.status} ${revision.revision}`, {
      id: `Revisi ${revision.revision} (${status.status === "superseded" ? "digantikan" : "ditarik"})`,
      en: `Revision ${revision.revision} (${status.status})`,
    });
    return [
      {
        about: { code: document.code, revision: revision.revision },
        cells: {
          record: name,
          title,
          document: document.code,
          retention: keep,
          custodian: undefined,
          disposal: addDuration(status.on, keep),
        },
      },
    ];
  });
}
