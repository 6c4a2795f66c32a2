import { UsageError } from "../usage-error.ts";
import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument, Library } from "./library.ts";

/** Drafts that can't be read, each with the document of its folder, where something of that was issued. */
export function unreadDrafts({ files, documents }: Library): { facts: DocumentFacts; document: ControlledDocument | undefined }[] {
  const unread = files.filter((facts) => facts.unread !== undefined && facts.state === "draft");
  if (unread.length === 0) return [];
  const byFolder = new Map([...documents.values()].map((document) => [document.folder, document] as const));
  return unread.map((facts) => ({ facts, document: byFolder.get(facts.folder) }));
}

/**
 * What is done to a draft, or instead of one, asks first whether there is one that nobody can read.
 * @throws UsageError with the reason and the line
 */
export function requireReadDraft({ unreadDraft }: Pick<ControlledDocument, "unreadDraft">): void {
  if (unreadDraft) throw unreadRefusal(unreadDraft);
}

/** There is a draft, but nothing can be done to it before it can be read. */
export function unreadRefusal({ path, unread }: Pick<DocumentFacts, "path" | "unread">): UsageError {
  return new UsageError(
    {
      en: `${path} can't be read, from line ${unread?.line ?? 1} on. ${unread?.message.en ?? ""}`.trimEnd(),
      id: `${path} tidak dapat dibaca, mulai baris ${unread?.line ?? 1}. ${unread?.message.id ?? ""}`.trimEnd(),
    },
    unread?.fix,
  );
}
