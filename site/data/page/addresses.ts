import { folderName } from "../../../core/document/codes/code-scheme.ts";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import { isInForce, type ShownRevision } from "../library/shown-revision.ts";

/**
 * Addresses are paths from the top of one language's pages, without a leading slash: `IN.OCC.TELK.P-01/rev-05/`.
 * A page reaches them through `up`, its own way to that top (`../../`), so that the portal works from any
 * sub-path and from a folder on disk.
 */
export function documentAddress(code: DocumentCode): string {
  return `${encodeURIComponent(folderName(code))}/`;
}

/** Address of one revision's own page: `CODE/rev-05/`, or `CODE/draft/`. */
export function revisionAddress(shown: ShownRevision): string {
  return `${documentAddress(shown.controlled.code)}${revisionFolder(shown)}/`;
}

/** Address of a revision's changes since the one in force before it: `CODE/rev-05/changes/`; since another: `…/changes/rev-03/`. */
export function changesAddress(shown: ShownRevision, before?: ShownRevision): string {
  return `${revisionAddress(shown)}changes/${before ? `${revisionFolder(before)}/` : ""}`;
}

/** The same of a revision known to be issued. */
export function issuedAddress(code: DocumentCode, revision: Revision): string {
  return `${documentAddress(code)}rev-${revision}/`;
}

/** Address at which an issued revision of a document is read on the portal's day, given what stands at the document's own. */
export function readingAddress(code: DocumentCode, revision: Revision, main: ShownRevision | undefined): string {
  return main && isInForce(main) && main.revision === revision ? documentAddress(code) : issuedAddress(code, revision);
}

/** Where a revision is read: at its document's address while it is in force, else at its own. */
export function homeAddress(shown: ShownRevision): string {
  return isInForce(shown) ? documentAddress(shown.controlled.code) : revisionAddress(shown);
}

/** The last part of a revision's address: `rev-05` or `draft`. */
export function revisionFolder(shown: ShownRevision): string {
  return shown.issued ? `rev-${shown.revision}` : "draft";
}

/** The way from a page to the top of its language's pages: one `../` for each folder of its address. */
export function upFrom(address: string): string {
  return "../".repeat(address.split("/").length - 1) || "./";
}

/** The fragment of a step on a document page, and the step's name in the guide. */
export function stepAnchor(step: number): string {
  return `s${step}`;
}

/** Address of a flow's guide: `CODE/guide/layanan-108/`; of another revision than the main one under that revision. */
export function guideAddress(shown: ShownRevision, flow: { slug: string }): string {
  return `${homeAddress(shown)}guide/${encodeURIComponent(flow.slug)}/`;
}

/** The name a file of a document's folder “assets” is served by: letters any server, disk and address keep as they are. */
export function fileAddress(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/gu, (sign) => `~${sign.codePointAt(0)?.toString(16)}~`);
}
