import type { PortalOptions, PortalPrint } from "../../../cli/portal/door.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { revisionAddress } from "../page/addresses.ts";

/** SHA-256 (hexadecimal) of a document's text, with LF line ends and one at the end. */
export function textDigest(shown: ShownRevision): string {
  return shown.notes.print;
}

/** A revision as prints name it: a draft of it is another text. */
export function stampRevision({ issued, revision }: ShownRevision): string {
  return issued ? revision : `${revision}-draft`;
}

/** What a print's QR code says: code, revision, the first 16 digits of its digest, and of a numbered copy `#` and its number. */
export function stampText(shown: ShownRevision, copy?: { number: string }): string {
  const text = `SOP1 ${shown.controlled.code} ${stampRevision(shown)} ${textDigest(shown).slice(0, 16)}`;
  return copy ? `${text} #${copy.number}` : text;
}

/** How a revision's page is to be printed; undefined where it is a page like others. */
export function printOf({ prints }: PortalOptions, shown: ShownRevision): PortalPrint | undefined {
  return prints?.find(({ address }) => address === revisionAddress(shown));
}
