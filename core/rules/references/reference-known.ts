import type { DocumentCode } from "../../../schemas/identifier.ts";
import { namesDocument } from "../../document/codes/names-document.ts";
import { eventsFileOf } from "../../library/events-file-of.ts";
import type { Place } from "../../library/fact-place.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { DocumentOnDay, LifeOnDay } from "../../library/life-on-day.ts";
import type { CitationOf, Cited, Tell } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** Where a text names a code. */
interface Citing {
  code: DocumentCode;
  path: string;
  places: Place[];
  /** Where the code is not written as one: the text as it is. */
  mistyped?: { text: string; isSure: boolean; isWholePlace: boolean };
}

function* cites(life: LifeOnDay): Iterable<CitationOf<Citing>> {
  for (const text of life.documents.flatMap(({ current }) => current)) {
    for (const citing of citedBy(text).values()) yield { text, code: citing.code, citing };
    yield* mistypedIn(text);
  }
  for (const document of life.documents) yield* replacements(document);
}

function citedBy({ path, code: self, citations, definitions }: DocumentFacts): Map<DocumentCode, Citing> {
  const byCode = new Map<DocumentCode, Citing>();
  const terms = definitions.map(({ value }) => value);
  for (const [index, citation] of citations.entries()) {
    if (!namesDocument(citation, terms)) continue;
    const { code } = citation;
    const citing = byCode.get(code);
    if (citing) citing.places.push(["citations", index]);
    else if (code !== self) byCode.set(code, { code, path, places: [["citations", index]] });
  }
  return byCode;
}

function* mistypedIn(text: DocumentFacts): Iterable<CitationOf<Citing>> {
  for (const [index, { code, text: written, isSure, at, in: place }] of text.mistyped.entries()) {
    const isWholePlace = place.kind !== "frontMatter" || at.end.column - at.start.column === written.length;
    const mistyped = { text: written, isSure, isWholePlace };
    yield { text, code, citing: { code, path: text.path, places: [["mistyped", index]], mistyped } };
  }
}

/** What a withdrawal names in its place. */
function* replacements(document: DocumentOnDay): Iterable<CitationOf<Citing>> {
  const text = eventsFileOf(document);
  for (const { event, at, verdict } of document.acts) {
    if (event?.event !== "withdrawn" || event.replacedBy === undefined || verdict.effect === "none") continue;
    yield { text, code: event.replacedBy, citing: { code: event.replacedBy, path: text.path, places: [at] } };
  }
}

function check(citing: Citing, cited: Cited<true>, _: unknown, tell: Tell): void {
  if (citing.mistyped) checkMistyped(citing, citing.mistyped, cited, tell);
  else if (!cited) tellUnknown(citing, tell);
}

function tellUnknown({ code, path, places: [first, ...others] }: Citing, tell: Tell): void {
  if (first === undefined) return;
  tell({
    at: first,
    key: `unknown ${code}`,
    meant: code,
    message: {
      en: `“${code}” is cited, but is neither in the library nor among the documents held elsewhere.`,
      id: `“${code}” dirujuk, tetapi tidak ada di pustaka maupun di antara dokumen pihak lain.`,
    },
    fix: {
      en: "Correct the code, or list the document under external in library.yaml.",
      id: "Betulkan kodenya, atau catat dokumen itu pada external di library.yaml.",
    },
    related: others.map((at) => ({ path, at, message: { en: "cited here too", id: "dirujuk juga di sini" } })),
  });
}

function checkMistyped(
  { code, places: [at] }: Citing,
  { text, isSure, isWholePlace }: NonNullable<Citing["mistyped"]>,
  cited: Cited<true>,
  tell: Tell,
): void {
  if (at === undefined || !(isSure || cited)) return;
  tell({
    at,
    key: `mistyped ${text}`,
    message: {
      en: `“${text}” is not written as codes are, so nobody is led to a document; expected “${code}”.`,
      id: `“${text}” tidak ditulis seperti kode, sehingga tidak mengantar ke dokumen; yang diharapkan “${code}”.`,
    },
    fix: { en: `Write “${code}”.`, id: `Tulis “${code}”.` },
    // “P-022” may be P-02 as well as P-22: only a document that is there was surely meant.
    ...(isSure && isWholePlace && cited ? { edit: { at, text: code } } : {}),
  });
}

