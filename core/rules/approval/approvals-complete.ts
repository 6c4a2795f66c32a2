import type { DocumentType } from "../../../schemas/library-settings.ts";
import type { Document } from "../../document/document.ts";
import { roleNames, settingsOfType } from "../../document/named-in-settings.ts";
import { nearest } from "../../document/words/nearest.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const { code } = document.frontMatter;
  const letter = context.scheme.typeOf(code);
  const type = settingsOfType(letter, context.settings);
  if (letter === undefined || !type) return;
  checkMissing(document, letter, type, context);
  checkUnknown(document, letter, type, context);
}

function checkMissing(document: Document, letter: string, type: DocumentType, { settings, report }: DocumentRuleContext): void {
  const written = writtenRoles(document);
  const missing = type.approvals.filter((role) => !written.has(role));
  if (missing.length === 0) return;
  const names = roleNames(missing, settings);
  const { revision = "?" } = document.frontMatter;
  const draft = document.state === "draft";
  report({
    at: document.locate(["approvals"]),
    key: "missing",
    message: draft
      ? {
          en: `Revision ${revision} is not signed by ${names.en} yet.`,
          id: `Revisi ${revision} belum ditandatangani pada ${names.id}.`,
        }
      : { en: `Revision ${revision} is not signed by ${names.en}.`, id: `Revisi ${revision} tidak ditandatangani pada ${names.id}.` },
    fix: draft
      ? {
          en: `Have it signed: sop approve ${document.frontMatter.code} --as ${missing[0]}.`,
          id: `Mintakan tanda tangan: sop approve ${document.frontMatter.code} --as ${missing[0]}.`,
        }
      : {
          en: `Where types.${letter}.approvals in library.yaml asks for it by a slip, put that right. Otherwise withdraw it, or issue a revision that is signed.`,
          id: `Bila types.${letter}.approvals di library.yaml memintanya karena salah ketik, betulkan di sana. Bila tidak, tarik dokumen ini, atau terbitkan revisi yang ditandatangani.`,
        },
  });
}

/** Roles as written, also those whose values don't fit: SOP101 reports them. */
function writtenRoles({ rawFrontMatter, frontMatter }: Document): Set<string> {
  const raw = rawFrontMatter["approvals"];
  const written = typeof raw === "object" && raw !== null ? Object.keys(raw) : [];
  return new Set([...written, ...Object.keys(frontMatter.approvals)]);
}

function checkUnknown(document: Document, letter: string, type: DocumentType, { report }: DocumentRuleContext): void {
  for (const role of writtenRoles(document)) {
    if (type.approvals.includes(role)) continue;
    const guess = nearest(role, type.approvals);
    const roles = type.approvals.join(", ");
    report({
      at: document.locate(["approvals", role]),
      key: `unknown ${role}`,
      message: {
        en: `“${role}” is no role that signs a document of type ${letter}; those are ${roles}.`,
        id: `“${role}” bukan peran yang menandatangani dokumen jenis ${letter}; yang ada: ${roles}.`,
      },
      fix: guess
        ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
        : {
            en: `Add it to types.${letter}.approvals in library.yaml, or take it out.`,
            id: `Tambahkan ke types.${letter}.approvals di library.yaml, atau hapus.`,
          },
    });
  }
}

export const approvalsComplete = defineRule({
  id: "SOP301",
  name: "approvals-complete",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.1.0",
  severity: { draft: "note", issued: "error" },
  summary: {
    en: "Every role the document's type asks for has signed, with name, position and date.",
    id: "Setiap peran yang diminta jenis dokumen telah menandatangani, dengan nama, jabatan, dan tanggal.",
  },
  why: {
    en: "Without all signatures nobody answers for the document, and it must not be used.",
    id: "Tanpa semua tanda tangan tidak ada yang bertanggung jawab atas dokumen ini, dan dokumen tidak boleh dipakai.",
  },
  examples: [
    {
      title: { en: "An issued revision one role never signed", id: "Revisi terbit yang tidak ditandatangani satu peran" },
      file: "rev-00.md",
      invalid: sop`
        ---
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
          approved: { name: A.H., position: QMR, date: 2019-11-29 }
        ---
      `,
      reports: ["3:3-4:60 Revision 00 is not signed by “Checked by”."],
    },
    {
      title: { en: "A draft nobody has signed yet", id: "Draf yang belum ditandatangani siapa pun" },
      invalid: sop`
        ---
        approvals: {}
        ---
      `,
      reports: ["2:12-2:14 Revision 00 is not signed by “Prepared by”, “Checked by”, “Approved by” yet."],
    },
    {
      title: { en: "A role the type does not ask for", id: "Peran yang tidak diminta jenis dokumen" },
      invalid: sop`
        ---
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
          checked: { name: S.S., position: VP Telkom Operation, date: 2019-11-28 }
          approved: { name: A.H., position: QMR, date: 2019-11-29 }
          aproved: { name: A.H., position: QMR, date: 2019-11-29 }
        ---
      `,
      reports: ["6:12-6:59 “aproved” is no role that signs a document of type P; those are prepared, checked, approved."],
    },
    {
      title: { en: "All three have signed", id: "Ketiganya telah menandatangani" },
      file: "rev-00.md",
      valid: sop`
        ---
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
          checked: { name: S.S., position: VP Telkom Operation, date: 2019-11-28 }
          approved: { name: A.H., position: QMR, date: 2019-11-29 }
        ---
      `,
    },
  ],
});
