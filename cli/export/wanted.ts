import { folderName } from "../../core/document/codes/code-scheme.ts";
import { chooseRevision, type StandingRevision } from "../../core/library/choose-revision.ts";
import { type ControlledCopy, controlledCopy } from "../../core/library/controlled-copy.ts";
import { findDocument } from "../../core/library/find-document.ts";
import type { ControlledDocument, Library } from "../../core/library/library.ts";
import { statusNames } from "../../core/library/registers/status-names.ts";
import { effectiveRevision } from "../../core/library/status.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { PrintItem } from "../portal/make-prints.ts";

/** A revision to be exported, and the copy it becomes. */
export interface Wanted {
  code: string;
  chosen: StandingRevision;
  copy: ControlledCopy | undefined;
}

/** A revision of a document by the words somebody named it with. */
export function chooseWanted(
  name: string,
  { revision, copy }: { revision?: string | undefined; copy?: string | undefined },
  library: Library,
): Wanted {
  const controlled = findDocument(library, name);
  const chosen = chooseRevision(controlled, library, revision);
  return { code: controlled.code, chosen, copy: copy === undefined ? undefined : controlledCopy(controlled, chosen, copy, library) };
}

/**
 * Every document's revision in force on the library's day, in the order of their codes.
 * @throws UsageError where nothing is
 */
export function allInForce(library: Library): Wanted[] {
  const documents = documentsOf(library).filter((document) => effectiveRevision(document, library.date) !== undefined);
  if (documents.length === 0) {
    const { date } = library;
    throw new UsageError({ en: `No document was in force on ${date}.`, id: `Tidak ada dokumen yang berlaku pada ${date}.` });
  }
  return documents.map((document) => ({ code: document.code, chosen: chooseRevision(document, library, undefined), copy: undefined }));
}

/** Every document, in the order of their codes. */
export function documentsOf({ documents }: Library): ControlledDocument[] {
  return [...documents.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Where a revision's page stands in the portal that is made to print it. */
export function printItem({ code, chosen, copy }: Wanted, file: string, { settings }: Library, on: IsoDate): PrintItem {
  const { language } = chosen.facts;
  const [folder, revision] = [folderName(code), folderOf(chosen)];
  return {
    status: chosen.status.status,
    page: `${language === settings.language ? "" : `${language}/`}${folder}/${revision}/index.html`,
    print: { address: `${encodeURIComponent(folder)}/${revision}/`, on, copy },
    file,
  };
}

/** `IN.OCC.TELK.P-01-rev-05-copy-3` */
export function nameOf({ code, chosen, copy }: Wanted): string {
  return folderName(`${code}-${folderOf(chosen)}${copy ? `-copy-${copy.number}` : ""}`);
}

/** What was exported, in words. */
export function describeWanted({ code, chosen, copy }: Wanted): LocalText {
  const { status } = chosen.status;
  const isDraft = status === "draft";
  const standing = isDraft || status === "effective" ? undefined : statusNames[status];
  const what = {
    en: isDraft ? `${code}, draft` : `${code} revision ${chosen.revision}${standing ? ` (${standing.en})` : ""}`,
    id: isDraft ? `${code}, draf` : `${code} revisi ${chosen.revision}${standing ? ` (${standing.id})` : ""}`,
  };
  if (!copy) return what;
  return { en: `${what.en}, copy ${copy.number} for ${copy.location}`, id: `${what.id}, salinan ${copy.number} untuk ${copy.location}` };
}

function folderOf({ status, revision }: StandingRevision): string {
  return status.status === "draft" ? "draft" : `rev-${revision}`;
}
