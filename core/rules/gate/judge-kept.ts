import { rangeOnLine } from "../../document/position.ts";
import type { LibraryChange } from "../../library/change.ts";
import { defineGateRule, type GateContext } from "../kit/define-gate-rule.ts";

function check({ judge }: LibraryChange, { report }: GateContext): void {
  for (const path of judge) {
    report(
      { path, state: "issued" },
      {
        at: rangeOnLine(1, 1, 1),
        key: path,
        message: {
          en: `“${path}” changes: it says what judges a change, or with what.`,
          id: `“${path}” berubah: berkas ini menentukan apa yang menilai perubahan, atau dengan apa.`,
        },
        fix: {
          en: "Have whoever answers for the gate read this change.",
          id: "Mintalah penanggung jawab gerbang membaca perubahan ini.",
        },
      },
    );
  }
}

const bare = { "library.yaml": "organisation: Contoh\n" };

export const judgeKept = defineGateRule({
  id: "SOP809",
  name: "judge-kept",
  scope: "gate",
  check,
  since: "0.2.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "A change of what judges changes is named: workflows, packages and their lockfile, git's attributes, hooks, owners.",
    id: "Perubahan pada penilai perubahan disebut: alur kerja CI, paket dan berkas kuncinya, atribut git, kait, pemilik kode.",
  },
  why: {
    en: "Whoever can replace the judge needs to break no rule; only the host can protect these files.",
    id: "Siapa yang dapat mengganti penilai tidak perlu melanggar aturan; hanya tempat repositori yang dapat melindungi berkas ini.",
  },
  examples: [
    {
      title: { en: "Another workflow", id: "Alur kerja CI lain" },
      base: bare,
      head: bare,
      judge: [".github/workflows/sop.yml"],
      reports: [".github/workflows/sop.yml 1:1 “.github/workflows/sop.yml” changes: it says what judges a change, or with what."],
    },
    { title: { en: "The judge as it was", id: "Penilai tetap sama" }, base: bare, head: bare },
  ],
});
