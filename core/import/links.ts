import { quotedList } from "../document/words/quoted-list.ts";
import { type AddressUse, shownAddress, useOf, writtenAddress } from "./addresses.ts";
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

/** The draft's words and the addresses that count as words, as often as they stand in the draft or in the report. */
export interface ToldLinks {
  draft: string;
  addresses: string[];
}

/** Says of each address of the source what became of it in the draft. */
export function tellLinks({ pageFrames, body }: SourceDocument, draft: string, report: ReportWriter): ToldLinks {
  const byAddress = Map.groupBy(linksIn([...pageFrames, ...body]), ({ address }) => address);
  const inBrackets = new Map<string, number>();
  for (const [, text = ""] of draft.matchAll(/\(([^()\s]+)\)/g)) inBrackets.set(text, (inBrackets.get(text) ?? 0) + 1);
  const shown = new Set<string>();
  const told: ToldLinks = { draft, addresses: [] };
  for (const [address, links] of byAddress) {
    const [first] = links as [SourceLink, ...SourceLink[]];
    const use = useOf(first);
    const written = use === "followed" ? writtenAddress(address) : escapeInline(shownAddress(address));
    const kept = inBrackets.get(written) ?? 0;
    for (let count = 0; count < kept; count++) told.addresses.push(written);
    if (use === "shown" && kept > 0) {
      report.kept(asText, address, first.place);
      told.addresses.push(address);
      shown.add(written);
    }
    const gone = links.filter(({ words }) => !words.includes(address.replace(/^(?:mailto|tel):/i, "")));
    if (kept >= gone.length) continue;
    tellGone(use, { address, links: gone, kept }, report);
    told.addresses.push(address);
  }
  // An address stands behind its words, which may go on.
  const behind: string[] = [];
  const words = draft.replace(/ \(([^()\s]+)\)/g, (all, address: string) => {
    if (!shown.has(address)) return all;
    behind.push(address);
    return "";
  });
  told.draft = [wholeWords(words), ...behind].join(" ");
  return told;
}

/** A draft whose words are whole where emphasis or a link of its prose begins or ends within them; the addresses stand at its end. */
function wholeWords(draft: string): string {
  const [front = "", ...prose] = draft.split(/(?<=\n---\n)/);
  const addresses: string[] = [];
  const plain = prose.join("").replace(/(?<!\\)\[((?:\\.|[^\\[\]])*)\]\(([^()\s]+)\)/g, (_, words: string, address: string) => {
    addresses.push(address);
    return words;
  });
  return [front, plain.replace(/(?<=[\p{L}\p{M}\p{N}])(?:\*|~~){1,4}(?=[\p{L}\p{N}])/gu, ""), ...addresses].join(" ");
}

function tellGone(
  use: AddressUse,
  { address, links, kept }: { address: string; links: readonly SourceLink[]; kept: number },
  report: ReportWriter,
): void {
  const words = quotedList(new Set(links.map((link) => link.words)));
  const place = links[0]?.place;
  if (use === "within")
    report.kept(
      {
        en: `a link within the document, now its words alone: ${words}`,
        id: `tautan di dalam dokumen, kini kata-katanya saja: ${words}`,
      },
      address,
      place,
    );
  else if (use === "never")
    report.left(
      {
        en: `a link that runs something, now its words alone: ${words}`,
        id: `tautan yang menjalankan sesuatu, kini kata-katanya saja: ${words}`,
      },
      address,
      place,
    );
  else {
    const [en, id] =
      kept === 0
        ? ["only here", "hanya di sini"]
        : [`${times(kept).en} in the draft, else only here`, `${times(kept).id} dalam draf, selain itu hanya di sini`];
    report.left({ en: `the address behind ${words}: ${en}`, id: `alamat di balik ${words}: ${id}` }, address, place);
  }
}

const asText = {
  en: "the address of a link, kept as text: the portal follows web, mail and phone addresses",
  id: "alamat tautan, disimpan sebagai teks: portal mengikuti alamat web, surel, dan telepon",
};

function times(count: number): { en: string; id: string } {
  return { en: count === 1 ? "once" : `${count} times`, id: count === 1 ? "sekali" : `${count} kali` };
}
