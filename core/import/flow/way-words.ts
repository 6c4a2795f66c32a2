import { bareLabel } from "./raw-step.ts";

/** A way a sentence names. */
export interface NamedWay {
  /** The condition, without “if”; undefined where the step always goes on there. */
  condition?: string;
  /** True for “otherwise”, “jika tidak”. */
  isOtherwise?: boolean;
  /** The label of the step it leads to. */
  label?: string;
  /** True where the words say that it ends there. */
  isEnd?: boolean;
}

const STEP = "(?:steps?|langkah|poin|butir|nomor|no\\.?|point|item|tahap)";
const GO_TO = new RegExp(
  `\\b(?:go(?:es)?(?: back)? to|continue(?:s)?(?: with| at| to)?|proceed(?:s)? (?:to|with)|return(?:s)? to|back to|jump to|see|lanjut(?:kan)?(?: ke)?|dilanjutkan ke|kembali ke|menuju(?: ke)?|ke|masuk ke)\\s+(?:the )?${STEP}\\s*(?:no\\.?|nomor|number)?\\s*(\\(?[0-9]+(?:\\.[0-9]+)*(?:\\.?[a-z])?\\)?|\\(?[a-z]\\))(?![\\p{L}\\p{N}])`,
  "iu",
);
const IF = /^(?:and |dan |but |tetapi |namun )?(?:if|when|where|in case|jika|bila|apabila|kalau|bilamana|sekiranya)\s+/i;
const OTHERWISE =
  /^(?:otherwise|if not|if no|else|or else|jika tidak|bila tidak|apabila tidak|kalau tidak|sebaliknya|selain itu)\b[,:]?\s*/i;
const END =
  /\b(?:close[sd]? the|end(?:s|ed)? (?:the|of)|the process ends|finish(?:es|ed)?|stop(?:s)?|selesai|berakhir|mengakhiri|menutup|ditutup|tutup)\b/i;

/** The ways that the paragraphs of a step name: “if …, go to step 5; otherwise …”. Empty where they name none. */
export function namedWays(paragraphs: readonly string[]): NamedWay[] {
  const clauses = paragraphs.flatMap((text) =>
    text.split(/(?<=[;.!])\s+|,\s+(?=(?:otherwise|if not|else|jika tidak|bila tidak|apabila tidak|kalau tidak|sebaliknya)\b)/i),
  );
  const ways: NamedWay[] = [];
  for (const clause of clauses) {
    const goto = GO_TO.exec(clause);
    const label = goto ? bareLabel(goto[1] as string) : undefined;
    if (OTHERWISE.test(clause)) ways.push({ isOtherwise: true, ...(label !== undefined && { label }), ...endOf(clause, label) });
    else if (IF.test(clause) && label !== undefined) ways.push({ condition: conditionOf(clause, goto?.index ?? 0), label });
    else if (IF.test(clause) && END.test(clause)) ways.push({ condition: conditionOf(clause, clause.length), isEnd: true });
    else if (label !== undefined && !/\bsee\b/i.test(goto?.[0] ?? "")) ways.push({ label });
  }
  const isDecision = ways.some(({ label, condition }) => label !== undefined && condition !== undefined);
  return isDecision ? ways : ways.filter(({ label }) => label !== undefined);
}

function endOf(clause: string, label: string | undefined): { isEnd?: true } {
  return label === undefined && END.test(clause) ? { isEnd: true } : {};
}

function conditionOf(clause: string, end: number): string {
  const [condition = ""] = clause.slice(0, end).replace(IF, "").split(/,\s/);
  return condition
    .replace(/[,;.\s]+$/, "")
    .replace(/\s+(?:then|maka)$/i, "")
    .trim();
}
