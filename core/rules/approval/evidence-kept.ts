import type { Document } from "../../document/document.ts";
import { contentDigest } from "../../seal/lfs-pointer.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check({ frontMatter, folder, state, locate }: Document, { pictures, report }: DocumentRuleContext): void {
  // Files that were not read can't be judged.
  if (pictures === undefined) return;
  const { code = folder } = frontMatter;
  for (const [role, { name, evidenceFile }] of Object.entries(frontMatter.approvals)) {
    if (evidenceFile === undefined) continue;
    const { path, digest } = evidenceFile;
    const now = pictures.get(path);
    if (now !== undefined && contentDigest(now) === digest) continue;
    const [en, id] = now === undefined ? ["is not there", "tidak ada"] : ["is another file by now", "kini berkas lain"];
    report({
      at: locate(["approvals", role, "evidenceFile"]),
      key: `${path} ${role}`,
      message: {
        en: `The sheet that ${name} signed, ${path}, ${en}.`,
        id: `Lembar yang ditandatangani ${name}, ${path}, ${id}.`,
      },
      fix:
        state === "draft"
          ? {
              en: `Bring the file back, or begin again: sop reject ${code} --as ${role} --reason ….`,
              id: `Kembalikan berkasnya, atau ulangi: sop reject ${code} --as ${role} --reason ….`,
            }
          : { en: "Bring the file back as it was issued.", id: "Kembalikan berkas seperti saat terbit." },
    });
  }
}

export const evidenceKept = defineRule({
  id: "SOP314",
  name: "evidence-kept",
  scope: "document",
  check,
  since: "0.2.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "A signed sheet that an approval names as its evidence is there, and is the one that was attached.",
    id: "Lembar bertanda tangan yang disebut persetujuan sebagai bukti memang ada, dan sama dengan yang dilampirkan.",
  },
  why: {
    en: "Where a name was signed on paper, the scan of that paper is what an auditor looks at.",
    id: "Bila nama ditandatangani di kertas, pindaian kertas itulah yang dilihat auditor.",
  },
  examples: [
    {
      title: { en: "A sheet exchanged, another lost", id: "Satu lembar ditukar, satu lagi hilang" },
      assets: ["assets/evidence-0123456789abcdef.pdf"],
      invalid: sop`
        ---
        approvals:
          prepared:
            name: A.A.S.
            position: DC Pusat
            date: 2025-11-28
            evidenceFile:
              path: assets/evidence-0123456789abcdef.pdf
              digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
          approved:
            name: A.H.
            position: QMR
            date: 2025-11-28
            evidenceFile:
              path: assets/evidence-fedcba9876543210.jpg
              digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
        ---
        ## Tujuan
      `,
      reports: [
        "8:7-9:86 The sheet that A.A.S. signed, assets/evidence-0123456789abcdef.pdf, is another file by now.",
        "15:7-16:86 The sheet that A.H. signed, assets/evidence-fedcba9876543210.jpg, is not there.",
      ],
    },
    {
      title: { en: "The sheet is the one attached", id: "Lembarnya sama dengan yang dilampirkan" },
      assets: ["assets/evidence-0123456789abcdef.pdf"],
      valid: sop`
        ---
        approvals:
          prepared:
            name: A.A.S.
            position: DC Pusat
            date: 2025-11-28
            evidenceFile:
              path: assets/evidence-0123456789abcdef.pdf
              digest: sha256:61071aef18dae592fdb1754bc7c20aa517f76542a8cd0cecd0f876e8f02701ab
        ---
        ## Tujuan
      `,
    },
  ],
});
