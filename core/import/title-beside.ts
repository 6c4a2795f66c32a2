import { fold } from "../document/words/fold.ts";
import { type Block, type Paragraph, textOf } from "./blocks.ts";
import { bareName } from "./names.ts";
import { pairsOf } from "./recognisers/head.ts";

const LONGEST = 120;
/** What such a paper is, and no title of one. */
const KIND =
  /^(?:sop|(?:standard )?operating procedures?|standard operating procedures? sop|standar(?:d)? (?:operasional prosedur|operating procedure)(?: sop)?|prosedur(?: operasional)?(?: standar| baku| mutu)?|(?:quality )?procedures?|(?:dokumen|dokumen mutu|instruksi kerja|work instruction|formulir|form|logo|page|halaman|controlled copy|dokumen terkendali))$/;
const ORGANISATION =
  /^(?:pt|cv|ud|yayasan|rs|rsu|rsud|rumah sakit|klinik|universitas|politeknik|dinas|kementerian|pemerintah|badan|kantor|puskesmas)\b|\b(?:ltd|inc|llc|gmbh|tbk|corp|corporation|company|university|hospital)$/;

/**
 * What may be a document's title, without saying so: the lines that stand in a table beside its number, revision and date, as page headers have
 * them, without the organisation and the kind of paper.
 */
export function titlesBeside(blocks: readonly Block[], organisation: string): Paragraph[] {
  return blocks.flatMap((block) => {
    const { pairs, others } = block.kind === "table" ? pairsOf(block) : { pairs: [], others: [] };
    if (pairs.length < 2 || pairs.some(({ field }) => field === "title")) return [];
    return others.filter((other): other is Paragraph => other.kind === "paragraph" && mayBeTitle(textOf(other), organisation));
  });
}

function mayBeTitle(text: string, organisation: string): boolean {
  const bare = bareName(text.replace(/[()]/g, " "));
  return /\p{L}{3}/u.test(text) && text.length <= LONGEST && bare !== fold(organisation) && !KIND.test(bare) && !ORGANISATION.test(bare);
}
