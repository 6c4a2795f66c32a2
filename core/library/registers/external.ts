import { columns, type RegisterKind } from "./register.ts";

/** Documents held elsewhere, and who of the library cites them. */
export const external: RegisterKind = {
  name: "external",
  title: { id: "Dokumen pihak lain", en: "Documents held elsewhere" },
  columns: [
    columns.code,
    columns.title,
    { key: "heldBy", title: { id: "Dipegang oleh", en: "Held by" } },
    { key: "citedBy", title: { id: "Dirujuk oleh", en: "Cited by" } },
  ],
  rows: (library) =>
    [...library.external.values()].map(({ code, title, heldBy }) => {
      const citing = new Set((library.citedBy.get(code) ?? []).map(({ from }) => from.code));
      return { cells: { code, title, heldBy, citedBy: [...citing].join(", ") } };
    }),
};
