import { defaultTypes } from "../../../schemas/default-types.ts";
import type { DocumentType, LibrarySettings, SectionType } from "../../../schemas/library-settings.ts";
import { defaultRoles } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Kind } from "./guess-codes.ts";

/** What a new library can begin as. */
export interface Template {
  name: LocalText;
  /** The type's letters where no example shows others. */
  letters: Readonly<Record<Kind, string>>;
  /** Roles that sign, in order: id → as printed. */
  roles: LibrarySettings["roles"];
  /** Pairs of roles that one person may not hold both; roles that are left out take their pairs with them. */
  apart: readonly (readonly [string, string])[];
  reviewEvery: string;
  keepSuperseded: string;
  kinds: Readonly<Record<Kind, { name: LocalText; sections: readonly SectionType[] }>>;
  layout: LibrarySettings["portal"]["layout"];
  /** Rules that ask for what this model doesn't know. */
  rules: LibrarySettings["rules"];
}

export const templateIds = ["iso-9001", "sop-ap", "iso-13485"] as const;
export type TemplateId = (typeof templateIds)[number];

const section = (id: string, idName: string, en: string, from: SectionType["from"] = "text", required = false): SectionType => ({
  id,
  name: { id: idName, en },
  from,
  required,
});

const { P, W, S, F } = defaultTypes;

/** Attachment to PermenPAN-RB 35/2012, chapter on the form of an SOP AP: the identity part, then the flow chart. */
const sopApSections: readonly SectionType[] = [
  section("references", "Dasar Hukum", "Legal basis", "references", true),
  section("qualification", "Kualifikasi Pelaksana", "Qualification of those who act", "text", true),
  section("related", "Keterkaitan", "Related procedures", "workInstructions"),
  section("equipment", "Peralatan/Perlengkapan", "Equipment", "text", true),
  section("warnings", "Peringatan", "Warnings", "text", true),
  section("records", "Pencatatan dan Pendataan", "Records", "records"),
  section("parties", "Pelaksana", "Who acts", "parties"),
  section("definitions", "Pengertian", "Definitions", "definitions"),
  section("procedure", "Uraian Prosedur", "Procedure", "flows"),
  section("changes", "Catatan Perubahan", "Change log", "changes"),
];
const plainIds = new Set(["references", "equipment", "definitions", "records", "changes"]);
const plainSections = sopApSections.filter(({ id }) => plainIds.has(id)).map((one) => ({ ...one, required: false }));

/** Sections asked for by auditors of ISO 13485, 4.2.4 and 7.5.1: who answers for what, risk, records. */
const deviceSections: readonly SectionType[] = [
  section("purpose", "Tujuan", "Purpose", "text", true),
  section("scope", "Ruang Lingkup", "Scope", "text", true),
  section("references", "Rujukan", "References", "references"),
  section("definitions", "Definisi dan Singkatan", "Definitions and abbreviations", "definitions"),
  section("parties", "Tanggung Jawab", "Responsibilities", "parties"),
  section("risks", "Risiko dan Pengendaliannya", "Risks and their controls"),
  section("procedure", "Rincian Prosedur", "Procedure", "flows"),
  section("workInstructions", "Instruksi Kerja Pendukung", "Supporting work instructions", "workInstructions"),
  section("records", "Rekaman", "Records", "records"),
  section("applications", "Perangkat Lunak", "Software used", "applications"),
  section("changes", "Riwayat Perubahan", "Revision history", "changes"),
];
const deviceFormIds = new Set(["purpose", "scope", "references", "definitions", "records", "changes"]);

/** A step's quality is what it needs, how long it takes and what comes of it; indicators stand elsewhere. */
const withoutKpi: LibrarySettings["rules"] = { SOP506: "off" };