export const referenceKnown = defineRule({
  id: "SOP601",
  name: "reference-known",
  scope: "citation",
  cites,
  answers: () => true as const,
  // A draft that can't be read is a finding of its own; it is not missing.
  unread: true as const,
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Every code cited is written as codes are, and is a document of the library or one held elsewhere that the library lists.",
    id: "Setiap kode yang dirujuk ditulis sebagaimana kode, dan merupakan dokumen pustaka ini atau dokumen pihak lain yang tercatat.",
  },
  why: {
    en: "A reader sent to a document that is not there is left without instruction.",
    id: "Pembaca yang dirujuk ke dokumen yang tidak ada kehilangan pegangan.",
  },
  examples: [
    {
      title: { en: "A unit mistyped, cited in a list and in the text", id: "Unit salah ketik, dirujuk di daftar dan di teks" },
      settings: { external: [{ code: "IN.QCC.TELK.S-01", title: "Standar penilaian panggilan", heldBy: "QC" }] },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          records:
            - { code: IN.QCC.TELK.S-10, retention: 2 Tahun, custodian: QC }
          ---
          ## Tujuan

          Menutup percakapan menurut IN.QOC.TELK.S-01 dan IN.QCC.TELK.S-01.
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 3:13-3:29 “IN.QCC.TELK.S-10” is cited, but is neither in the library nor among the documents held elsewhere.",
        "IN.OCC.TELK.P-01/draft.md 7:28-7:44 “IN.QOC.TELK.S-01” is cited, but is neither in the library nor among the documents held elsewhere.",
      ],
    },
    {
      title: {
        en: "A field that holds no code, and a code within a longer one",
        id: "Bidang yang bukan kode, dan kode di dalam kode lain",
      },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          workInstructions: [W-10]
          ---
          ## Tujuan

          Lihat \`IN.OCC.TELK.W-11\`, X.IN.OCC.TELK.W-10, dan [petunjuk](../IN.OCC.TELK.W-12/).

          ## Rincian Prosedur

          ### Layanan 108

          #### 1. Salam

          - Sesuai: petunjuk las
          - Lanjut: selesai
        `,
        "IN.OCC.TELK.W-10/draft.md": "## Tujuan\n\nMelayani.\n",
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 2:20-2:24 “W-10” is cited, but is neither in the library nor among the documents held elsewhere.",
        "IN.OCC.TELK.P-01/draft.md 6:8-6:24 “IN.OCC.TELK.W-11” is cited, but is neither in the library nor among the documents held elsewhere.",
        "IN.OCC.TELK.P-01/draft.md 6:27-6:45 “X.IN.OCC.TELK.W-10” is cited, but is neither in the library nor among the documents held elsewhere.",
        "IN.OCC.TELK.P-01/draft.md 6:65-6:81 “IN.OCC.TELK.W-12” is cited, but is neither in the library nor among the documents held elsewhere.",
        "IN.OCC.TELK.P-01/draft.md 14:11-14:23 “petunjuk las” is cited, but is neither in the library nor among the documents held elsewhere.",
      ],
    },
    {
      title: { en: "A withdrawal that names what is not there", id: "Penarikan yang menyebut pengganti yang tidak ada" },
      date: "2026-01-15",
      data: {
        "IN.OCC.TELK.P-01/events.yaml": [
          { event: "withdrawn", date: "2026-01-05", by: { name: "A.", position: "QMR" }, reason: "Digabung", replacedBy: "P-2" },
        ],
      },
      invalid: { "IN.OCC.TELK.P-01/rev-00.md": "---\neffective: 2024-01-05\n---\n## Tujuan\n\nMelayani.\n" },
      reports: [
        "IN.OCC.TELK.P-01/events.yaml 1:1-1:2 “P-2” is cited, but is neither in the library nor among the documents held elsewhere.",
      ],
    },
    {
      title: { en: "Another hyphen, other case, a zero that is missing", id: "Tanda hubung lain, huruf kecil, dan nol yang kurang" },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.W–10, in.occ.telk.w-10 dan IN.OCC.TELK.W-9.\n",
        "IN.OCC.TELK.W-10/draft.md": "## Tujuan\n\nMelayani.\n",
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 3:7-3:23 “IN.OCC.TELK.W–10” is not written as codes are, so nobody is led to a document; expected “IN.OCC.TELK.W-10”.",
        "IN.OCC.TELK.P-01/draft.md 3:25-3:41 “in.occ.telk.w-10” is not written as codes are, so nobody is led to a document; expected “IN.OCC.TELK.W-10”.",
        "IN.OCC.TELK.P-01/draft.md 3:46-3:61 “IN.OCC.TELK.W-9” is not written as codes are, so nobody is led to a document; expected “IN.OCC.TELK.W-09”.",
      ],
    },
    {
      title: {
        en: "Codes without letters: a field names a document, a number in the text may be a clause",
        id: "Kode tanpa huruf: isi bidang menyebut dokumen, bilangan dalam teks mungkin klausul",
      },
      settings: {
        code: { pattern: "{chapter}.{section}.{number}", parts: { chapter: ["12"], section: ["3"] }, digits: 1 },
        types: { P: { name: "Prosedur", sections: [{ id: "purpose", name: "Tujuan", from: "text" }] } },
      },
      invalid: {
        "12.3.1/draft.md": sop`
          ---
          workInstructions: [12.3.9]
          ---
          ## Tujuan

          Menurut klausul 12.3.8 dan 12.3.2.
        `,
        "12.3.2/draft.md": "## Tujuan\n\nMelayani.\n",
      },
      reports: ["12.3.1/draft.md 2:20-2:26 “12.3.9” is cited, but is neither in the library nor among the documents held elsewhere."],
    },
    {
      title: { en: "What the text explains itself, shaped like a code", id: "Yang dijelaskan naskah itu sendiri, berbentuk seperti kode" },
      valid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          definitions:
            - { term: IN.OCC.TELK.F-99, kind: term, meaning: label rak arsip }
          ---
          ## Tujuan

          Simpan di rak IN.OCC.TELK.F-99.
        `,
      },
    },
    {
      title: { en: "A document of the library and one held elsewhere", id: "Dokumen pustaka dan dokumen pihak lain" },
      settings: { external: [{ code: "IN.QCC.TELK.S-01", title: "Standar penilaian panggilan", heldBy: "QC" }] },
      valid: {
        "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.W-10 dan IN.QCC.TELK.S-01.\n",
        "IN.OCC.TELK.W-10/draft.md": "## Tujuan\n\nMelayani.\n",
      },
    },
  ],
});
