import type { IsoDate } from "../../../schemas/iso-date.ts";
import { compareRevisions, isSameRevision } from "../../document/codes/revision-order.ts";
import type { DocumentOnDay, LifeOnDay } from "../../library/life-on-day.ts";
import { withdrawalOn } from "../../library/withdrawal.ts";
import type { CitationOf, Cited, LifeContext, Tell } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** Where a text cites a code, and where in a revision: numbers of its citations. */
interface Citing {
  code: string;
  first: number;
  revisions: { revision: string; index: number }[];
}

/** What holds of a document. */
interface Standing {
  withdrawal: { date: IsoDate; reason: string; replacedBy: string | undefined } | undefined;
  /** The revision in force. */
  effective: string | undefined;
  /** All that are held, in their order. */
  held: string[];
}

function* cites(life: LifeOnDay): Iterable<CitationOf<Citing>> {
  for (const text of life.documents.flatMap(({ current }) => current)) {
    const numbered = text.citations.map(({ code, revision }, index) => ({ code, revision, index }));
    for (const [code, places] of Map.groupBy(numbered, (citation) => citation.code)) {
      if (code === text.code) continue;
      const revisions = places.flatMap(({ revision, index }) => (revision === undefined ? [] : [{ revision, index }]));
      yield { text, code, citing: { code, first: places[0]?.index ?? 0, revisions } };
    }
  }
}

function answers({ events, effective, revisions }: DocumentOnDay, { day }: LifeContext): Standing {
  const found = withdrawalOn(events, day);
  const withdrawal = found && { date: found.date, reason: found.reason, replacedBy: found.replacedBy };
  return { withdrawal, effective: effective?.revision, held: revisions.map(({ revision }) => revision) };
}

function check(citing: Citing, cited: Cited<Standing>, _: unknown, tell: Tell): void {
  if (!cited || !("answer" in cited)) return;
  const { withdrawal } = cited.answer;
  if (withdrawal) tellWithdrawn(citing, withdrawal, tell);
  else for (const named of citing.revisions) checkRevision(citing.code, named, cited.answer, tell);
}

/** Once a text, at the first citation. */
function tellWithdrawn({ code, first }: Citing, { date, reason, replacedBy }: NonNullable<Standing["withdrawal"]>, tell: Tell): void {
  tell({
    at: ["citations", first],
    key: `withdrawn ${code}`,
    message: { en: `“${code}” was withdrawn on ${date} (${reason}).`, id: `“${code}” ditarik pada ${date} (${reason}).` },
    fix: replacedBy
      ? { en: `Cite “${replacedBy}”, which replaces it.`, id: `Rujuk “${replacedBy}”, penggantinya.` }
      : { en: "Say here what holds instead.", id: "Sebutkan di sini apa yang berlaku sebagai gantinya." },
  });
}

function checkRevision(code: string, { revision, index }: Citing["revisions"][number], { effective, held }: Standing, tell: Tell): void {
  if (isSameRevision(revision, effective)) return;
  const outdated = effective !== undefined && isBefore(revision, effective, held);
  tell({
    at: ["citations", index],
    key: `${outdated ? "outdated" : "ahead"} ${code} ${revision}`,
    message: outdated
      ? {
          en: `“${code}” is cited in revision ${revision}, which is outdated: revision ${effective} is in force.`,
          id: `“${code}” dirujuk pada revisi ${revision}, yang sudah usang: yang berlaku revisi ${effective}.`,
        }
      : {
          en: `“${code}” is cited in revision ${revision}, which is ahead: ${effective === undefined ? "none is" : `revision ${effective} is`} in force.`,
          id: `“${code}” dirujuk pada revisi ${revision}, yang belum berlaku: ${effective === undefined ? "belum ada revisi yang berlaku" : `yang berlaku revisi ${effective}`}.`,
        },
    fix: outdated
      ? {
          en: `Read revision ${effective}, then cite it, or leave the revision out to cite the one in force.`,
          id: `Baca revisi ${effective}, lalu rujuk itu, atau hilangkan revisinya agar selalu merujuk yang berlaku.`,
        }
      : {
          en: `Leave the revision out, or wait until ${revision} is in force.`,
          id: `Hilangkan revisinya, atau tunggu sampai ${revision} berlaku.`,
        },
  });
}

/** By the order of those held; one that isn't has only its name. */
function isBefore(revision: string, effective: string, held: readonly string[]): boolean {
  const place = held.findIndex((one) => isSameRevision(one, revision));
  return place < 0 ? compareRevisions(revision, effective) < 0 : place < held.indexOf(effective);
}

export const referenceInForce = defineRule({
  id: "SOP602",
  name: "reference-in-force",
  scope: "citation",
  cites,
  answers,
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "What is cited is in force: no withdrawn document, and no other revision than the one in force.",
    id: "Yang dirujuk sedang berlaku: bukan dokumen yang ditarik, bukan revisi selain yang berlaku.",
  },
  why: {
    en: "A reader sent to what no longer holds, or does not hold yet, works by the wrong text.",
    id: "Pembaca yang dirujuk ke teks yang tidak atau belum berlaku bekerja menurut teks yang salah.",
  },
  examples: [
    {
      title: { en: "Withdrawn, outdated and ahead", id: "Ditarik, usang, dan mendahului" },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ## Tujuan

          Keluhan keras ditangani menurut IN.OCC.TELK.W-10.

          Telepon kembali menurut IN.OCC.TELK.W-18 rev 00, rekap menurut IN.OCC.TELK.W-19 revisi 02.
        `,
        "IN.OCC.TELK.W-10/rev-00.md": "---\neffective: 2024-01-05\n---\n",
        "IN.OCC.TELK.W-18/rev-00.md": "---\neffective: 2024-01-05\n---\n",
        "IN.OCC.TELK.W-18/rev-01.md": "---\neffective: 2025-01-05\n---\n",
        "IN.OCC.TELK.W-19/rev-01.md": "---\neffective: 2025-01-05\n---\n",
      },
      data: {
        "IN.OCC.TELK.W-10/events.yaml": [
          {
            event: "withdrawn",
            date: "2025-06-01",
            by: { name: "A.H.", position: "QMR" },
            reason: "Digabung",
            replacedBy: "IN.OCC.TELK.W-19",
          },
        ],
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 3:33-3:49 “IN.OCC.TELK.W-10” was withdrawn on 2025-06-01 (Digabung).",
        "IN.OCC.TELK.P-01/draft.md 5:25-5:41 “IN.OCC.TELK.W-18” is cited in revision 00, which is outdated: revision 01 is in force.",
        "IN.OCC.TELK.P-01/draft.md 5:64-5:80 “IN.OCC.TELK.W-19” is cited in revision 02, which is ahead: revision 01 is in force.",
      ],
    },
    {
      title: { en: "The revision in force, named or not", id: "Revisi yang berlaku, disebut atau tidak" },
      valid: {
        "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.W-18 rev 01 dan IN.OCC.TELK.W-18.\n",
        "IN.OCC.TELK.W-18/rev-01.md": "---\neffective: 2025-01-05\n---\n",
      },
    },
  ],
});
