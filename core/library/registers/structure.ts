import { typeName } from "../../document/named-in-settings.ts";
import { compareNatural } from "../../document/words/compare-text.ts";
import { familyHeads, levelNames, levelOf, unitReader } from "../families.ts";
import { columns, type RegisterKind, worded } from "./register.ts";
import { standingDocuments } from "./standing-documents.ts";
import { statusNames } from "./status-names.ts";

/** The library as a tree: units, levels I to IV, types, and which procedure each document belongs to. */
export const structure: RegisterKind = {
  name: "structure",
  title: { id: "Susunan dokumen", en: "Structure of the library" },
  columns: [
    columns.unit,
    { key: "level", title: { id: "Tingkat", en: "Level" } },
    columns.type,
    columns.code,
    columns.title,
    { key: "family", title: { id: "Bagian dari", en: "Part of" } },
    columns.revision,
    columns.status,
  ],
  groups: ["unit", "level", "type"],
  rows: (library) => {
    const { settings } = library;
    const unitOf = unitReader(settings);
    const heads = familyHeads(library);
    return standingDocuments(library)
      .map(({ code, facts, status }) => {
        const level = levelOf(facts.type, settings);
        const type = facts.type;
        const head = heads.get(code);
        return {
          about: { code },
          cells: {
            unit: unitOf(code),
            level: level && levelNames[level],
            type: type === undefined ? undefined : worded(type, typeName(type, settings)),
            code,
            title: facts.title,
            family: head === code ? undefined : head,
            revision: facts.revision,
            status: worded(status, statusNames[status]),
          },
          at: [unitOf(code), String(level ?? 9), type ?? "", code],
        };
      })
      .sort((a, b) => compareLists(a.at, b.at))
      .map(({ about, cells }) => ({ about, cells }));
  },
};

function compareLists(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((text, index) => text !== b[index]);
  return differs < 0 ? 0 : compareNatural(a[differs] ?? "", b[differs] ?? "");
}
