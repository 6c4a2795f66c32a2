import { loggedRevisions } from "../../../core/library/logged-revisions.ts";
import { copiesOf } from "../../../core/library/registers/copies.ts";
import type { Status, StatusName } from "../../../core/library/status.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { comingOf } from "../document/next-change.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { documentAddress, homeAddress, issuedAddress } from "../page/addresses.ts";
import { stampRevision, textDigest } from "./stamp.ts";

/** What a print can be checked against: `verify.json`. */
export interface VerifyData {
  version: 1;
  /** The day it speaks of. */
  date: IsoDate;
  /** By document code. */
  documents: Record<string, { address: string; revisions: Record<string, VerifyRevision> }>;
  /** Documents that others hold, by code: who does; left out where the library knows none. */
  external?: Record<string, string>;
}

export interface VerifyRevision {
  status: StatusName;
  /** The first 16 hexadecimal digits of the SHA-256 of its text; none where no text is held here: a change log alone tells of it, or it is in doubt since it can't be read. */
  digest?: string;
  address?: string;
  /** Since when, from when, or on which day it lost its force. */
  on?: IsoDate;
  /** The revision or document that took its place. */
  by?: string;
  /** The day its document will be withdrawn, of what is in force or scheduled. */
  ends?: IsoDate;
  /** The next day on which the answer can change. */
  changes?: IsoDate;
  /** What becomes of it by the record, in the order of days; none where nothing is to change. */
  coming?: { on: IsoDate; status: StatusName; by?: string }[];
  /** Its numbered copies: where each is, or that it came back. */
  copies?: Record<string, { location: string; back?: string }>;
}

/** What every print's QR code is compared with. A draft is listed as such, under its revision and `-draft`. */
export function verifyData(portal: Portal): VerifyData {
  const documents: VerifyData["documents"] = {};
  for (const [code, { all, lost }] of portal.documents) {
    const held = all.map((shown) => [stampRevision(shown), revisionOf(portal, shown)] as const);
    const gone = lost.map(({ revision }): [string, VerifyRevision] => [
      revision,
      { status: "doubtful", address: issuedAddress(code as DocumentCode, revision) },
    ]);
    const revisions = Object.fromEntries([...loggedIn(portal, code as DocumentCode), ...gone, ...held]);
    documents[code] = { address: documentAddress(code as DocumentCode), revisions };
  }
  const external = [...portal.read.library.external.values()].map(({ code, heldBy }) => [code, heldBy] as const);
  return { version: 1, date: portal.options.date, documents, ...(external.length > 0 && { external: Object.fromEntries(external) }) };
}

/** Old prints of revisions that were in force before the texts held here. */
function loggedIn(portal: Portal, code: DocumentCode): [string, VerifyRevision][] {
  const document = portal.read.library.documents.get(code);
  return (document ? loggedRevisions(document) : []).flatMap(({ revision, until, by }): [string, VerifyRevision][] =>
    until !== undefined && by !== undefined && until <= portal.options.date ? [[revision, { status: "superseded", on: until, by }]] : [],
  );
}

function revisionOf(portal: Portal, shown: ShownRevision): VerifyRevision {
  const { status } = shown;
  const coming = comingOf(portal, shown).map(({ on, status: then }) => ({ on, status: then.status, ...byWhom(then) }));
  const [next] = coming;
  const copies = numberedCopies(portal, shown);
  return {
    status: status.status,
    digest: textDigest(shown).slice(0, 16),
    address: homeAddress(shown),
    ...(status.status === "effective" ? { on: status.since, ...(status.withdrawal && { ends: status.withdrawal.on }) } : {}),
    ...(status.status === "scheduled" ? { on: status.from, ...(status.withdrawal && { ends: status.withdrawal.on }) } : {}),
    ...(status.status === "superseded" || status.status === "withdrawn" ? { on: status.on, ...byWhom(status) } : {}),
    ...(status.status === "cancelled" ? { on: status.on } : {}),
    ...(next && { changes: next.on, coming }),
    ...(copies.length > 0 && { copies: Object.fromEntries(copies) }),
  };
}

function byWhom(status: Status): { by?: string } {
  if (status.status === "superseded") return { by: status.by };
  return status.status === "withdrawn" && status.replacedBy ? { by: status.replacedBy } : {};
}

/** The last time each was handed out. */
function numberedCopies({ options }: Portal, { controlled, issued, revision }: ShownRevision) {
  const copies = issued ? copiesOf(controlled, options).filter((copy) => copy.revision === revision) : [];
  return copies.flatMap(({ copy, location, recalled }) =>
    typeof copy === "string" ? [[copy, { location, ...(recalled !== undefined && { back: recalled }) }] as const] : [],
  );
}
