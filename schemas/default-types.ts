/**
 * The document types of a library that defines none: ISO 9001's usual four, with the thirteen
 * sections of a printed Indonesian procedure (document-format §5).
 */
function procedureSections() {
  return [
    { id: "references", name: { id: "Rujukan", en: "References" }, from: "references" as const },
    { id: "purpose", name: { id: "Tujuan", en: "Purpose" }, from: "text" as const, required: true },
    { id: "scope", name: { id: "Ruang Lingkup", en: "Scope" }, from: "text" as const, required: true },
    { id: "parties", name: { id: "Pihak Terkait", en: "Parties" }, from: "parties" as const },
    { id: "policies", name: { id: "Kebijakan Umum", en: "General policies" }, from: "text" as const },
    { id: "definitions", name: { id: "Definisi dan Singkatan", en: "Definitions and abbreviations" }, from: "definitions" as const },
    { id: "indicators", name: { id: "Indikator Kinerja Prosedur", en: "Performance indicators" }, from: "text" as const },
    { id: "procedure", name: { id: "Rincian Prosedur (Aliran Proses)", en: "Procedure (process flow)" }, from: "flows" as const },
    {
      id: "workInstructions",
      name: { id: "Instruksi Kerja Pendukung", en: "Supporting work instructions" },
      from: "workInstructions" as const,
      accepts: ["W"],
    },
    {
      id: "records",
      name: { id: "Dokumen / Rekaman Pendukung", en: "Supporting documents / records" },
      from: "records" as const,
      accepts: ["S", "F"],
    },
    { id: "applications", name: { id: "Aplikasi Pendukung", en: "Supporting applications" }, from: "applications" as const },
    { id: "notes", name: { id: "Catatan", en: "Notes" }, from: "text" as const },
    { id: "changes", name: { id: "Catatan Perubahan Dokumen", en: "Change log" }, from: "changes" as const },
  ];
}

const formSectionIds = new Set(["references", "purpose", "scope", "definitions", "records", "notes", "changes"]);

function formSections() {
  return procedureSections().filter(({ id }) => formSectionIds.has(id));
}

const signing = {
  approvals: ["prepared", "checked", "approved"],
  apart: [["prepared", "approved"]] as [string, string][],
  reviewEvery: "24 months",
  keepSuperseded: "5 years",
};

export const defaultTypes = {
  P: { name: { id: "Prosedur", en: "Procedure" }, ...signing, sections: procedureSections() },
  W: { name: { id: "Instruksi Kerja", en: "Work instruction" }, ...signing, sections: procedureSections() },
  S: { name: { id: "Standar", en: "Standard" }, ...signing, sections: formSections() },
  F: { name: { id: "Formulir", en: "Form" }, ...signing, sections: formSections() },
};