export const templates: Readonly<Record<TemplateId, Template>> = {
  "iso-9001": {
    name: { id: "ISO 9001, misalnya pusat layanan pelanggan", en: "ISO 9001, such as a contact centre" },
    letters: { procedure: "P", instruction: "W", standard: "S", form: "F" },
    roles: defaultRoles,
    apart: [["prepared", "approved"]],
    reviewEvery: "24 months",
    keepSuperseded: "5 years",
    kinds: { procedure: P, instruction: W, standard: S, form: F } as unknown as Template["kinds"],
    layout: "house",
    rules: {},
  },
  "sop-ap": {
    name: { id: "SOP AP, PermenPAN-RB 35/2012", en: "SOP AP, Indonesian government (PermenPAN-RB 35/2012)" },
    letters: { procedure: "SOP", instruction: "SOT", standard: "STD", form: "FRM" },
    roles: {
      prepared: { id: "Disusun oleh", en: "Drafted by" },
      checked: { id: "Diverifikasi oleh", en: "Verified by" },
      approved: { id: "Disahkan oleh", en: "Ratified by" },
    },
    apart: [["prepared", "approved"]],
    reviewEvery: "12 months",
    keepSuperseded: "5 years",
    kinds: {
      procedure: { name: { id: "SOP Administratif", en: "Administrative SOP" }, sections: sopApSections },
      instruction: { name: { id: "SOP Teknis", en: "Technical SOP" }, sections: sopApSections },
      standard: { name: { id: "Standar Pelayanan", en: "Service standard" }, sections: plainSections },
      form: { name: { id: "Formulir", en: "Form" }, sections: plainSections },
    },
    layout: "sop-ap",
    rules: withoutKpi,
  },
  "iso-13485": {
    name: { id: "ISO 13485, alat kesehatan", en: "ISO 13485, medical devices" },
    letters: { procedure: "SOP", instruction: "WI", standard: "SPC", form: "F" },
    roles: {
      prepared: { id: "Disusun oleh", en: "Author" },
      checked: { id: "Ditinjau oleh", en: "Reviewed by" },
      approved: { id: "Disetujui oleh Mutu", en: "Approved by Quality" },
    },
    apart: [
      ["prepared", "checked"],
      ["prepared", "approved"],
    ],
    reviewEvery: "24 months",
    keepSuperseded: "15 years",
    kinds: {
      procedure: { name: { id: "Prosedur", en: "Procedure" }, sections: deviceSections },
      instruction: { name: { id: "Instruksi Kerja", en: "Work instruction" }, sections: deviceSections },
      standard: {
        name: { id: "Spesifikasi", en: "Specification" },
        sections: deviceSections.filter(({ id }) => deviceFormIds.has(id)),
      },
      form: { name: { id: "Formulir", en: "Form" }, sections: deviceSections.filter(({ id }) => deviceFormIds.has(id)) },
    },
    layout: "house",
    rules: withoutKpi,
  },
};

/** What of a template a library asked for otherwise. */
export interface OwnRoles {
  roles: LibrarySettings["roles"];
  /** Positions that may hold a role. */
  holders: Readonly<Record<string, readonly string[]>>;
}

/** The document types of a template with a library's own letters and roles. */
export function typesOf(template: Template, letters: Readonly<Record<Kind, string>>, own: OwnRoles): LibrarySettings["types"] {
  const approvals = Object.keys(own.roles);
  const apart = template.apart.filter((pair) => pair.every((role) => role in own.roles)).map(([a, b]) => [a, b] as [string, string]);
  // Other roles than the template's: who begins a document is not who lets it pass.
  const [first, last] = [approvals[0], approvals.at(-1)];
  if (apart.length === 0 && first !== undefined && last !== undefined && first !== last) apart.push([first, last]);
  const holders = Object.fromEntries(Object.entries(own.holders).map(([role, positions]) => [role, [...positions]]));
  const accepts: Partial<Record<SectionType["from"], string[]>> = {
    workInstructions: [letters.instruction],
    records: [letters.standard, letters.form],
  };
  const types = (Object.keys(template.kinds) as Kind[]).map((kind): [string, DocumentType] => {
    const { name, sections } = template.kinds[kind];
    const { reviewEvery, keepSuperseded } = template;
    const list = sections.map(({ accepts: _, ...rest }) => ({
      ...rest,
      required: rest.required ?? false,
      ...(accepts[rest.from] && { accepts: accepts[rest.from] }),
    }));
    return [letters[kind], { name: name as DocumentType["name"], approvals, holders, apart, reviewEvery, keepSuperseded, sections: list }];
  });
  // Where codes don't tell types, the first kind stands for all.
  return Object.fromEntries(types.filter(([letter], index) => types.findIndex(([other]) => other === letter) === index));
}
