import type { DocumentCode } from "../../schemas/identifier.ts";
import type { Document } from "../document/document.ts";
import { documentOf, type FolderChange, type FolderState, issuedNames, type LibraryChange } from "../library/change.ts";
import type { Mention } from "../library/library.ts";
import { defineGateRule, type GateRule } from "./define-gate-rule.ts";

const flow = (...titles: string[]) =>
  [
    "## Rincian Prosedur",
    "",
    "### Layanan 108",
    "",
    ...titles.flatMap((title, index) => [`#### ${index + 1}. ${title}`, ""]),
    "- Lanjut: selesai",
    "",
  ].join("\n");

export const dependentsTold = defineGateRule({
  id: "SOP806",
  name: "dependents-told",
  scope: "gate",
  since: "0.1.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "Documents that cite what a change touches are listed; a target that is gone is an error.",
    id: "Dokumen yang merujuk bagian yang diubah disebutkan; tujuan yang hilang adalah kesalahan.",
  },
  why: {
    en: "Whoever owns a citing document has to look whether it still says the right thing.",
    id: "Pemilik dokumen yang merujuk perlu memeriksa apakah isinya masih benar.",
  },
  examples: [
    {
      title: {
        en: "A step that another document cites is gone; a third document only changed",
        id: "Langkah yang dirujuk dokumen lain hilang; dokumen ketiga hanya berubah",
      },
      base: {
        "IN.OCC.TELK.P-01/draft.md": flow("Salam", "Cari data"),
        "IN.OCC.TELK.P-02/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.P-01_R2.\n",
        "IN.OCC.TELK.P-03/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.P-01.\n",
      },
      head: {
        "IN.OCC.TELK.P-01/draft.md": flow("Salam"),
        "IN.OCC.TELK.P-02/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.P-01_R2.\n",
        "IN.OCC.TELK.P-03/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.P-01.\n",
      },
      reports: [
        "IN.OCC.TELK.P-02/draft.md 8:7 “IN.OCC.TELK.P-01_R2” cites step 2 of IN.OCC.TELK.P-01, which this change takes out.",
        "IN.OCC.TELK.P-03/draft.md 8:7 IN.OCC.TELK.P-01, which is cited here, changes (IN.OCC.TELK.P-01).",
      ],
    },
    {
      title: { en: "A document that another one cites is gone", id: "Dokumen yang dirujuk dokumen lain hilang" },
      base: { "IN.OCC.TELK.W-10/draft.md": "## Tujuan\n", "IN.OCC.TELK.P-02/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.W-10.\n" },
      head: { "IN.OCC.TELK.P-02/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.W-10.\n" },
      reports: ["IN.OCC.TELK.P-02/draft.md 8:7 “IN.OCC.TELK.W-10”, which is cited here, is gone with this change."],
    },
    {
      title: { en: "A change nobody cites", id: "Perubahan yang tidak dirujuk siapa pun" },
      base: { "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nA\n" },
      head: { "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nB\n" },
    },
  ],
  check(change, context) {
    for (const folder of change.folders) {
      const before = currentOf(folder.base);
      const now = currentOf(folder.head);
      const code = before?.frontMatter.code;
      if (!before || code === undefined || (now && now.lines.join("\n") === before.lines.join("\n"))) continue;
      const others = (change.head.citedBy.get(code) ?? []).filter(({ from }) => from.code !== code);
      if (!now || now.frontMatter.code !== code) {
        if (!change.head.documents.has(code) && !change.head.external.has(code)) tellGone(code, others, context);
        continue;
      }
      const kept = stepsOf(now);
      const gone = new Set([...stepsOf(before)].filter((step) => !kept.has(step)));
      tellSteps(code, others, gone, context);
      tellChanged(code, others, gone, change, folder, context);
    }
  },
});

type Context = Parameters<GateRule["check"]>[1];

/** What counts of a document in preparation or in force: the draft, else the newest revision. */
function currentOf(state: FolderState | undefined): Document | undefined {
  return documentOf(state, "draft.md") ?? documentOf(state, issuedNames(state).at(-1) ?? "");
}

function stepsOf({ flows }: Document): Set<number> {
  return new Set(flows.flatMap(({ steps }) => steps.map(({ number }) => number)));
}

function tellGone(code: DocumentCode, others: readonly Mention[], { report }: Context): void {
  for (const { from, citation } of others) {
    report(from, {
      at: citation.at,
      key: `gone ${code}`,
      severity: "error",
      message: {
        en: `“${code}”, which is cited here, is gone with this change.`,
        id: `“${code}”, yang dirujuk di sini, hilang karena perubahan ini.`,
      },
      fix: {
        en: "Cite what replaces it, or withdraw it instead of deleting it.",
        id: "Rujuk penggantinya, atau tarik dokumen itu alih-alih menghapusnya.",
      },
    });
  }
}

function tellSteps(code: DocumentCode, others: readonly Mention[], gone: ReadonlySet<number>, { report }: Context): void {
  for (const { from, citation } of others) {
    if (citation.step === undefined || !gone.has(citation.step)) continue;
    report(from, {
      at: citation.at,
      key: `step ${citation.text}`,
      severity: "error",
      message: {
        en: `“${citation.text}” cites step ${citation.step} of ${code}, which this change takes out.`,
        id: `“${citation.text}” merujuk langkah ${citation.step} dari ${code}, yang dihapus perubahan ini.`,
      },
      fix: { en: "Cite the step that takes its place.", id: "Rujuk langkah penggantinya." },
    });
  }
}

/** One note for each citing document that is not itself part of the change. */
function tellChanged(
  code: DocumentCode,
  others: readonly Mention[],
  gone: ReadonlySet<number>,
  { folders }: LibraryChange,
  own: FolderChange,
  { report }: Context,
): void {
  const changed = new Set(folders.map(({ folder }) => folder));
  const told = new Set<string>();
  for (const { from, citation } of others) {
    if (told.has(from.path) || changed.has(from.folder) || (citation.step !== undefined && gone.has(citation.step))) continue;
    told.add(from.path);
    report(from, {
      at: citation.at,
      key: `changed ${code}`,
      message: {
        en: `${code}, which is cited here, changes (${own.folder}).`,
        id: `${code}, yang dirujuk di sini, berubah (${own.folder}).`,
      },
      fix: { en: "Look whether the citing text still fits.", id: "Periksa apakah teks yang merujuk masih sesuai." },
    });
  }
}
