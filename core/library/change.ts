import type { BaselineEntry } from "../../schemas/baseline.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import type { RecordFile } from "../control/settings-history.ts";
import { revisionOfFile } from "../document/codes/revision-file.ts";
import { orderRevisions, type RevisionSettings } from "../document/codes/revision-order.ts";
import type { Document } from "../document/document.ts";
import type { ReadingContext } from "../document/read-document.ts";
import type { FoundEvent, Library } from "./library.ts";

/** What a change does to a library: two states of the folders it touches. Gate rules judge it. */
export interface LibraryChange {
  /** The library's folder as shown, ended by a slash; empty where it is the working directory. */
  path: string;
  /** The library with the change, whole. */
  head: Library;
  /**
   * The folders that the change touches, judged by the last settings approved where it is going: what it adds must hold by
   * them too. Undefined where those are the ones that `head` is judged by.
   */
  byTarget?: Library | undefined;
  /** How documents of the head are read; rules and roles are those of the base, where there is one. */
  reading: ReadingContext;
  settings: { base: LibrarySettings | undefined; head: LibrarySettings };
  /** Where the library stands in its repository, and stood. */
  places: LibraryPlaces;
  /** Files of the repository that change and say what judges a change, as shown: workflows, packages, hooks. */
  judge: readonly string[];
  /** Records of approved settings; `target`: those on the branch the change is for, also since it began. */
  records: { base: readonly RecordFile[]; head: readonly RecordFile[]; target: readonly RecordFile[] };
  /** The list of signers, as text. */
  signers: { base: string | undefined; head: string | undefined };
  /** Findings accepted for now, where a baseline is used; its file as shown. */
  known: { path: string; base: readonly BaselineEntry[]; head: readonly BaselineEntry[] };
  /** Documents' folders that the change touches, sorted. */
  folders: readonly FolderChange[];
  /** Entries of events that a branch in this change added and a merge in it left out. */
  leftOut: readonly ActLeftOut[];
}

/** An entry of a document's events that the change has, and its result has not. */
export interface ActLeftOut {
  folder: string;
  entry: FoundEvent;
  /** The commit that left it out. */
  merge: string;
  /** The file that still holds it, as git names it. */
  side: string;
}

/** Folders of libraries in a repository, as git's paths begin with: `sops/`, empty at the top. */
export interface LibraryPlaces {
  head: string;
  /** Undefined where the base held nothing of it. */
  base: string | undefined;
  /** Other libraries within this one or around it: one of them would hide the other. */
  nested: readonly string[];
  /** Libraries of the base with issued documents that are nowhere now. */
  gone: readonly string[];
}

/** One document's folder before and after. */
export interface FolderChange {
  folder: string;
  /** Undefined where it is new. */
  base: FolderState | undefined;
  /** Undefined where it is gone. */
  head: FolderState | undefined;
  /** Names of revisions already issued on the branch the change is for, also since it began: `rev-06.md` → SHA-256. */
  target: ReadonlyMap<string, string>;
  /** Digests of the acts that the branch the change is for holds already: nothing adds them any more. */
  targetActs: ReadonlySet<string>;
}

/** A document's folder at one side of a change. */
export interface FolderState {
  /** As shown, with forward slashes. */
  path: string;
  documents: readonly Document[];
  /** Entries of `events.yaml`, in its order. */
  entries: readonly FoundEvent[];
  /**
   * Set where `events.yaml` can't be read: what can be told of its entries; of a merge conflict those of both sides.
   */
  entriesUnread?: readonly FoundEvent[] | undefined;
  /** Every `issued.yaml` that can't be read: of one with a merge conflict, the digests of both texts. */
  torn?: ReadonlyMap<string, readonly string[]>;
  /** Digests of `issued.yaml` as written, by file name of the revision. */
  issueDigests: ReadonlyMap<string, string>;
  /** By file name of the revision. */
  issued: ReadonlyMap<string, Issued>;
  /** File names of issued revisions, lowest first. */
  revisions: readonly string[];
  /** SHA-256 (`sha256:…`; texts with LF line ends) by path inside the folder. */
  files: ReadonlyMap<string, string>;
}

/** Names of a state's issued revisions, lowest first. */
export function issuedNames(state: FolderState | undefined): readonly string[] {
  return state?.revisions ?? [];
}

/** Names of the issued revisions among a folder's files, lowest first. */
export function namesInOrder(files: Iterable<string>, documents: readonly Document[], { style }: RevisionSettings): string[] {
  const changes = new Map(documents.map(({ fileName, frontMatter }) => [fileName, frontMatter.changes]));
  const named = [...files].flatMap((fileName) => {
    const revision = revisionOfFile(fileName);
    return revision === undefined ? [] : [{ fileName, revision, changes: changes.get(fileName) ?? [] }];
  });
  return orderRevisions(named, style).map(({ fileName }) => fileName);
}

/** A state's document by file name. */
export function documentNamed(state: FolderState | undefined, fileName: string): Document | undefined {
  return state?.documents.find((document) => document.fileName === fileName);
}
