import { createHash } from "node:crypto";
import type { Issue } from "./issues.ts";

/** SHA-256 (hexadecimal) of a document's text, with LF line ends and one at the end. */
export function textDigest(issue: Issue): string {
  return createHash("sha256")
    .update(`${issue.document.lines.join("\n")}\n`)
    .digest("hex");
}

/** What a print's QR code says: code, revision and the first 16 digits of its digest. */
export function stampText(issue: Issue): string {
  return `SOP1 ${issue.controlled.code} ${issue.issued ? issue.revision : `${issue.revision}-draft`} ${textDigest(issue).slice(0, 16)}`;
}
