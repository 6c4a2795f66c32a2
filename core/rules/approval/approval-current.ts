import type { Document } from "../../document/document.ts";
import { roleName, roleNames } from "../../document/named-in-settings.ts";
import { alteredParts, partsInWords } from "../../seal/digest.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const { approvals, transcription, code = document.folder } = document.frontMatter;
  if (document.state === "issued" && !transcription) checkMissing(document, context);
  for (const [role, { name, digest, date }] of Object.entries(approvals)) {
    if (digest === undefined) continue;
    const printed = roleName(role, context.settings);
    // Pictures that were not read can't be judged; the rest can.
    const changed = alteredParts(document, digest, context, context.pictures ?? new Map()).filter(
      (part) => part !== "assets" || context.pictures !== undefined,
    );
    if (changed.length === 0) continue;
    const parts = partsInWords(changed);
    context.report({
      at: document.locate(["approvals", role, "name"]),
      key: `changed ${role}`,
      message: {
        en: `${name} signed another text as “${printed.en}” on ${date}; changed since: ${parts.en}.`,
        id: `${name} menandatangani teks lain sebagai “${printed.id}” pada ${date}; yang berubah sejak itu: ${parts.id}.`,
      },
      fix:
        document.state === "draft"
          ? {
              en: `Take the change back, or begin again: sop reject ${code} --as ${role} --reason ….`,
              id: `Batalkan perubahannya, atau ulangi: sop reject ${code} --as ${role} --reason ….`,
            }
          : {
              en: "Restore the file as it was issued; a change is made by the next revision.",
              id: "Pulihkan berkas seperti saat terbit; perubahan dibuat lewat revisi berikutnya.",
            },
    });
  }
}

function checkMissing({ frontMatter, locate }: Document, { settings, report }: DocumentRuleContext): void {
  const roles = Object.entries(frontMatter.approvals).flatMap(([role, { digest }]) => (digest === undefined ? [role] : []));
  const [first] = roles;
  if (first === undefined) return;
  const names = roleNames(roles, settings);
  report({
    at: locate(["approvals", first]),
    key: "undigested",
    message: {
      en: `What was approved is not recorded for ${names.en}: the digest is missing, and this is no transcription.`,
      id: `Isi yang disetujui tidak tercatat untuk ${names.id}: sidik isinya tidak ada, dan ini bukan transkripsi.`,
    },
    fix: {
      en: "Issue a revision approved by `sop approve`, which records it.",
      id: "Terbitkan revisi yang disetujui lewat `sop approve`, yang mencatatnya.",
    },
  });
}

export const approvalCurrent = defineRule({
  id: "SOP305",
  name: "approval-current",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "What was approved is what the document says: each approval's digest fits the content.",
    id: "Yang disetujui adalah isi dokumen ini: sidik isi setiap persetujuan cocok.",
  },
  why: {
    en: "A text that changes after its approval was approved by nobody.",
    id: "Teks yang berubah setelah disetujui tidak disetujui siapa pun.",
  },
  examples: [
    {
      title: { en: "A paragraph changed after it was approved", id: "Satu paragraf diubah setelah disetujui" },
      invalid: sop`
        ---
        approvals:
          prepared:
            name: A.A.S.
            position: DC Pusat
            date: 2025-11-28
            method: sop-1
            digest:
              header: sha256:32d1a1aa79269fa2db884511af03eaaebec5b66daf102101c741c502fbea9ca5
              text: sha256:0000000000000000000000000000000000000000000000000000000000000000
              flows: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
              assets: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        ---
        ## Tujuan

        Melayani pelanggan.
      `,
      reports: ["4:11-4:17 A.A.S. signed another text as “Prepared by” on 2025-11-28; changed since: the text."],
    },
    {
      title: { en: "Issued without a digest of what was approved", id: "Terbit tanpa sidik isi yang disetujui" },
      file: "rev-00.md",
      invalid: sop`
        ---
        effective: 2025-12-03
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, date: 2025-11-28 }
        ---
      `,
      reports: ["4:13-4:67 What was approved is not recorded for “Prepared by”: the digest is missing, and this is no transcription."],
    },
    {
      title: { en: "The digest fits", id: "Sidik isinya cocok" },
      valid: sop`
        ---
        approvals:
          prepared:
            name: A.A.S.
            position: DC Pusat
            date: 2025-11-28
            method: sop-1
            digest:
              header: sha256:32d1a1aa79269fa2db884511af03eaaebec5b66daf102101c741c502fbea9ca5
              text: sha256:e0176c7e259d2881c73e14da8e446d0e588283ae511e9f542d3676bbce8197b2
              flows: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
              assets: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        ---
        ## Tujuan

        Melayani pelanggan.
      `,
    },
    {
      title: { en: "A transcription has paper signatures only", id: "Transkripsi hanya memiliki tanda tangan kertas" },
      file: "rev-00.md",
      valid: sop`
        ---
        effective: 2019-12-03
        transcription: { source: salinan Malang }
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
        ---
      `,
    },
  ],
});
