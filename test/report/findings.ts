import type { ReportInput } from "../../cli/report/report-input.ts";
import { type Finding, orderFindings } from "../../core/finding.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const at = (line: number, from: number, to: number) => ({ start: { line, column: from }, end: { line, column: to } });

/** Findings with what is hard to write: a path with blanks and signs, texts with markup, an edit, a second place. */
export function sampleFindings(shift = 0): Finding[] {
  const common = { code: "IN.OCC.TELK.P-01", revision: "06", related: [], edit: undefined, fix: undefined };
  return [
    {
      ...common,
      rule: "SOP403",
      name: "next-exists",
      severity: "error",
      path: "sops/IN OCC #1/draft.md",
      state: "draft",
      at: at(9 + shift, 13, 15),
      message: { en: "Step 4 goes on to “<12> & 100%”, a|b.", id: "Langkah 4 menuju “<12> & 100%”, a|b." },
      why: { en: "A branch to nowhere.", id: "Cabang tanpa tujuan." },
      fix: { en: "Name a step: 1–10.", id: "Sebutkan langkah: 1–10." },
      related: [{ path: "sops/IN OCC #1/draft.md", at: at(2 + shift, 1, 4), message: { en: "the flow", id: "alurnya" } }],
      key: "4 12",
    },
    {
      ...common,
      rule: "SOP407",
      name: "fields-well-formed",
      severity: "warning",
      path: "sops/IN OCC #1/draft.md",
      state: "draft",
      at: at(12 + shift, 1, 9),
      message: { en: "The field is written “* KPI: x”.", id: "Bidang ditulis “* KPI: x”." },
      why: { en: "A reader overlooks it.", id: "Pembaca melewatkannya." },
      edit: { at: at(12 + shift, 1, 2), text: "-" },
      key: "form",
    },
    {
      ...common,
      rule: "SOP801",
      name: "issued-unchanged",
      severity: "note",
      path: "sops/IN.OCC.TELK.P-01/rev-05.md",
      state: "issued",
      at: { start: { line: 1, column: 1 }, end: { line: 3, column: 1 } },
      message: { en: "The file changed after issue.", id: "Berkas berubah setelah terbit." },
      why: { en: "Issued is issued.", id: "Yang terbit tetap." },
      key: "file",
    },
  ];
}

/** A report's input of these findings. */
export function sampleInput(findings: readonly Finding[] = sampleFindings()): ReportInput {
  return {
    findings: orderFindings(findings),
    date: "2026-01-15" as IsoDate,
    language: "en",
    documents: 3,
    paths: ["sops/IN OCC #1/draft.md", "sops/IN.OCC.TELK.P-01/rev-05.md", "sops/IN.OCC.TELK.W-10/draft.md"],
    threshold: "warning",
    version: "0.1.0",
    rules: 49,
    known: 12,
    silenced: 2,
    sourceOf: () => undefined,
    colour: false,
  };
}
