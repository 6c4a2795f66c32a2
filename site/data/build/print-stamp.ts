import type { PortalOptions, PortalPrint } from "../../../cli/portal/door.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import { issueAddress } from "./addresses.ts";
import type { Issue } from "./issues.ts";

/** SHA-256 (hexadecimal) of a document's text, with LF line ends and one at the end. */
export function textDigest(issue: Issue): string {
  return sha256Hex(`${issue.document.lines.join("\n")}\n`);
}

/** What a print's QR code says: code, revision, the first 16 digits of its digest, and of a numbered copy `#` and its number. */
export function stampText(issue: Issue, copy?: { number: string }): string {
  const text = `SOP1 ${issue.controlled.code} ${issue.issued ? issue.revision : `${issue.revision}-draft`} ${textDigest(issue).slice(0, 16)}`;
  return copy ? `${text} #${copy.number}` : text;
}

/** How a revision's page is to be printed; undefined where it is a page like others. */
export function printOf({ prints }: PortalOptions, issue: Issue): PortalPrint | undefined {
  return prints?.find(({ address }) => address === issueAddress(issue));
}
