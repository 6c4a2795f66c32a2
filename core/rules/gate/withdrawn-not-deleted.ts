import { rangeOnLine } from "../../document/position.ts";
import type { LibraryChange } from "../../library/change.ts";
import { documentNamed, issuedNames } from "../../library/change.ts";
import type { GateContext } from "../kit/define-gate-rule.ts";
import { defineGateRule } from "../kit/define-gate-rule.ts";

function check({ folders }: LibraryChange, { report }: GateContext): void {
  for (const { folder, base, head } of folders) {
    const last = issuedNames(base).at(-1);
    if (!base || last === undefined || issuedNames(head).length > 0) continue;
    const { code = folder, revision } = documentNamed(base, last)?.frontMatter ?? {};
    report(
      { path: `${base.path}/${last}`, code, revision, state: "issued" },
      {
        at: rangeOnLine(1, 1, 1),
        key: `gone ${folder}`,
        message: {
          en: `${code} was issued and is deleted, with all its revisions.`,
          id: `${code} pernah terbit dan dihapus beserta semua revisinya.`,
        },
        fix: {
          en: `Bring it back, and withdraw it: sop withdraw ${code} --reason ….`,
          id: `Kembalikan, lalu tarik: sop withdraw ${code} --reason ….`,
        },
      },
    );
  }
}

export const withdrawnNotDeleted = defineGateRule({
  id: "SOP805",
  name: "withdrawn-not-deleted",
  scope: "gate",
  check,
  since: "0.1.0",
  severity: { draft: undefined, issued: "error" },
  summary: {
    en: "A document that was ever issued leaves by withdrawal, not by deletion.",
    id: "Dokumen yang pernah terbit keluar melalui penarikan, bukan penghapusan.",
  },
  why: {
    en: "An auditor may ask for what was in force years ago; it has to be there.",
    id: "Auditor dapat meminta yang berlaku bertahun-tahun lalu; dokumen itu harus ada.",
  },
  examples: [
    {
      title: { en: "A folder deleted", id: "Folder dihapus" },
      base: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n", "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n" },
      head: { "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n" },
      reports: ["IN.OCC.TELK.P-01/rev-00.md 1:1 IN.OCC.TELK.P-01 was issued and is deleted, with all its revisions."],
    },
    {
      title: { en: "A draft that was never issued may go", id: "Draf yang tidak pernah terbit boleh dihapus" },
      base: { "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n", "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n" },
      head: { "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n" },
    },
  ],
});
