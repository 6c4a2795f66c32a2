import type { LocalText } from "../../../schemas/local-text.ts";
import { columns, type RegisterKind } from "./register.ts";

/** Who has signed each draft, and who still has to. */
export const approvals: RegisterKind = {
  name: "approvals",
  title: { id: "Persetujuan yang berjalan", en: "Approvals under way" },
  columns: [
    columns.code,
    columns.title,
    columns.revision,
    { key: "role", title: { id: "Peran", en: "Role" } },
    { key: "name", title: { id: "Nama", en: "Name" } },
    { key: "position", title: { id: "Jabatan", en: "Position" } },
    { key: "date", title: { id: "Tanggal", en: "Date" } },
    { key: "state", title: { id: "Keadaan", en: "State" } },
  ],
  rows: ({ documents, settings }) =>
    [...documents.values()].flatMap(({ code, draft }) => {
      if (!draft) return [];
      const type = draft.type === undefined ? undefined : settings.types[draft.type];
      const roles = type?.approvals ?? Object.keys(draft.approvals);
      const firstOpen = roles.find((role) => !draft.approvals[role]);
      return roles.map((role) => {
        const approval = draft.approvals[role];
        const state: LocalText = approval
          ? { id: "sudah", en: "signed" }
          : role === firstOpen
            ? { id: "giliran berikutnya", en: "next to sign" }
            : { id: "menunggu", en: "waiting" };
        return {
          about: { code, revision: "draft" },
          cells: {
            code,
            title: draft.title,
            revision: draft.revision,
            role: settings.roles[role] ?? role,
            name: approval?.name,
            position: approval?.position ?? type?.holders[role]?.join(", "),
            date: approval?.date,
            state,
          },
        };
      });
    }),
};
