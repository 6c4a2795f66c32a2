import { useOf, writtenAddress } from "./addresses.ts";
import { type Block, type Paragraph, type Run, type SourceDocument, type SourcePlace, textOf } from "./blocks.ts";
import type { ReportWriter } from "./report.ts";
import { escapeInline } from "./write-markdown.ts";

/** A link of the source: its words, and where it leads. */
export interface SourceLink {
  words: string;
  address: string;
  isOwn: boolean;
  place: SourcePlace;
}

/** The links on the words of some blocks, tables cell by cell. */
export function linksIn(blocks: readonly Block[]): SourceLink[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return linkedRuns(block.runs).map((run) => linkOf(run, block.place));
    return block.kind === "table" ? block.rows.flatMap((row) => row.flatMap((cell) => linksIn(cell.blocks))) : [];
  });
}

function linkOf({ text, link = "", isOwn = false }: Run, place: SourcePlace): SourceLink {
  return { words: text.replace(/\s+/g, " ").trim(), address: link, isOwn, place };
}

/** The linked pieces of a paragraph, each link whole. */
export function linkedRuns(runs: readonly Run[]): Run[] {
  const linked: Run[] = [];
  let before: Run | undefined;
  for (const run of runs) {
    const last = linked.at(-1);
    if (run.link !== undefined && last && before?.link === run.link) linked[linked.length - 1] = { ...last, text: last.text + run.text };
    else if (run.link !== undefined) linked.push(run);
    before = run;
  }
  return linked;
}

/** A text that was read as plain, with the links that stand on its words; those on other words follow as paragraphs of their own. */
export function withLinks(text: string, links: readonly Run[], place: SourcePlace): Paragraph[] {
  const runs: Run[] = [];
  const others: Run[] = [];
  let from = 0;
  for (const link of links) {
    const words = textOf({ kind: "paragraph", runs: [link], place });
    const at = words === "" ? -1 : text.indexOf(words, from);
    if (at < 0) others.push(link);
    else {
      runs.push(
        { text: text.slice(from, at) },
        { text: words, ...(link.link !== undefined && { link: link.link }), ...(link.isOwn && { isOwn: true }) },
      );
      from = at + words.length;
    }
  }
  runs.push({ text: text.slice(from) });
  return [runs, ...others.map((run) => [run])]
    .map((own): Paragraph => ({ kind: "paragraph", runs: own, place }))
    .filter((one) => textOf(one) !== "");
}

/**
 * Says of each address of the source what became of it in the draft.
 * @returns the addresses that count as words: as often as they stand in the draft or in the report
 */
export function tellLinks({ pageFrames, body }: SourceDocument, draft: string, report: ReportWriter): string[] {
  const byAddress = new Map<string, SourceLink[]>();
  for (const link of linksIn([...pageFrames, ...body])) byAddress.set(link.address, [...(byAddress.get(link.address) ?? []), link]);
  return [...byAddress].flatMap(([address, links]) => {
    const [first] = links as [SourceLink, ...SourceLink[]];
    const use = useOf(first);
    const written = use === "followed" ? writtenAddress(address) : escapeInline(address);
    const kept = countOf(draft, `(${written})`);
    const there = Array.from({ length: kept }, () => written);
    const gone = links.filter(({ words }) => !words.includes(address.replace(/^(?:mailto|tel):/i, "")));
    if (use === "shown" && kept > 0) report.kept(asText, address, first.place);
    if (kept >= gone.length) return use === "shown" && kept > 0 ? [...there, address] : there;
    const words = [...new Set(gone.map((link) => link.words))].map((one) => `“${one}”`).join(", ");
    if (use === "within")
      report.kept(
        {
          en: `a link within the document, now its words alone: ${words}`,
          id: `tautan di dalam dokumen, kini kata-katanya saja: ${words}`,
        },
        address,
        first.place,
      );
    else if (use === "never")
      report.left(
        {
          en: `a link that runs something, now its words alone: ${words}`,
          id: `tautan yang menjalankan sesuatu, kini kata-katanya saja: ${words}`,
        },
        address,
        first.place,
      );
    else report.left({ en: `the address behind ${words}: only here`, id: `alamat di balik ${words}: hanya di sini` }, address, first.place);
    return [...there, address];
  });
}

const asText = {
  en: "the address of a link, kept as text: the portal follows web, mail and phone addresses",
  id: "alamat tautan, disimpan sebagai teks: portal mengikuti alamat web, surel, dan telepon",
};

function countOf(text: string, piece: string): number {
  return text.split(piece).length - 1;
}
