import type { DocumentEvent } from "../../../schemas/events.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { renumberedBetween } from "../../compare/match-steps.ts";
import type { Citation } from "../../document/document.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { DocumentOnDay, LifeOnDay } from "../../library/life-on-day.ts";
import { type DatedDocument, type DatedRevision, effectiveRevision } from "../../library/status.ts";
import type { CitationOf, Cited, Tell } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** One citation of a step. */
interface Citing {
  code: DocumentCode;
  step: number;
  text: string;
  /** The citation's number in its text. */
  index: number;
  /** True where the place in the file is the citation and nothing else, so that it can be replaced. */
  isWholePlace: boolean;
  /** The day the citation was first issued; a draft's new citation means what is in force now. */
  issuedOn: IsoDate | undefined;
  /** Of a citation of its own document, the steps of the citing text itself. */
  self: Steps | undefined;
}

/** What citations of a document's steps are measured by. */
interface Answer {
  /** The revision in force, else the draft; of a draft whose header can't be read nothing can be said but that (SOP101). */
  current: CurrentSteps | null;
  revisions: (DatedRevision & { steps: number[] })[];
  /** The steps of what is scheduled or drafted. */
  coming: number[];
  /** What decides which revision was in force on a day. */
  events: DocumentEvent[];
  doubts: DatedDocument<DatedRevision>["doubts"];
}

interface Steps {
  revision: string;
  numbers: number[];
  /** True where the source has lost some, or the text has some that are not read as steps: they may well be there. */
  hasGaps: boolean;
}

interface CurrentSteps extends Steps {
  path: string;
  /** By flow, in order. */
  flows: { number: number; title: string }[][];
  changes: { revision: string | undefined; renumbered: Readonly<Record<string, string>> | undefined }[];
}

function* cites(life: LifeOnDay): Iterable<CitationOf<Citing>> {
  for (const document of life.documents) {
    for (const facts of document.current) {
      for (const [index, citation] of facts.citations.entries()) {
        const { code, step, text, at } = citation;
        if (step === undefined) continue;
        const isWholePlace = at.end.column - at.start.column === text.length;
        const self = code === document.code ? ownSteps(facts) : undefined;
        if (code === document.code && !self) continue;
        yield { text: facts, code, citing: { code, step, text, index, isWholePlace, issuedOn: issuedOn(citation, facts, document), self } };
      }
    }
  }
}

function issuedOn(citation: Citation, facts: DocumentFacts, { revisions, effective }: DocumentOnDay): IsoDate | undefined {
  const held = revisions.find((revision) => revision.facts === facts) ?? effective;
  const isOld = held?.facts.citations.some(({ code, step }) => code === citation.code && step === citation.step);
  return isOld ? held?.issuedOn : undefined;
}

function answers({ effective, draft, coming, revisions, events, doubts }: DocumentOnDay): Answer {
  const facts = effective?.facts ?? draft;
  return {
    current: (facts && currentSteps(facts)) ?? null,
    revisions: revisions.map(({ revision, issuedOn: issued, facts: held, verdict }) => ({
      revision,
      issuedOn: issued,
      verdict,
      facts: { effective: held.effective },
      steps: numbersOf(held),
    })),
    coming: coming === undefined || coming === effective?.facts ? [] : numbersOf(coming),
    events: events.filter(({ event }) => event === "withdrawn" || event === "reinstated" || event === "cancelled"),
    doubts,
  };
}

function stepsOf(facts: DocumentFacts): Steps | undefined {
  const { revision, transcription } = facts;
  if (revision === undefined) return undefined;
  return { revision, numbers: numbersOf(facts), hasGaps: (transcription?.gaps.length ?? 0) > 0 };
}

/** Of a text by itself: what is cited in the same breath may stand outside of its flows. */
function ownSteps(facts: DocumentFacts): Steps | undefined {
  const steps = stepsOf(facts);
  return steps && { ...steps, hasGaps: steps.hasGaps || facts.stepsUnread === true };
}

function currentSteps(facts: DocumentFacts): CurrentSteps | undefined {
  const steps = stepsOf(facts);
  return (
    steps && {
      ...steps,
      path: facts.path,
      flows: facts.flows.map((flow) => flow.steps.map(({ number, title }) => ({ number, title }))),
      changes: facts.changes.map(({ revision, renumbered }) => ({ revision, renumbered })),
    }
  );
}

function numbersOf({ flows }: DocumentFacts): number[] {
  return flows.flatMap(({ steps }) => steps.map(({ number }) => number));
}

function check(citing: Citing, cited: Cited<Answer>, { scheme }: ReadingContext, tell: Tell): void {
  if (!cited || !("answer" in cited)) return;
  const { current } = cited.answer;
  const moved = citing.self || !current ? undefined : movedTo(citing, current, cited.answer);
  if (current && moved !== undefined && moved !== citing.step) tellMoved(citing, moved, scheme.formatRc(citing.code, moved), current, tell);
  else checkThere(citing, citing.self ?? current, citing.self ? [] : cited.answer.coming, tell);
}

/** The number that a step has now, followed from the revision the citing text was written by; undefined when there is no such revision. */
function movedTo({ step, issuedOn: day }: Citing, current: CurrentSteps, document: Answer): number | undefined {
  const known = day === undefined ? undefined : effectiveRevision(document, day);
  const older = () => document.revisions.findLast(({ steps }) => steps.includes(step));
  const from = known ?? (current.numbers.includes(step) ? undefined : older());
  if (from === undefined) return undefined;
  const number = renumberedBetween(current.changes, from.revision, current.revision)[String(step)];
  return number === undefined || !current.numbers.includes(Number(number)) ? undefined : Number(number);
}

