import { noDraft } from "../../core/acts/draft/draft-in-work.ts";
import type { OpenDraft } from "../../core/acts/draft/open-draft.ts";
import { readDocument } from "../../core/document/read-document.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import type { ReadLibrary } from "../read/read-library.ts";
import { holdFile } from "./held-files.ts";

/**
 * A document's draft, read.
 * @throws UsageError when there is none
 */
export async function openDraft({ root, reading }: ReadLibrary, { code, folder, draft }: ControlledDocument): Promise<OpenDraft> {
  if (!draft) throw noDraft(code);
  const file = await holdFile(root, `${folder}/draft.md`);
  return { file, document: readDocument({ path: draft.path, folder, fileName: "draft.md", text: file.text }, reading) };
}

/** Drafts of other documents that cite this one, in the order of codes. */
export async function openCitingDrafts(read: ReadLibrary, { code }: ControlledDocument): Promise<OpenDraft[]> {
  const citing = [...read.library.documents.values()].filter(
    (other) => other.code !== code && other.draft?.citations.some((citation) => citation.code === code),
  );
  const drafts: OpenDraft[] = [];
  for (const other of citing) drafts.push(await openDraft(read, other));
  return drafts;
}
