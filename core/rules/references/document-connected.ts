import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { GroupedUse, TellOfText, UseOf } from "../kit/define-library-rule.ts";
import { defineRule } from "../kit/define-rule.ts";

/** A document that cites nobody, under its code; or one that cites this code. */
interface Connection {
  isAlone: boolean;
}

function* uses(life: LifeOnDay): Iterable<UseOf<Connection>> {
  for (const { code, current } of life.documents) {
    const text = current.at(-1);
    if (!text) continue;
    const cited = new Set(current.flatMap(({ citations }) => citations.map((citation) => citation.code)));
    cited.delete(code);
    for (const other of cited) yield { text, key: other, differs: code, use: { isAlone: false } };
    if (cited.size === 0) yield { text, key: code, differs: code, use: { isAlone: true } };
  }
}

function judge(group: readonly GroupedUse<Connection>[], _: unknown, tell: TellOfText): void {
  const [first] = group;
  if (!first?.use.isAlone) return;
  const { text } = first;
  tell(text, {
    at: ["code"],
    key: "alone",
    message: {
      en: `${text.code} cites no document, and none cites it.`,
      id: `${text.code} tidak merujuk dokumen mana pun, dan tidak dirujuk.`,
    },
    fix: {
      en: "Cite it where it is used, for instance at a step that is carried out by it.",
      id: "Rujuk di tempat ia dipakai, misalnya pada langkah yang dijalankan menurutnya.",
    },
  });
}

export const documentConnected = defineRule({
  id: "SOP607",
  name: "document-connected",
  scope: "shared",
  judgeWhen: "lone",
  uses,
  judge,
  since: "0.1.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "A document cites another one or is cited by one.",
    id: "Setiap dokumen merujuk dokumen lain atau dirujuk.",
  },
  why: {
    en: "A document nothing leads to is found by chance only.",
    id: "Dokumen yang tidak dirujuk dari mana pun hanya ditemukan secara kebetulan.",
  },
  examples: [
    {
      title: { en: "One that stands alone", id: "Satu yang berdiri sendiri" },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.W-10.\n",
        "IN.OCC.TELK.W-10/draft.md": "## Tujuan\n\nMenangani keluhan.\n",
        "IN.OCC.TELK.W-18/draft.md": "---\ncode: IN.OCC.TELK.W-18\n---\n## Tujuan\n\nMenelepon kembali.\n",
      },
      reports: ["IN.OCC.TELK.W-18/draft.md 2:7-2:23 IN.OCC.TELK.W-18 cites no document, and none cites it."],
    },
    {
      title: { en: "Cited, citing, and a library of one", id: "Dirujuk, merujuk, dan pustaka berisi satu" },
      valid: { "IN.OCC.TELK.W-18/draft.md": "## Tujuan\n\nMenelepon kembali.\n" },
    },
  ],
});
