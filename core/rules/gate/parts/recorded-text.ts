import { judgeSettings } from "../../../control/settings-history.ts";
import { revisionOfFile } from "../../../document/codes/revision-file.ts";
import { isSameRevision } from "../../../document/codes/revision-order.ts";
import type { FolderChange, LibraryChange } from "../../../library/change.ts";

/**
 * The digest of the text that an issued revision has by what is written of it, whatever text stood in the base: by its last correction,
 * by its issue, which nobody touched, or by the settings record that adopted it.
 */
export function recordedText(name: string, { folder, base, head }: FolderChange, change: LibraryChange): string | undefined {
  const revision = revisionOfFile(name) ?? "";
  // Only what holds, and did before: who may not correct changes nothing by writing that he did.
  const document = [...change.head.documents.values()].find((own) => own.folder === folder);
  const before = new Set(base?.entries.map(({ digest }) => digest));
  const corrected = document?.acts.findLast(
    ({ event, digest, verdict }) =>
      event?.event === "corrected" && isSameRevision(event.revision, revision) && verdict.effect === "holds" && before.has(digest),
  )?.event;
  if (corrected?.event === "corrected") return corrected.to;
  const issue = base?.issueDigests.get(name);
  const issued = issue !== undefined && issue === head?.issueDigests.get(name) ? base?.issued.get(name)?.file : undefined;
  return issued ?? judgeSettings(change.records.base, change.head.date).adopted.get(folder)?.files.get(name);
}
