import { copiesOf } from "../../../core/library/registers/copies.ts";
import type { StatusName } from "../../../core/library/status.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { documentAddress, issueAddress } from "../build/addresses.ts";
import type { Issue } from "../build/issues.ts";
import type { Portal } from "../build/portal.ts";
import { textDigest } from "../build/print-stamp.ts";
import { nextChange } from "../document/status-text.ts";

/** What a print can be checked against: `verify.json`. */
export interface VerifyData {
  version: 1;
  /** The day it speaks of. */
  date: IsoDate;
  /** By document code. */
  documents: Record<string, { address: string; revisions: Record<string, VerifyRevision> }>;
}

export interface VerifyRevision {
  status: StatusName;
  /** The first 16 hexadecimal digits of the SHA-256 of its text. */
  digest: string;
  address: string;
  /** Since when, from when, or on which day it lost its force. */
  on?: IsoDate;
  /** The revision or document that took its place. */
  by?: string;
  /** The next day on which the answer can change. */
  changes?: IsoDate;
  /** Its numbered copies: where each is, or that it came back. */
  copies?: Record<string, { location: string; back?: string }>;
}

/** What every print's QR code is compared with. A draft is listed as such, under its revision and `-draft`. */
export function verifyData(portal: Portal): VerifyData {
  const documents: VerifyData["documents"] = {};
  for (const [code, { all }] of portal.issues) {
    const revisions = Object.fromEntries(
      all.map((issue) => [issue.issued ? issue.revision : `${issue.revision}-draft`, revisionOf(portal, issue)]),
    );
    documents[code] = { address: documentAddress(code as DocumentCode), revisions };
  }
  return { version: 1, date: portal.options.date, documents };
}

function revisionOf(portal: Portal, issue: Issue): VerifyRevision {
  const { status } = issue;
  const changes = nextChange(portal, issue);
  const copies = numberedCopies(portal, issue);
  return {
    status: status.status,
    digest: textDigest(issue).slice(0, 16),
    address: issueAddress(issue),
    ...(status.status === "effective" ? { on: status.since } : {}),
    ...(status.status === "scheduled" ? { on: status.from } : {}),
    ...(status.status === "superseded" ? { on: status.on, by: status.by } : {}),
    ...(status.status === "withdrawn" ? { on: status.on, ...(status.replacedBy && { by: status.replacedBy }) } : {}),
    ...(status.status === "cancelled" ? { on: status.on } : {}),
    ...(changes && { changes }),
    ...(copies.length > 0 && { copies: Object.fromEntries(copies) }),
  };
}

/** The last time each was handed out. */
function numberedCopies({ options }: Portal, { controlled, issued, revision }: Issue) {
  const own = issued ? copiesOf(controlled, options).filter((copy) => copy.revision === revision) : [];
  return own.flatMap(({ copy, location, recalled }) =>
    typeof copy === "string" ? [[copy, { location, ...(recalled !== undefined && { back: recalled }) }] as const] : [],
  );
}
