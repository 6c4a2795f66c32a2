import type { LocalText } from "../../../schemas/local-text.ts";
import type { Document } from "../../document/document.ts";
import { roleName, settingsOfType } from "../../document/named-in-settings.ts";
import { fold } from "../../document/words/fold.ts";
import { nearest } from "../../document/words/nearest.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";
import { mendIssued } from "./parts/mend-approval.ts";

const holders = {
  P: {
    name: { id: "Prosedur", en: "Procedure" },
    approvals: ["prepared", "approved"],
    holders: { approved: ["QMR", "Kepala Pusat"] },
  },
};

function check(document: Document, { scheme, settings, report }: DocumentRuleContext): void {
  const { code, approvals } = document.frontMatter;
  const type = scheme.typeOf(code);
  const entitled = settingsOfType(type, settings)?.holders ?? {};
  for (const [role, { position }] of Object.entries(approvals)) {
    const allowed = Object.hasOwn(entitled, role) ? entitled[role] : undefined;
    if (!allowed || allowed.some((holder) => fold(holder) === fold(position))) continue;
    const name = roleName(role, settings);
    const heldBy = heldByText(allowed);
    report({
      at: document.locate(["approvals", role, "position"]),
      key: `entitled ${role} ${position}`,
      message: {
        en: `“${name.en}” is signed by “${position}”; on a document of type ${type} ${heldBy.en}.`,
        id: `“${name.id}” ditandatangani “${position}”; pada dokumen jenis ${type} ${heldBy.id}.`,
      },
      fix: fixFor(position, allowed, `types.${type}.holders`, document),
    });
  }
}

function fixFor(position: string, allowed: readonly string[], key: string, { state, frontMatter }: Document): LocalText {
  if (allowed.length === 0)
    return {
      en: `Name the positions that may in ${key} in library.yaml.`,
      id: `Sebutkan jabatan yang berhak pada ${key} di library.yaml.`,
    };
  const guess = nearest(position, allowed);
  const meant = { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` };
  if (state === "issued") {
    const mend = mendIssued(frontMatter);
    if (!guess) return mend;
    // What was signed stays; the list may have lost a letter since.
    return {
      en: `Where “${guess}” in ${key} in library.yaml is a slip, put that right. ${mend.en}`,
      id: `Bila “${guess}” pada ${key} di library.yaml salah ketik, betulkan di sana. ${mend.id}`,
    };
  }
  if (guess) return meant;
  return {
    en: `Have it signed by one of them, or change ${key} in library.yaml.`,
    id: `Mintakan kepada salah satunya, atau ubah ${key} di library.yaml.`,
  };
}

function heldByText(holders: readonly string[]): LocalText {
  if (holders.length === 0)
    return { en: "nobody may: the settings name no position for it", id: "tidak ada yang berhak: pengaturan tidak menyebut jabatannya" };
  const list = (or: string) => holders.map((holder) => `“${holder}”`).join(or);
  return { en: `it is held by ${list(" or ")}`, id: `peran itu dipegang ${list(" atau ")}` };
}

export const approverEntitled = defineRule({
  id: "SOP304",
  name: "approver-entitled",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Whoever signs holds a position that may hold the role, where the type lists who may.",
    id: "Yang menandatangani memegang jabatan yang berhak atas peran itu, bila jenisnya membatasi.",
  },
  why: {
    en: "An approval by someone who may not give it is none.",
    id: "Persetujuan dari yang tidak berwenang bukanlah persetujuan.",
  },
  examples: [
    {
      title: {
        en: "Approved by a position that may not, and one mistyped",
        id: "Disetujui jabatan yang tidak berhak, dan jabatan salah ketik",
      },
      settings: { types: holders },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          approvals:
            prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
            approved: { name: S.S., position: VP Telkom Operation, date: 2019-11-29 }
          ---
        `,
        "IN.OCC.TELK.P-02/draft.md": sop`
          ---
          approvals:
            approved: { name: A.H., position: Kepla Pusat, date: 2019-11-29 }
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 4:37-4:56 “Approved by” is signed by “VP Telkom Operation”; on a document of type P it is held by “QMR” or “Kepala Pusat”.",
        "IN.OCC.TELK.P-02/draft.md 3:37-3:48 “Approved by” is signed by “Kepla Pusat”; on a document of type P it is held by “QMR” or “Kepala Pusat”.",
      ],
    },
    {
      title: { en: "A role that no position may hold", id: "Peran yang tidak boleh dipegang jabatan mana pun" },
      settings: { types: { P: { ...holders.P, holders: { approved: [] } } } },
      invalid: sop`
        ---
        approvals:
          approved: { name: A.H., position: Kepala Pusat, date: 2019-11-29 }
        ---
      `,
      reports: [
        "3:37-3:49 “Approved by” is signed by “Kepala Pusat”; on a document of type P nobody may: the settings name no position for it.",
      ],
    },
    {
      title: { en: "A position that may, whatever the capitals", id: "Jabatan yang berhak, apa pun kapitalnya" },
      settings: { types: holders },
      valid: sop`
        ---
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
          approved: { name: A.H., position: kepala pusat, date: 2019-11-29 }
        ---
      `,
    },
  ],
});
