import type { DocumentCode } from "../../../schemas/identifier.ts";
import { stepText } from "../../compare/diff-steps.ts";
import { matchSteps, renumberedBetween } from "../../compare/match-steps.ts";
import type { Document } from "../../document/document.ts";
import { documentNamed, type FolderState, issuedNames, type LibraryChange } from "../../library/change.ts";
import type { Mention } from "../../library/library.ts";
import type { GateContext } from "../kit/define-gate-rule.ts";
import { defineGateRule, type GateRule } from "../kit/define-gate-rule.ts";
import type { Report } from "../kit/define-summary.ts";

function check(change: LibraryChange, context: GateContext): void {
  const touched = new Set(change.folders.map(({ folder }) => folder));
  for (const folder of change.folders) {
    const before = currentOf(folder.base);
    const now = currentOf(folder.head);
    const code = before?.frontMatter.code;
    if (!before || code === undefined || (now && now.lines.join("\n") === before.lines.join("\n"))) continue;
    const others = citedNow(change, code);
    if (now?.frontMatter.code === code) tellChanged(code, others, followSteps(before, now), touched, context);
    else if (!change.head.documents.has(code) && !change.head.external.has(code)) tellGone(code, others, context);
  }
}

type Context = Parameters<GateRule["check"]>[1];

/** What counts of a document in preparation or in force: the draft, else the newest revision. */
function currentOf(state: FolderState | undefined): Document | undefined {
  return documentNamed(state, "draft.md") ?? documentNamed(state, issuedNames(state).at(-1) ?? "");
}

/** Where other documents cite one, in revisions that are not superseded. */
function citedNow({ head }: LibraryChange, code: DocumentCode): Mention[] {
  return (head.citedBy.get(code) ?? []).filter(({ from }) => from.code !== code);
}

/** What became of a step; `other`: its number is another step's now. */
type FollowedStep = { became: "same" | "changed" | "other" | "gone" } | { became: "renumbered"; to: number };
type FollowedSteps = ReadonlyMap<number, FollowedStep>;

function followSteps(before: Document, now: Document): FollowedSteps {
  const { revision: from = "0" } = before.frontMatter;
  const { revision: to = from, changes } = now.frontMatter;
  const numbers = new Set(now.flows.flatMap(({ steps }) => steps.map(({ number }) => number)));
  const { steps } = matchSteps(before.flows, now.flows, renumberedBetween(changes, from, to));
  const followed = new Map<number, FollowedStep>();
  for (const { before: old, after: fresh } of steps) {
    if (!old) continue;
    const { number } = old.step;
    if (!fresh) followed.set(number, { became: numbers.has(number) ? "other" : "gone" });
    else if (fresh.step.number !== number) followed.set(number, { became: "renumbered", to: fresh.step.number });
    else followed.set(number, { became: stepText(before, old.step) === stepText(now, fresh.step) ? "same" : "changed" });
  }
  return followed;
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

/** Each citation of a step that is not what it was; and one note for a document that cites the whole, if it is not part of the change. */
function tellChanged(
  code: DocumentCode,
  others: readonly Mention[],
  steps: FollowedSteps,
  touched: ReadonlySet<string>,
  { report }: Context,
): void {
  const told = new Set<string>();
  for (const { from, citation } of others) {
    const { step, at, text } = citation;
    if (step !== undefined) {
      const told = stepReport(code, step, text, steps.get(step));
      if (told) report(from, { at, key: `step ${text}`, ...told });
      continue;
    }
    if (told.has(from.path) || touched.has(from.folder)) continue;
    told.add(from.path);
    report(from, {
      at,
      key: `changed ${code}`,
      message: { en: `${code}, which is cited here, changes.`, id: `${code}, yang dirujuk di sini, berubah.` },
      fix: { en: "Check whether the citing text still fits.", id: "Periksa apakah teks yang merujuk masih sesuai." },
    });
  }
}

function stepReport(code: string, step: number, text: string, followed: FollowedStep | undefined): Omit<Report, "at" | "key"> | undefined {
  if (!followed || followed.became === "same") return undefined;
  if (followed.became === "gone") {
    return {
      severity: "error",
      message: {
        en: `“${text}” cites step ${step} of ${code}, which this change takes out.`,
        id: `“${text}” merujuk langkah ${step} dari ${code}, yang dihapus perubahan ini.`,
      },
      fix: { en: "Cite the step that takes its place.", id: "Rujuk langkah penggantinya." },
    };
  }
  if (followed.became === "renumbered") {
    return {
      message: {
        en: `“${text}” cites step ${step} of ${code}, which becomes step ${followed.to}.`,
        id: `“${text}” merujuk langkah ${step} dari ${code}, yang menjadi langkah ${followed.to}.`,
      },
      fix: { en: "Change it to that once the revision is in force.", id: "Sesuaikan begitu revisinya berlaku." },
    };
  }
  return {
    message: {
      en: `“${text}” cites step ${step} of ${code}, which ${followed.became === "other" ? "is another one now" : "changes"}.`,
      id: `“${text}” merujuk langkah ${step} dari ${code}, yang ${followed.became === "other" ? "kini langkah lain" : "berubah"}.`,
    },
    fix: { en: "Check whether the citing text still fits.", id: "Periksa apakah teks yang merujuk masih sesuai." },
  };
}

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
  check,
  since: "0.1.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "Documents that cite what a change touches are listed; a target that is gone is an error.",
    id: "Dokumen yang merujuk bagian yang diubah disebutkan; tujuan yang hilang adalah kesalahan.",
  },
  why: {
    en: "Whoever owns a citing document has to check whether it still says the right thing.",
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
        "IN.OCC.TELK.P-03/draft.md 8:7 IN.OCC.TELK.P-01, which is cited here, changes.",
      ],
    },
    {
      title: {
        en: "A cited step moves on by one; another cited step stays as it was",
        id: "Langkah yang dirujuk bergeser satu; langkah lain yang dirujuk tetap",
      },
      base: {
        "IN.OCC.TELK.P-01/draft.md": flow("Salam", "Cari data"),
        "IN.OCC.TELK.P-02/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.P-01_R1 dan IN.OCC.TELK.P-01_R2.\n",
      },
      head: {
        "IN.OCC.TELK.P-01/draft.md": flow("Salam", "Verifikasi", "Cari data"),
        "IN.OCC.TELK.P-02/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.P-01_R1 dan IN.OCC.TELK.P-01_R2.\n",
      },
      reports: ["IN.OCC.TELK.P-02/draft.md 8:31 “IN.OCC.TELK.P-01_R2” cites step 2 of IN.OCC.TELK.P-01, which becomes step 3."],
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
});
