import type { DocumentCode } from "../../../schemas/identifier.ts";
import { roleName, settingsOfType } from "../../document/named-in-settings.ts";
import type { Library } from "../library.ts";
import { standingRevision } from "../status.ts";
import { unreadDrafts } from "../unread-draft.ts";
import { columns, inOrderOfCodes, type RegisterKind, type Row, type Worded, worded } from "./register.ts";
import { unreadDraftName } from "./status-names.ts";

const states = {
  signed: worded("signed", { id: "sudah", en: "signed" }),
  none: worded("none", { id: "tidak berakibat", en: "has no effect" }),
  next: worded("next", { id: "giliran berikutnya", en: "next to sign" }),
  waiting: worded("waiting", { id: "menunggu", en: "waiting" }),
  unread: worded("unread", unreadDraftName),
} as const satisfies Record<string, Worded>;

/** Who has signed each draft, and who still has to. */
export const approvals: RegisterKind = {
  name: "approvals",
  title: { id: "Persetujuan yang berjalan", en: "Approvals under way" },
  columns: [
    columns.code,
    columns.title,
    columns.revision,
    { key: "role", title: { id: "Peran", en: "Role" }, inWords: true },
    { key: "name", title: { id: "Nama", en: "Name" } },
    { key: "position", title: { id: "Jabatan", en: "Position" } },
    { key: "date", title: { id: "Tanggal", en: "Date" } },
    columns.state,
  ],
  rows: (library) => inOrderOfCodes([...signatures(library), ...unreadRows(library)]),
};

function signatures({ documents, settings }: Library): Row[] {
  return [...documents.values()].flatMap(({ code, draft, draftTroubles }) => {
    if (!draft) return [];
    const type = settingsOfType(draft.type, settings);
    const roles = type?.approvals ?? Object.keys(draft.approvals);
    const firstOpen = roles.find((role) => !draft.approvals[role]);
    return roles.map((role) => {
      const approval = draft.approvals[role];
      const open = role === firstOpen ? states.next : states.waiting;
      const state = draftTroubles.some((trouble) => trouble.role === role) ? states.none : approval ? states.signed : open;
      return {
        about: { code, revision: "draft" },
        cells: {
          code,
          title: draft.title,
          revision: draft.revision,
          role: worded(role, roleName(role, settings)),
          name: approval?.name,
          position: approval?.position ?? type?.holders[role]?.join(", "),
          date: approval?.date,
          state,
        },
      };
    });
  });
}

/** Nobody can sign what can't be read. */
function unreadRows(library: Library): Row[] {
  return unreadDrafts(library).map(({ facts: { folder }, document }) => {
    const code = document?.code ?? (folder as DocumentCode);
    return {
      about: { code },
      cells: { code, title: document && standingRevision(document, library.date)?.facts.title, state: states.unread },
    };
  });
}
