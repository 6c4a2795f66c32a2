import { rangeOnLine } from "../../document/position.ts";
import type { LibraryChange } from "../../library/change.ts";
import { defineGateRule, type GateContext } from "../kit/define-gate-rule.ts";

function check({ path, places: { head, base, nested, gone } }: LibraryChange, { report }: GateContext): void {
  const place = { path: `${path}library.yaml`, state: "issued" as const };
  const at = rangeOnLine(1, 1, 1);
  for (const other of nested) {
    report(place, {
      at,
      key: `nested ${other}`,
      message: {
        en: `“${shown(head)}” and “${shown(other)}” are libraries, one within the other: whoever looks at one does not see the other.`,
        id: `“${shown(head)}” dan “${shown(other)}” sama-sama pustaka, yang satu di dalam yang lain: yang satu menutupi yang lain.`,
      },
      fix: {
        en: "Keep one library.yaml; name the library with --library.",
        id: "Pertahankan satu library.yaml; sebut pustaka dengan --library.",
      },
    });
  }
  for (const other of gone) {
    report(place, {
      at,
      key: `gone ${other}`,
      message: {
        en: `The library “${shown(other)}” with its issued documents is not there any more.`,
        id: `Pustaka “${shown(other)}” beserta dokumen terbitnya tidak ada lagi.`,
      },
      fix: { en: "Bring it back; documents are withdrawn with sop withdraw.", id: "Kembalikan; dokumen ditarik dengan sop withdraw." },
    });
  }
  if (base === undefined || base === head) return;
  report(place, {
    at,
    key: `moved ${base}`,
    severity: "warning",
    message: {
      en: `The library moved from “${shown(base)}” to “${shown(head)}”; it is judged by the settings it had there.`,
      id: `Pustaka berpindah dari “${shown(base)}” ke “${shown(head)}”; penilaian memakai pengaturannya di sana.`,
    },
    fix: {
      en: "See that the workflow, the hook and whoever reads it look there (--library).",
      id: "Pastikan alur kerja CI, kait, dan pembacanya melihat ke sana (--library).",
    },
  });
}

function shown(prefix: string): string {
  return prefix === "" ? "." : prefix.replace(/\/$/, "");
}

export const libraryThere = defineGateRule({
  id: "SOP808",
  name: "library-there",
  scope: "gate",
  check,
  since: "0.2.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "The base's library is still there, once, and where it stands now is what is judged.",
    id: "Pustaka pada basis masih ada, satu saja, dan tempatnya sekaranglah yang dinilai.",
  },
  why: {
    en: "A library that was moved or covered by another one would pass every check, for nothing of it is seen.",
    id: "Pustaka yang dipindah atau ditutupi pustaka lain lolos semua pemeriksaan, sebab tidak ada yang terlihat.",
  },
  examples: [
    {
      title: {
        en: "Moved, with another one above it, and a second one gone",
        id: "Berpindah, ada pustaka lain di atasnya, dan satu lagi hilang",
      },
      base: {},
      head: {},
      places: { head: "dokumen/", base: "sops/", nested: [""], gone: ["arsip/"] },
      reports: [
        "library.yaml 1:1 The library “arsip” with its issued documents is not there any more.",
        "library.yaml 1:1 The library moved from “sops” to “dokumen”; it is judged by the settings it had there.",
        "library.yaml 1:1 “dokumen” and “.” are libraries, one within the other: whoever looks at one does not see the other.",
      ],
    },
    { title: { en: "Where it was", id: "Di tempatnya" }, base: {}, head: {} },
  ],
});