function tellMoved({ text, index, isWholePlace }: Citing, moved: number, rc: string, current: CurrentSteps, tell: Tell): void {
  tell({
    at: ["citations", index],
    key: `moved ${text}`,
    message: {
      en: `“${text}” is step ${moved} in revision ${current.revision}: its steps were renumbered.`,
      id: `“${text}” menjadi langkah ${moved} pada revisi ${current.revision}: langkahnya dinomori ulang.`,
    },
    fix: { en: `Cite “${rc}”.`, id: `Rujuk “${rc}”.` },
    related: placesOfStep(moved, current),
    ...(isWholePlace ? { edit: { at: ["citations", index], text: rc } } : {}),
  });
}

function placesOfStep(number: number, { path, flows }: CurrentSteps) {
  for (const [flow, steps] of flows.entries()) {
    const index = steps.findIndex((step) => step.number === number);
    const title = `“${steps[index]?.title}”`;
    if (index >= 0) return [{ path, at: ["steps", flow, index] as const, message: { en: title, id: title } }];
  }
  return [];
}

function checkThere({ code, step, text, index, self }: Citing, steps: Steps | null, coming: readonly number[], tell: Tell): void {
  if (!steps || steps.hasGaps || steps.numbers.includes(step)) return;
  const range = steps.numbers.length === 0 ? undefined : `${Math.min(...steps.numbers)}–${Math.max(...steps.numbers)}`;
  tell({
    at: ["citations", index],
    key: `missing ${text}`,
    message: {
      en: `“${text}” names step ${step}, but ${self ? "this document" : `revision ${steps.revision} of ${code}`} has ${range === undefined ? "no steps" : `steps ${range}`}.`,
      id: `“${text}” menamai langkah ${step}, tetapi ${self ? "dokumen ini" : `revisi ${steps.revision} ${code}`} ${range === undefined ? "tidak memiliki langkah" : `memiliki langkah ${range}`}.`,
    },
    fix: coming.includes(step)
      ? {
          en: `The next revision of ${code} has that step: bring it into force first, this one after it.`,
          id: `Revisi ${code} berikutnya memiliki langkah itu: berlakukan dahulu, lalu revisi ini sesudahnya.`,
        }
      : { en: "Cite the step that is meant by its RC.", id: "Rujuk langkah yang dimaksud dengan RC-nya." },
  });
}

export const rcKnown = defineRule({
  id: "SOP606",
  name: "rc-known",
  scope: "citation",
  cites,
  answers,
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "An RC that is cited names a step of the revision in force, and still the same step.",
    id: "RC yang dirujuk menamai langkah pada revisi yang berlaku, dan masih langkah yang sama.",
  },
  why: {
    en: "After a renumbering the old number leads to another step, or to none.",
    id: "Setelah penomoran ulang, nomor lama menuju langkah lain, atau tidak ke mana pun.",
  },
  examples: [
    {
      title: {
        en: "A step that moved, and one that never was",
        id: "Langkah yang pindah nomor, dan langkah yang tidak pernah ada",
      },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2024-01-05
          ---
          ## Tujuan

          Lihat IN.OCC.TELK.W-10_R1.
        `,
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          revision: "01"
          ---
          ## Tujuan

          Lihat IN.OCC.TELK.W-10_R1, lalu IN.OCC.TELK.W-10_R7.
        `,
        "IN.OCC.TELK.W-10/rev-00.md": sop`
          ---
          effective: 2024-01-01
          ---
          ## Rincian Prosedur

          ### Keluhan

          #### 1. Catat

          - Lanjut: selesai
        `,
        "IN.OCC.TELK.W-10/rev-01.md": sop`
          ---
          effective: 2025-01-05
          changes:
            - { revision: "00", effective: 2024-01-01, summary: [Terbitan pertama] }
            - { summary: [Menambahkan salam], renumbered: { "1": "2" } }
          ---
          ## Rincian Prosedur

          ### Keluhan

          #### 1. Salam

          #### 2. Catat

          - Lanjut: selesai
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 6:7-6:26 “IN.OCC.TELK.W-10_R1” is step 2 in revision 01: its steps were renumbered.",
        "IN.OCC.TELK.P-01/draft.md 6:33-6:52 “IN.OCC.TELK.W-10_R7” names step 7, but revision 01 of IN.OCC.TELK.W-10 has steps 1–2.",
        "IN.OCC.TELK.P-01/rev-00.md 6:7-6:26 “IN.OCC.TELK.W-10_R1” is step 2 in revision 01: its steps were renumbered.",
      ],
    },
    {
      title: {
        en: "A step of the revision in force, and one of this document",
        id: "Langkah pada revisi yang berlaku, dan langkah dokumen ini",
      },
      valid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          - Lanjut: IN.OCC.TELK.W-10_R1

          Usulan diteruskan menurut IN.OCC.TELK.P-01_R1.
        `,
        "IN.OCC.TELK.W-10/rev-00.md": sop`
          ---
          effective: 2024-01-01
          ---
          ## Rincian Prosedur

          ### Keluhan

          #### 1. Catat

          - Lanjut: selesai
        `,
      },
    },
  ],
});
