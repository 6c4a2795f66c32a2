import type { ChangeEntry } from "../../../schemas/front-matter.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { fold } from "../../document/words/fold.ts";
import type { FactPath } from "../../library/fact-place.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import { previousRevision } from "../../library/previous-revision.ts";
import type { CitationJudgement, LateReport, LifeContext, TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";
import { changedParts, covers, HEADER, isNamedIn, sectionTypes } from "./parts/changed-parts.ts";

function check(life: LifeOnDay, context: LifeContext, tell: TellOfText): void {
  for (const { entry, facts, previous } of newestEntries(life)) {
    if (entry.affects) checkAffects(entry.affects, previous, facts, context, tell);
    else checkNames(entry.summary, previous, facts, context, tell);
  }
}

/** A text that is looked at, with the newest entry of its change log and the revision it is about. */
interface NewestEntry {
  entry: ChangeEntry;
  facts: DocumentFacts;
  previous: DocumentFacts | undefined;
}

function* newestEntries(life: LifeOnDay): Iterable<NewestEntry> {
  for (const document of life.documents) {
    for (const facts of document.current) {
      const entry = facts.changes.at(-1);
      if (entry) yield { entry, facts, previous: previousRevision(document, facts) };
    }
  }
}

function placeOfNewest({ changes }: DocumentFacts): FactPath {
  return ["changes", changes.length - 1];
}

function checkAffects(
  affects: readonly string[],
  previous: DocumentFacts | undefined,
  facts: DocumentFacts,
  context: LifeContext,
  tell: TellOfText,
): void {
  const types = sectionTypes(facts, context);
  const changed = previous ? changedParts(previous, facts, types) : [];
  for (const name of affects) {
    const there = [facts, previous].some((text) => text && isNamedIn(name, text, types));
    if (there && (!previous || HEADER.includes(name) || changed.some(({ calledBy }) => covers(name, calledBy)))) continue;
    tell(facts, toldInVain(name, there ? previous : undefined, facts));
  }
  const silent = [...new Set(changed.filter(({ calledBy }) => !affects.some((name) => covers(name, calledBy))).map(({ name }) => name))];
  if (silent.length > 0) tell(facts, notTold(silent, previous, facts));
}

/** A name under `affects` that did not change since a revision, or that nothing has. */
function toldInVain(name: string, unchangedSince: DocumentFacts | undefined, facts: DocumentFacts): LateReport {
  return {
    at: placeOfNewest(facts),
    key: `${unchangedSince ? "unchanged" : "unknown"} ${fold(name)}`,
    message: unchangedSince
      ? {
          en: `The change log says that “${name}” is affected, but it reads as in revision ${unchangedSince.revision}.`,
          id: `Catatan perubahan menyebut “${name}” terpengaruh, tetapi bunyinya sama seperti revisi ${unchangedSince.revision}.`,
        }
      : {
          en: `The change log says that “${name}” is affected, which is no section, flow or step of this document.`,
          id: `Catatan perubahan menyebut “${name}” terpengaruh, padahal itu bukan bagian, alur, atau langkah dokumen ini.`,
        },
    fix: { en: "Take it out of affects, or name what did change.", id: "Hapus dari affects, atau sebutkan yang memang berubah." },
  };
}

function notTold(silent: readonly string[], previous: DocumentFacts | undefined, facts: DocumentFacts): LateReport {
  const shown = silent.slice(0, 5).map((name) => `“${name}”`);
  const list = shown.join(", ") + (silent.length > 5 ? " …" : "");
  return {
    at: placeOfNewest(facts),
    key: `silent ${silent.map(fold).sort().join(" ")}`,
    message: {
      en: `The change log does not say that this changed since revision ${previous?.revision}: ${list}.`,
      id: `Catatan perubahan tidak menyebut bahwa ini berubah sejak revisi ${previous?.revision}: ${list}.`,
    },
    fix: {
      en: `Add it to affects, or have the entry drafted: sop bump ${facts.code} --change auto.`,
      id: `Tambahkan ke affects, atau minta dibuatkan: sop bump ${facts.code} --change auto.`,
    },
  };
}

/** Words that call a section by its title: “subbab Pihak Terkait”, “the section General policies”. */
const SECTION_NAME = /\b(?:sub-?bab|bab|section)\s+((?:\p{Lu}[\p{L}-]*)(?:[ \t]+(?:(?:dan|and|of|the|\/)[ \t]+)?\p{Lu}[\p{L}-]*)*)/gu;
const STEP_NUMBER = /\b(?:langkah|steps?)\s+(\d{1,4})\b/giu;

/** Without `affects` only what an entry calls by name can be looked for: sections, steps and, below, codes. */
function checkNames(
  summary: readonly string[],
  previous: DocumentFacts | undefined,
  facts: DocumentFacts,
  context: LifeContext,
  tell: TellOfText,
): void {
  const sources = [facts, ...(previous ? [previous] : [])];
  const numbers = new Set(sources.flatMap(({ flows }) => flows.flatMap(({ steps }) => steps.map(({ number }) => number))));
  const types = sectionTypes(facts, context);
  const titles = types.flatMap(({ name }) => [fold(name.id), fold(name.en)]);
  const lost = sources.some(({ transcription }) => (transcription?.gaps.length ?? 0) > 0);
  for (const line of summary) {
    for (const [, name = ""] of types.length === 0 ? [] : line.matchAll(SECTION_NAME)) {
      if (!titles.some((title) => title.startsWith(fold(name)) || fold(name).startsWith(title)))
        tell(facts, notThere(name, { en: "the section", id: "bagian" }, placeOfNewest(facts)));
    }
    for (const [, number = ""] of lost || numbers.size === 0 ? [] : line.matchAll(STEP_NUMBER)) {
      if (!numbers.has(Number(number))) tell(facts, notThere(number, { en: "step", id: "langkah" }, placeOfNewest(facts)));
    }
  }
}

function notThere(name: string, what: LocalText, at: FactPath): LateReport {
  return {
    at,
    key: `names ${fold(name)}`,
    message: {
      en: `The newest entry of the change log names ${what.en} “${name}”, which neither this revision nor the one before has.`,
      id: `Entri terbaru catatan perubahan menyebut ${what.id} “${name}”, yang tidak ada pada revisi ini maupun sebelumnya.`,
    },
    fix: { en: "Correct the name.", id: "Betulkan namanya." },
  };
}

/** Codes that an entry without `affects` calls by name and neither revision cites. */
const namedCodes: CitationJudgement<{ code: string; at: FactPath }> = {
  scope: "citation",
  *cites(life, { findCodes }) {
    for (const { entry, facts, previous } of newestEntries(life)) {
      if (entry.affects) continue;
      const cited = new Set([facts, previous].flatMap((text) => text?.citations.map(({ code }) => code) ?? []));
      for (const { code } of entry.summary.flatMap(findCodes)) {
        if (!cited.has(code)) yield { text: facts, code, citing: { code, at: placeOfNewest(facts) } };
      }
    }
  },
  answers: () => true,
  check({ code, at }, cited, _, tell) {
    if (!cited) tell(notThere(code, { en: "the document", id: "dokumen" }, at));
  },
};

const before = sop`
  ---
  effective: 2024-12-03
  parties: [Agent]
  ---
  ## Tujuan

  Melayani pelanggan.

  ## Rincian Prosedur

  ### Layanan 108

  #### 1. Salam

  #### 2. Salam Penutup

  - Lanjut: selesai
`;

export const changeLogTruthful = defineRule({
  id: "SOP206",
  name: "change-log-truthful",
  scope: "life",
  check,
  also: namedCodes,
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "What the newest entry says it affects did change, and what changed is said; what it names is there.",
    id: "Yang disebut terpengaruh pada entri terbaru memang berubah, yang berubah disebut, dan yang dinamainya ada.",
  },
  why: {
    en: "People relearn what the change log tells them to, and nothing else.",
    id: "Orang mempelajari ulang apa yang disebut catatan perubahan, dan tidak lebih.",
  },
  examples: [
    {
      title: {
        en: "One named that did not change, one changed that is not named, one that is not there",
        id: "Disebut tetapi tidak berubah, berubah tetapi tidak disebut, dan tidak ada",
      },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": before,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          parties: [Agent, Team Leader]
          changes:
            - { revision: "00", effective: 2024-12-03, summary: [Terbitan pertama] }
            - { summary: [Mengubah salam], affects: [Layanan 108/1, purpose, Layanan 147] }
          ---
          ## Tujuan

          Melayani pelanggan.

          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          Agent menyebut namanya.

          #### 2. Salam Penutup

          - Lanjut: selesai

          Agent mengucapkan terima kasih.
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 6:5-6:82 The change log does not say that this changed since revision 00: “Pihak Terkait”, “Layanan 108/2”.",
        "IN.OCC.TELK.P-01/draft.md 6:5-6:82 The change log says that “purpose” is affected, but it reads as in revision 00.",
        "IN.OCC.TELK.P-01/draft.md 6:5-6:82 The change log says that “Layanan 147” is affected, which is no section, flow or step of this document.",
      ],
    },
    {
      title: { en: "Without affects: a section and a step that are not there", id: "Tanpa affects: bagian dan langkah yang tidak ada" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": before,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          changes:
            - { revision: "00", effective: 2024-12-03, summary: [Terbitan pertama] }
            - summary:
                - Menambahkan Supervisor pada subbab Pihak Terkait
                - Memperbarui subbab Daftar Lampiran karena langkah 2 dan langkah 14 berubah
          ---
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          #### 2. Salam Penutup

          - Lanjut: selesai
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 5:5-7:83 The newest entry of the change log names step “14”, which neither this revision nor the one before has.",
        "IN.OCC.TELK.P-01/draft.md 5:5-7:83 The newest entry of the change log names the section “Daftar Lampiran”, which neither this revision nor the one before has.",
      ],
    },
    {
      title: { en: "All that changed, and nothing else", id: "Semua yang berubah, dan tidak lebih" },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": before,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          parties: [Agent, Team Leader]
          changes:
            - { revision: "00", effective: 2024-12-03, summary: [Terbitan pertama] }
            - { summary: [Menambahkan langkah], affects: [Pihak Terkait, Layanan 108], renumbered: { "2": "3" } }
          ---
          ## Tujuan

          **Melayani** pelanggan

          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          #### 2. Cari data

          #### 3. Salam Penutup

          - Lanjut: selesai
        `,
      },
    },
  ],
});
