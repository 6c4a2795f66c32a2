import { folderName } from "../../../core/document/codes/code-scheme.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Issue } from "./issues.ts";

/**
 * Addresses are paths from the top of one language's pages, without a leading slash: `IN.OCC.TELK.P-01/rev-05/`.
 * A page reaches them through `up`, its own way to that top (`../../`), so that the portal works from any
 * sub-path and from a folder on disk.
 */
export function documentAddress(code: DocumentCode): string {
  return `${encodeURIComponent(folderName(code))}/`;
}

/** Address of one revision's own page: `CODE/rev-05/`, or `CODE/draft/`. */
export function issueAddress(issue: Issue): string {
  return `${documentAddress(issue.controlled.code)}${issueFolder(issue)}/`;
}

/** The last part of a revision's address: `rev-05` or `draft`. */
export function issueFolder(issue: Issue): string {
  return issue.issued ? `rev-${issue.revision}` : "draft";
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
export function guideAddress(issue: Issue, flow: { slug: string }): string {
  const inForce = issue.status.status === "effective";
  return `${inForce ? documentAddress(issue.controlled.code) : issueAddress(issue)}guide/${encodeURIComponent(flow.slug)}/`;
}
