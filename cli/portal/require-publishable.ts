import type { Reason } from "../../core/control/reason.ts";
import { reasonsText } from "../../core/control/reason-text.ts";
import type { ControlledDocument, Library } from "../../core/library/library.ts";
import { lostOn, statusOn } from "../../core/library/status.ts";
import { unreadRecord, unreadRights } from "../../core/library/unread-records.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Language } from "../../schemas/local-text.ts";

/**
 * Readers are given a portal only if nothing in it is in doubt: they must not meet an altered text, nor miss one that holds.
 * @throws UsageError that names each document and why, where nobody can tell who had a right to what, and where there is no document
 */
export function requirePublishable(library: Library, directory: string): void {
  if (library.files.length === 0) throw nothingHere(directory);
  const [unread] = unreadRights(library);
  if (unread) throw unreadRecord(unread);
  const doubtful = [...library.documents.values()].flatMap((document) => doubtOf(document, library) ?? []);
  if (doubtful.length === 0) return;
  const listed = (language: Language) => doubtful.map(({ code, reasons }) => `  ${code}: ${reasonsText(reasons, language)}`).join("\n");
  throw new UsageError(
    {
      en: `Nothing was published: the library holds what can't be relied on.\n${listed("en")}`,
      id: `Tidak ada yang diterbitkan: pustaka memuat yang tidak dapat dipastikan.\n${listed("id")}`,
    },
    {
      en: "Restore the files as they were issued (sop verify, sop check); without --publish the portal shows them as in doubt.",
      id: "Pulihkan berkas seperti saat terbit (sop verify, sop check); tanpa --publish portal menampilkannya sebagai diragukan.",
    },
  );
}

/** A portal without a document would take the place of one that has them. */
function nothingHere(directory: string): UsageError {
  return new UsageError({
    en: `“${directory}” holds no documents, so there is nothing to publish.`,
    id: `“${directory}” tidak memuat dokumen, sehingga tidak ada yang diterbitkan.`,
  });
}

function doubtOf(document: ControlledDocument, { date }: Library): { code: string; reasons: readonly Reason[] } | undefined {
  for (const revision of document.revisions) {
    const status = statusOn(document, revision, date);
    if (status?.status === "doubtful") return { code: `${document.code} rev ${revision.revision}`, reasons: status.reasons };
  }
  const reasons = lostOn(document, date);
  return reasons.length > 0 ? { code: document.code, reasons } : undefined;
}
