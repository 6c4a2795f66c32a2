import type { DocumentEvent } from "../../schemas/events.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { ExternalDocument, LibrarySettings } from "../../schemas/library-settings.ts";
import type { Citation } from "../document/document.ts";
import { compareText } from "../document/words/compare-text.ts";
import type { DocumentFacts } from "./facts.ts";
import { effectiveRevision, scheduledRevisions } from "./status.ts";

/** A library as of a day: every document's facts by code, and who cites whom. */
export interface Library {
  settings: LibrarySettings;
  /** The day everything is looked at. */
  date: IsoDate;
  /** By code, in the order of codes. */
  documents: ReadonlyMap<DocumentCode, ControlledDocument>;
  /** Documents held elsewhere, by code. */
  external: ReadonlyMap<DocumentCode, ExternalDocument>;
  /** Every citation of a code by another document's effective, scheduled or draft revision. */
  citedBy: ReadonlyMap<DocumentCode, readonly Mention[]>;
  /** All files read, in the order of paths; also those whose code could not be read. */
  files: readonly DocumentFacts[];
  /** The same files by folder, in the order of paths. */
  lives: readonly FolderLife[];
}

/**
 * One folder with all that happened to its document: what is read, kept, sent to another machine and judged as one.
 * Nothing in it depends on the day.
 */
export interface FolderLife {
  folder: string;
  /** Every text in it, in the order of paths; also those whose code could not be read. */
  files: readonly DocumentFacts[];
  /** By the codes of its texts: one, where all is in order. */
  documents: readonly ControlledDocument[];
}

/** One document through its whole life. */
export interface ControlledDocument {
  code: DocumentCode;
  /** The folder's name. */
  folder: string;
  /** Issued revisions, lowest first. */
  revisions: readonly IssuedRevision[];
  draft: DocumentFacts | undefined;
  /** What happened after issue, in the order written. */
  events: readonly DocumentEvent[];
}

export interface IssuedRevision {
  revision: Revision;
  facts: DocumentFacts;
  /** From `rev-NN/issued.yaml`; a transcription has none. */
  issued: Issued | undefined;
  /** The day of issue: from `issued`, else the last approval's date. */
  issuedOn: IsoDate | undefined;
}

/** One citation and the document that makes it. */
export interface Mention {
  from: DocumentFacts;
  citation: Citation;
}

/** What a document's folder holds beside its texts, as read by `cli/read`. */
export interface FolderFacts {
  events: readonly DocumentEvent[];
  /** By file name of the revision, `rev-05.md`. */
  issued: ReadonlyMap<string, Issued>;
}

/**
 * Puts documents' facts together into a library as of `date`. Linear in documents and citations.
 * Files without a readable code are kept in `files` only.
 */
export function indexLibrary(
  files: readonly DocumentFacts[],
  folders: ReadonlyMap<string, FolderFacts>,
  settings: LibrarySettings,
  date: IsoDate,
): Library {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path));
  const lives = gatherLives(sorted, folders);
  const documents = new Map(
    [...groupByCode(sorted)]
      .sort(([a], [b]) => compareText(a, b))
      .map(([code, group]) => [code, gatherDocument(code, group, folders)] as const),
  );
  const external = new Map(settings.external.map((document) => [document.code, document] as const));
  return { settings, date, documents, external, citedBy: indexCitations(documents, date), files: sorted, lives };
}

/** The lives of a library's folders. */
export function gatherLives(files: readonly DocumentFacts[], folders: ReadonlyMap<string, FolderFacts>): FolderLife[] {
  return [...Map.groupBy(files, ({ folder }) => folder)].map(([folder, texts]) => ({
    folder,
    files: texts,
    documents: [...groupByCode(texts)].map(([code, group]) => gatherDocument(code, group, folders)),
  }));
}

/** The title of a document of the library or held elsewhere, as it is known on the library's day. */
export function titleOf(library: Library, code: DocumentCode): string | undefined {
  const document = library.documents.get(code);
  if (document === undefined) return library.external.get(code)?.title;
  const facts = effectiveRevision(document, library.date)?.facts ?? document.draft ?? document.revisions.at(-1)?.facts;
  return facts?.title;
}

/** The revisions that are looked at: the effective one, scheduled ones and the draft. */
export function currentFacts(document: ControlledDocument, date: IsoDate): DocumentFacts[] {
  const effective = effectiveRevision(document, date)?.facts;
  const scheduled = scheduledRevisions(document, date).map((revision) => revision.facts);
  return [effective, ...scheduled, document.draft].filter((facts) => facts !== undefined);
}

function groupByCode(files: readonly DocumentFacts[]): Map<DocumentCode, DocumentFacts[]> {
  const groups = new Map<DocumentCode, DocumentFacts[]>();
  for (const facts of files) {
    if (facts.code === undefined) continue;
    const group = groups.get(facts.code);
    if (group) group.push(facts);
    else groups.set(facts.code, [facts]);
  }
  return groups;
}

function gatherDocument(code: DocumentCode, group: DocumentFacts[], folders: ReadonlyMap<string, FolderFacts>): ControlledDocument {
  const folder = group[0]?.folder ?? code;
  const held = folders.get(folder);
  const revisions = group
    .filter((facts) => facts.state === "issued" && facts.revision !== undefined)
    .map((facts) => toIssuedRevision(facts, held?.issued.get(facts.fileName)))
    .sort((a, b) => Number(a.revision) - Number(b.revision));
  return { code, folder, revisions, draft: group.find((facts) => facts.state === "draft"), events: held?.events ?? [] };
}

function toIssuedRevision(facts: DocumentFacts, issued: Issued | undefined): IssuedRevision {
  const lastApproval = Object.values(facts.approvals)
    .map((approval) => approval.date)
    .sort()
    .at(-1);
  return { revision: facts.revision as Revision, facts, issued, issuedOn: issued?.date ?? lastApproval ?? facts.effective };
}

function indexCitations(documents: ReadonlyMap<DocumentCode, ControlledDocument>, date: IsoDate): Map<DocumentCode, Mention[]> {
  const index = new Map<DocumentCode, Mention[]>();
  for (const document of documents.values()) {
    for (const from of currentFacts(document, date)) {
      for (const citation of from.citations) {
        const mentions = index.get(citation.code);
        if (mentions) mentions.push({ from, citation });
        else index.set(citation.code, [{ from, citation }]);
      }
    }
  }
  return index;
}
