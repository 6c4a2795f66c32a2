import type { Document, Placed } from "../../document/document.ts";
import { textOf } from "../../document/position.ts";
import { plainText } from "../../document/prose/prose.ts";
import { fold } from "../../document/words/fold.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** The section that names a document's indicators, in every type's list of sections. */
const INDICATORS = "indicators";

function check(document: Document, { report }: DocumentRuleContext): void {
  const section = document.sections.find(({ id }) => id === INDICATORS);
  if (!section) return;
  const written = textOf(document.lines, section.body);
  const asWritten = fold(written);
  // Markdown is parsed only where a name is not found as it is written: it may stand between marks.
  let read: string | undefined;
  const isNamed = (name: string) => {
    if (asWritten.includes(name)) return true;
    read ??= fold(plainText(written));
    return read.includes(name);
  };
  const reported = new Set<string>();
  for (const { value, at, step } of kpisOf(document)) {
    if (reported.has(fold(value)) || isNamed(fold(value))) continue;
    reported.add(fold(value));
    report({
      at,
      key: `unlisted ${fold(value)}`,
      message: {
        en: `The KPI “${value}” of step ${step} is not named in “${section.title}”.`,
        id: `KPI “${value}” pada langkah ${step} tidak disebut pada “${section.title}”.`,
      },
      fix: {
        en: "Name it there, or use the name the indicator has.",
        id: "Sebutkan di sana, atau pakai nama yang dipakai indikatornya.",
      },
      related: [{ path: document.path, at: section.at, message: { en: "the indicators", id: "indikatornya" } }],
    });
  }
}

/** The KPIs of the steps, each with its place: a field may name several, set off by comma or semicolon. */
function kpisOf({ flows }: Document): (Placed<string> & { step: number })[] {
  return flows.flatMap(({ steps }) =>
    steps.flatMap(({ number, kpi }) =>
      [...(kpi?.value ?? "").matchAll(/[^,;\s](?:[^,;]*[^,;\s])?/g)].map((match) => {
        const { start } = (kpi as Placed<string>).at;
        const column = start.column + match.index;
        return {
          value: match[0],
          step: number,
          at: { start: { line: start.line, column }, end: { line: start.line, column: column + match[0].length } },
        };
      }),
    ),
  );
}

export const kpiListed = defineRule({
  id: "SOP507",
  name: "kpi-listed",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "Each step's KPI is named in the document's indicator section.",
    id: "KPI setiap langkah disebut pada bagian indikator dokumen.",
  },
  why: {
    en: "A KPI that no indicator explains is measured by everyone in another way.",
    id: "KPI yang tidak dijelaskan indikator mana pun diukur orang dengan cara berbeda-beda.",
  },
  examples: [
    {
      title: { en: "A KPI that no indicator names", id: "KPI yang tidak disebut indikator" },
      invalid: sop`
        ## Indikator Kinerja Prosedur

        - Ketepatan informasi: jawaban sesuai panduan.

        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Data tersedia?

        - KPI: Ketepatan informasi, Kecepatan jawaban

        #### 2. Salam Penutup

        - KPI: Sesuai standar layanan

        #### 3. Salam Penutup Promo

        - KPI: sesuai standar layanan
        - Lanjut: selesai
      `,
      reports: [
        "11:29-11:46 The KPI “Kecepatan jawaban” of step 1 is not named in “Indikator Kinerja Prosedur”.",
        "15:8-15:30 The KPI “Sesuai standar layanan” of step 2 is not named in “Indikator Kinerja Prosedur”.",
      ],
    },
    {
      title: { en: "Named there, whatever the capitals", id: "Disebut di sana, apa pun kapitalnya" },
      valid: sop`
        ## Indikator Kinerja Prosedur

        - **Ketepatan informasi**, dan pelayanan _sesuai standar layanan_.

        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam Penutup

        - KPI: ketepatan informasi; Sesuai Standar Layanan
        - Lanjut: selesai
      `,
    },
  ],
});
