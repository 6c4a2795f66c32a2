import type { LocalText } from "../../../schemas/local-text.ts";
import { matchSteps } from "../../compare/match-steps.ts";
import type { FactPath } from "../../library/fact-place.ts";
import type { DocumentFacts, FlowFacts, StepFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import { previousRevision } from "../../library/previous-revision.ts";
import type { TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(life: LifeOnDay, _: unknown, tell: TellOfText): void {
  for (const document of life.documents) {
    for (const facts of document.current) {
      // Numbers of steps that are not read as such can't be compared.
      const before = facts.stepsUnread ? undefined : previousRevision(document, facts);
      if (before && isMapTrue(before, facts, tell)) checkUnmapped(before, facts, tell);
    }
  }
}

function mapOf({ changes }: DocumentFacts): Readonly<Record<string, string>> {
  return changes.at(-1)?.renumbered ?? {};
}

/** One finding a revision: a step put in between gives a new number to all that follow. */
function checkUnmapped(before: DocumentFacts, facts: DocumentFacts, tell: TellOfText): void {
  const map = mapOf(facts);
  const moved = matchSteps<FlowFacts>(before.flows, facts.flows, map).steps.flatMap((pair) => {
    const [old, step] = [pair.before?.step, pair.after?.step];
    return old && step && old.number !== step.number && map[String(old.number)] !== String(step.number) ? [{ old, step }] : [];
  });
  const [first] = moved;
  if (!first) return;
  const shown = moved.slice(0, 4).map(({ old, step }) => `${old.number} → ${step.number}`);
  const list = moved.length > shown.length ? `${shown.join(", ")} …` : shown.join(", ");
  tell(facts, {
    at: placeOfStep(first.step, facts),
    key: "unmapped",
    message: {
      en: `${moved.length === 1 ? "A step has" : `${moved.length} steps have`} another number than in revision ${before.revision}, and the change log does not say so: ${list}.`,
      id: `${moved.length} langkah bernomor lain dari revisi ${before.revision}, dan catatan perubahan tidak menyebutnya: ${list}.`,
    },
    fix: {
      en: `Let the tool record it: sop renumber ${facts.code}; or give the steps their old numbers.`,
      id: `Biarkan dicatat: sop renumber ${facts.code}; atau kembalikan nomor lamanya.`,
    },
    related: [{ path: before.path, at: placeOfStep(first.old, before), message: { en: "its number before", id: "nomornya semula" } }],
  });
}

function placeOfStep(step: StepFacts, { flows }: DocumentFacts): FactPath {
  const flow = flows.findIndex(({ steps }) => steps.includes(step));
  return ["steps", flow, flows[flow]?.steps.indexOf(step) ?? -1];
}

/** Reports each entry that is not true; what such a map leaves out is not worth saying. */
function isMapTrue(before: DocumentFacts, facts: DocumentFacts, tell: TellOfText): boolean {
  const entries = Object.entries(mapOf(facts));
  if (entries.length === 0) return true;
  const troubleOf = findTrouble(before, facts);
  const untrue = entries.flatMap(([from, to]) => {
    const trouble = troubleOf(from, to);
    return trouble ? [{ from, to, trouble }] : [];
  });
  for (const { from, to, trouble } of untrue) {
    tell(facts, {
      at: ["changes", facts.changes.length - 1],
      key: `map ${from} ${to}`,
      message: {
        en: `The renumbered map leads ${from} to ${to}, but ${trouble.en}.`,
        id: `Peta renumbered mengarahkan ${from} ke ${to}, tetapi ${trouble.id}.`,
      },
      fix: {
        en: `Take the entry out, or let the tool write the map: sop renumber ${facts.code}.`,
        id: `Hapus entri itu, atau biarkan petanya ditulis: sop renumber ${facts.code}.`,
      },
    });
  }
  return untrue.length === 0;
}

/** What is wrong with an entry of the map, from one step number to another. */
function findTrouble(before: DocumentFacts, facts: DocumentFacts): (from: string, to: string) => LocalText | undefined {
  const olds = stepsOf(before);
  const news = stepsOf(facts);
  const byItself = new Map(
    matchSteps<FlowFacts>(before.flows, facts.flows).steps.map((pair) => [pair.before?.step.number, pair.after?.step.number]),
  );
  const hasGaps = (before.transcription?.gaps.length ?? 0) > 0;
  return (from, to) => {
    const [old, step] = [olds.get(Number(from)), news.get(Number(to))];
    // Steps the source has lost had numbers too.
    if (!old && !hasGaps) {
      return { en: `revision ${before.revision} has no step ${from}`, id: `revisi ${before.revision} tidak memiliki langkah ${from}` };
    }
    if (!step) return { en: `there is no step ${to}`, id: `tidak ada langkah ${to}` };
    const really = old && byItself.get(old.number);
    // A step that also got another title is known by the map alone.
    if (!old || really === undefined || really === Number(to) || news.get(really)?.title !== old.title) return undefined;
    return { en: `step ${from} “${old.title}” is ${really}`, id: `langkah ${from} “${old.title}” adalah ${really}` };
  };
}

function stepsOf({ flows }: DocumentFacts): Map<number, StepFacts> {
  return new Map(flows.flatMap(({ steps }) => steps.map((step) => [step.number, step])));
}

export const rcStable = defineRule({
  id: "SOP505",
  name: "rc-stable",
  scope: "life",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "A step whose number changed since the previous revision is in the change log's renumbered map, and the map is true.",
    id: "Langkah yang nomornya berubah sejak revisi sebelumnya tercatat pada peta renumbered, dan peta itu benar.",
  },
  why: {
    en: "Scorecards, tickets and other documents name a step by its RC; they must be able to follow it.",
    id: "Kartu skor, tiket, dan dokumen lain menyebut langkah dengan RC-nya; semuanya harus bisa mengikutinya.",
  },
  examples: [
    {
      title: { en: "A step put in between, without a map", id: "Satu langkah disisipkan, tanpa peta" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2024-12-03
          ---
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          #### 2. Cari data

          #### 3. Salam Penutup

          - Lanjut: selesai
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          changes:
            - { revision: "00", effective: 2024-12-03, summary: [Terbitan pertama] }
            - { summary: [Menambahkan langkah verifikasi] }
          ---
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          #### 2. Verifikasi pelanggan

          #### 3. Cari data

          #### 4. Salam Penutup

          - Lanjut: selesai
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 15:1-15:18 2 steps have another number than in revision 00, and the change log does not say so: 2 → 3, 3 → 4.",
      ],
    },
    {
      title: { en: "A map that is not true", id: "Peta yang tidak benar" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2024-12-03
          ---
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          #### 2. Salam Penutup

          - Lanjut: selesai
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          changes:
            - { revision: "00", effective: 2024-12-03, summary: [Terbitan pertama] }
            - { summary: [Menomori ulang], renumbered: { "1": "2", "7": "1", "2": "9" } }
          ---
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          #### 2. Salam Penutup

          - Lanjut: selesai
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 5:5-5:80 The renumbered map leads 1 to 2, but step 1 “Salam” is 1.",
        "IN.OCC.TELK.P-01/draft.md 5:5-5:80 The renumbered map leads 2 to 9, but there is no step 9.",
        "IN.OCC.TELK.P-01/draft.md 5:5-5:80 The renumbered map leads 7 to 1, but revision 00 has no step 7.",
      ],
    },
    {
      title: { en: "Renumbered with a map that is true", id: "Dinomori ulang dengan peta yang benar" },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2024-12-03
          ---
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          #### 2. Salam Penutup

          - Lanjut: selesai
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          changes:
            - { revision: "00", effective: 2024-12-03, summary: [Terbitan pertama] }
            - { summary: [Menambahkan langkah], renumbered: { "2": "3" } }
          ---
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
