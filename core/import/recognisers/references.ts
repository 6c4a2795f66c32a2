import { type Block, textOf } from "../blocks.ts";
import { defineRecogniser, type ImportContext } from "../import-context.ts";
import { type CitedCode, citedCode, sayCited } from "./cited-code.ts";

export interface Reference {
  standard: string;
  clause?: string;
  title?: string;
}

const STANDARD =
  /^(?<standard>(?:ISO|SNI|IEC|OHSAS|BS|EN|DIN|ASTM|COPC|PCI)\b[\p{L}\p{N}/ .-]*?\d[\d.:-]*)(?:[,;]?\s*\(?(?:clauses?|klausul|pasal|sections?|bagian|butir)\s*(?<clause>\d[\d.]*\d|\d)\)?)?(?:[\s,:;–—-]+(?<title>\S.*))?$/iu;
const LAW =
  /^(?<standard>(?:undang-undang|uu|peraturan|permen\S*|pp|keputusan|kepmen\S*|perpres|perda|surat edaran)\b.*?\d{4})\s+tentang\s+(?<title>.+)$/i;

/** Standards, laws and documents that a text rests on: lists of lines, or tables of one entry a row. */
export const referencesRecogniser = defineRecogniser<{ references: Reference[]; codes: CitedCode[] }>({
  name: "references",
  examples: [
    {
      source: "- ISO 9001:2015, clause 8.2.1 Customer communication\n- P-07 Recording a complaint",
      gives: {
        references: [{ standard: "ISO 9001:2015", clause: "8.2.1", title: "Customer communication" }],
        codes: [{ code: "P-07", title: "Recording a complaint" }],
      },
    },
    {
      source: "1. Undang-Undang Nomor 8 Tahun 1999 tentang Perlindungan Konsumen\n2. Perjanjian kerja sama",
      gives: {
        references: [
          { standard: "Undang-Undang Nomor 8 Tahun 1999", title: "Perlindungan Konsumen" },
          { standard: "Perjanjian kerja sama" },
        ],
        codes: [],
      },
    },
  ],
  read(blocks, context) {
    const references: Reference[] = [];
    const codes: CitedCode[] = [];
    const rest: Block[] = [];
    for (const block of blocks) {
      const text = block.kind === "paragraph" && block.heading === undefined ? textOf(block) : "";
      if (text === "") {
        if (block.kind !== "paragraph" || block.heading !== undefined) rest.push(block);
        continue;
      }
      readEntry(text.replace(/^(?:\d+[.)]|[-•])\s+/, "").replace(/\.$/, ""), block.kind === "paragraph" && block.label !== undefined);

      function readEntry(entry: string, isItem: boolean): void {
        const cited = citedCode(entry, context);
        const groups = STANDARD.exec(entry)?.groups ?? LAW.exec(entry)?.groups;
        if (cited && !groups) codes.push(cited);
        else if (groups) references.push(referenceOf(groups, entry, context));
        else if (isItem) references.push({ standard: entry });
        else rest.push(block);
      }
    }
    for (const cited of codes) sayCited(cited, `${cited.code} ${cited.title}`, context);
    return { value: { references, codes }, rest };
  },
});

function referenceOf(groups: Record<string, string>, source: string, { report }: ImportContext): Reference {
  const { standard = "", clause, title } = groups;
  report.kept({ en: `reference: ${standard}`, id: `rujukan: ${standard}` }, source);
  return { standard: standard.trim(), ...(clause && { clause }), ...(title && { title: title.trim() }) };
}
