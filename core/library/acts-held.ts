import type { Approval } from "../../schemas/front-matter.ts";
import { digestOfApproval } from "../control/canonical.ts";
import type { Document } from "../document/document.ts";
import type { FolderState } from "./change.ts";

/** An approval with the digest by which it is known, in a draft or an issued text. */
export interface GivenApproval {
  role: string;
  approval: Approval;
  digest: string;
}

/** Digests of all acts of a document that one side of a change holds: of an issue, where its text is there too. */
export function actsHeld(state: FolderState | undefined): Set<string> {
  if (!state) return new Set();
  const { documents, entries, issueDigests, files } = state;
  const issues = [...issueDigests].flatMap(([name, digest]) => (files.has(name) ? [digest] : []));
  return new Set([...[...entries, ...documents.flatMap(approvalsOf)].map(({ digest }) => digest), ...issues]);
}

/** The approvals that a text carries. */
export function approvalsOf({ frontMatter }: Document): GivenApproval[] {
  return Object.entries(frontMatter.approvals).map(([role, approval]) => ({ role, approval, digest: digestOfApproval(role, approval) }));
}
