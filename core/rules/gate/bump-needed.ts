import { revisionOfFile } from "../../document/codes/revision-file.ts";
import { compareRevisions, isSameRevision, type RevisionSettings } from "../../document/codes/revision-order.ts";
import type { LibraryChange } from "../../library/change.ts";
import { documentNamed, issuedNames } from "../../library/change.ts";
import type { GateContext } from "../kit/define-gate-rule.ts";
import { defineGateRule } from "../kit/define-gate-rule.ts";

function check({ folders, settings }: LibraryChange, { report }: GateContext): void {
  for (const { base, head, target } of folders) {
    const fix = {
      en: "Merge the branch it is for into this one, then open the next revision: sop bump.",
      id: "Ambil dahulu cabang tujuannya, lalu buka revisi berikut: sop bump.",
    };
    const draft = documentNamed(head, "draft.md");
    const issued = [...new Set([...issuedNames(base), ...target.keys()])];
    const revision = draft?.frontMatter.revision;
    if (draft && revision !== undefined && issued.some((name) => isTaken(revision, revisionOfFile(name) ?? "", settings.head.revision))) {
      report(
        { path: draft.path, code: draft.frontMatter.code, revision, state: "draft" },
        {
          at: draft.locate(["revision"]),
          key: `issued ${revision}`,
          message: {
            en: `The draft changes revision ${revision}, which is already issued.`,
            id: `Draf ini mengubah revisi ${revision}, yang sudah terbit.`,
          },
          fix,
        },
      );
    }
    for (const name of issuedNames(head)) {
      const other = target.get(name);
      const document = documentNamed(head, name);
      if (!document || base?.files.has(name) || other === undefined || other === head?.files.get(name)) continue;
      report(
        { path: document.path, code: document.frontMatter.code, revision: document.frontMatter.revision, state: "issued" },
        {
          at: document.locate(["revision"]),
          key: `twice ${name}`,
          message: {
            en: `Revision ${revisionOfFile(name)} was issued meanwhile with another text.`,
            id: `Revisi ${revisionOfFile(name)} sementara itu sudah terbit dengan teks lain.`,
          },
          fix,
        },
      );
    }
  }
}

/** Issued under this name, or, where names are counted, one that comes later. */
function isTaken(revision: string, issued: string, { style }: RevisionSettings): boolean {
  return isSameRevision(issued, revision) || (style !== "label" && compareRevisions(issued, revision) > 0);
}

export const bumpNeeded = defineGateRule({
  id: "SOP803",
  name: "bump-needed",
  scope: "gate",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "Content changes under a revision number that nobody has issued yet.",
    id: "Isi berubah di bawah nomor revisi yang belum diterbitkan siapa pun.",
  },
  why: {
    en: "Two texts of one number are two truths, and both can be shown to an auditor.",
    id: "Dua teks bernomor sama adalah dua kebenaran, dan keduanya bisa ditunjukkan kepada auditor.",
  },
  examples: [
    {
      title: { en: "A draft of a number that was issued meanwhile", id: "Draf bernomor yang sementara itu sudah terbit" },
      base: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n" },
      head: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n", "IN.OCC.TELK.P-01/draft.md": '---\nrevision: "01"\n---\n## Tujuan\n' },
      target: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n", "IN.OCC.TELK.P-01/rev-01.md": "## Tujuan\n\nLain.\n" },
      reports: ["IN.OCC.TELK.P-01/draft.md 2:11 The draft changes revision 01, which is already issued."],
    },
    {
      title: { en: "Two branches that issue one number", id: "Dua cabang menerbitkan nomor yang sama" },
      base: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n" },
      head: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n", "IN.OCC.TELK.P-01/rev-01.md": "## Tujuan\n\nIni.\n" },
      target: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n", "IN.OCC.TELK.P-01/rev-01.md": "## Tujuan\n\nItu.\n" },
      reports: ["IN.OCC.TELK.P-01/rev-01.md 4:11 Revision 01 was issued meanwhile with another text."],
    },
    {
      title: { en: "The next number", id: "Nomor berikutnya" },
      base: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n" },
      head: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n", "IN.OCC.TELK.P-01/draft.md": '---\nrevision: "01"\n---\n## Tujuan\n' },
    },
  ],
});
