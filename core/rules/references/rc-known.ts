import { renumberedBetween } from "../../compare/match-steps.ts";
import type { Citation } from "../../document/document.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import { type ControlledDocument, currentFacts, type Library } from "../../library/library.ts";
import { effectiveRevision } from "../../library/status.ts";
import { defineRule, type LibraryRuleContext, sop } from "../kit/define-rule.ts";

export const rcKnown = defineRule({
  id: "SOP606",
  name: "rc-known",
  scope: "library",
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "An RC that is cited names a step of the effective revision, and still the same step.",
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
        en: "A step of the effective revision, and one of this document",
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
  check(library, context) {
    for (const document of library.documents.values()) {
      for (const facts of currentFacts(document, library.date)) {
        for (const citation of facts.citations) {
          if (citation.step !== undefined) checkCitation(citation, citation.step, facts, document, library, context);
        }
      }
    }
  },
});

function checkCitation(
  citation: Citation,
  step: number,
  facts: DocumentFacts,
  document: ControlledDocument,
  library: Library,
  context: LibraryRuleContext,
): void {
  const cited = library.documents.get(citation.code);
  if (!cited) return;
  const current = cited === document ? facts : (effectiveRevision(cited, library.date)?.facts ?? cited.draft);
  // Of a draft whose header can't be read nothing can be said but that (SOP101).
  if (current?.revision === undefined) return;
  const moved = cited === document ? undefined : movedTo(step, citation, facts, document, cited, current, library);
  const there = hasStep(current, step);
  if (moved === undefined || moved === step) {
    // The steps that a transcription has lost may well have been there.
    if (!there && (current.transcription?.gaps.length ?? 0) === 0) reportMissing(citation, step, facts, current, context);
    return;
  }
  const rc = context.scheme.formatRc(citation.code, moved);
  const isOwnText = citation.at.end.column - citation.at.start.column === citation.text.length;
  context.report(facts, {
    at: citation.at,
    key: `moved ${citation.text}`,
    message: {
      en: `“${citation.text}” is step ${moved} in revision ${current.revision}: its steps were renumbered.`,
      id: `“${citation.text}” menjadi langkah ${moved} pada revisi ${current.revision}: langkahnya dinomori ulang.`,
    },
    fix: { en: `Cite “${rc}”.`, id: `Rujuk “${rc}”.` },
    related: relatedStep(current, moved),
    ...(isOwnText ? { edit: { at: citation.at, text: rc } } : {}),
  });
}

/** The number that a step has now, followed from the revision the citing text was written by; undefined when there is no such revision. */
function movedTo(
  step: number,
  citation: Citation,
  facts: DocumentFacts,
  document: ControlledDocument,
  cited: ControlledDocument,
  current: DocumentFacts,
  library: Library,
): number | undefined {
  const known = revisionKnown(citation, facts, document, cited, library);
  const older = hasStep(current, step) ? [] : cited.revisions.filter(({ facts: own }) => own !== current && hasStep(own, step));
  const from = known ?? older.at(-1)?.facts;
  if (from?.revision === undefined || current.revision === undefined) return undefined;
  const map = renumberedBetween(current.changes, from.revision, current.revision);
  const number = map[String(step)];
  return number === undefined || !hasStep(current, Number(number)) ? undefined : Number(number);
}

/** What was in force when the citation was first issued; a draft's new citation means what is in force now. */
function revisionKnown(
  citation: Citation,
  facts: DocumentFacts,
  document: ControlledDocument,
  cited: ControlledDocument,
  library: Library,
): DocumentFacts | undefined {
  const own = document.revisions.find((revision) => revision.facts === facts) ?? effectiveRevision(document, library.date);
  const isOld = own?.facts.citations.some(({ code, step }) => code === citation.code && step === citation.step);
  return isOld && own?.issuedOn ? effectiveRevision(cited, own.issuedOn)?.facts : undefined;
}

function hasStep({ flows }: DocumentFacts, number: number): boolean {
  return flows.some(({ steps }) => steps.some((step) => step.number === number));
}

function relatedStep({ path, flows }: DocumentFacts, number: number) {
  const step = flows.flatMap(({ steps }) => steps).find((candidate) => candidate.number === number);
  return step ? [{ path, at: step.at, message: { en: `“${step.title}”`, id: `“${step.title}”` } }] : [];
}

function reportMissing(
  citation: Citation,
  step: number,
  facts: DocumentFacts,
  current: DocumentFacts,
  { report }: LibraryRuleContext,
): void {
  const numbers = current.flows.flatMap(({ steps }) => steps.map(({ number }) => number));
  const own = current === facts;
  const range = numbers.length === 0 ? undefined : `${Math.min(...numbers)}–${Math.max(...numbers)}`;
  report(facts, {
    at: citation.at,
    key: `missing ${citation.text}`,
    message: {
      en: `“${citation.text}” names step ${step}, but ${own ? "this document" : `revision ${current.revision} of ${citation.code}`} has ${range === undefined ? "no steps" : `steps ${range}`}.`,
      id: `“${citation.text}” menamai langkah ${step}, tetapi ${own ? "dokumen ini" : `revisi ${current.revision} ${citation.code}`} ${range === undefined ? "tidak memiliki langkah" : `memiliki langkah ${range}`}.`,
    },
    fix: { en: "Cite the step that is meant by its RC.", id: "Rujuk langkah yang dimaksud dengan RC-nya." },
  });
}
