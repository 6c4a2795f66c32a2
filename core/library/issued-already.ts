import type { LocalText } from "../../schemas/local-text.ts";
import { isSameRevision } from "../document/codes/revision-order.ts";
import { UsageError } from "../usage-error.ts";
import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument } from "./library.ts";

/** What is wrong with a draft that stands beside the revision issued from it: a merge has left it there, or a copy begun by hand. */
export function issuedAlready(
  { code, folder, revision }: Pick<DocumentFacts, "code" | "folder" | "revision">,
  { fileName, revision: issued = revision }: Pick<DocumentFacts, "fileName" | "revision">,
): { message: LocalText; fix: LocalText } {
  const name = code ?? folder;
  return {
    message: {
      en: `The draft is revision ${revision}, which was issued already (${fileName}).`,
      id: `Draf ini revisi ${revision}, yang sudah terbit (${fileName}).`,
    },
    fix: {
      en: `See what it says otherwise: sop diff ${name} ${issued} draft. Delete it, and carry what is to stay into a new draft: sop bump ${name}.`,
      id: `Lihat bedanya: sop diff ${name} ${issued} draft. Hapus draf ini, lalu pindahkan yang perlu ke draf baru: sop bump ${name}.`,
    },
  };
}

/** What is wrong with a document's draft, where its revision was issued already. */
export function leftDraft({
  draft,
  revisions,
}: Pick<ControlledDocument, "draft" | "revisions">): ReturnType<typeof issuedAlready> | undefined {
  const taken = draft && revisions.find(({ revision }) => isSameRevision(revision, draft.revision));
  return taken && issuedAlready(draft, taken.facts);
}

/**
 * Nothing is done to a draft of a revision that was issued already.
 * @throws UsageError with what to do about it
 */
export function requireNotIssued(document: Pick<ControlledDocument, "draft" | "revisions">): void {
  const left = leftDraft(document);
  if (left) throw new UsageError(left.message, left.fix);
}
