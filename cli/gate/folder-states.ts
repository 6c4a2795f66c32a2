import { join } from "node:path";
import { digestOfAct } from "../../core/control/canonical.ts";
import { fileOfIssue, isTextFile } from "../../core/document/codes/revision-file.ts";
import { sidesOfConflict } from "../../core/document/conflict.ts";
import type { Document } from "../../core/document/document.ts";
import { type ReadingContext, readDocument } from "../../core/document/read-document.ts";
import { splitLines } from "../../core/document/source-lines.ts";
import { actsHeld } from "../../core/library/acts-held.ts";
import { type FolderChange, type FolderState, namesInOrder } from "../../core/library/change.ts";
import { contentDigest } from "../../core/seal/lfs-pointer.ts";
import { type Issued, issued } from "../../schemas/issued.ts";
import { digestOfFileAt } from "../files/digest-file.ts";
import { parseData } from "../files/read-data.ts";
import { toShownPath } from "../files/shown-path.ts";
import { parseEvents } from "../read/events-file.ts";
import { EVENTS, listFolders, type TopEntries } from "../read/library-files.ts";
import type { ReadLibrary } from "../read/read-library.ts";
import { type CommittedFiles, digestOf } from "./committed-files.ts";
import type { FoundBase } from "./find-base.ts";

/** The state of each changed folder at a commit; undefined where it was not there. */
export type States = ReadonlyMap<string, FolderState | undefined>;

/** What a commit held of each of these folders. */
export async function statesAt(
  committed: CommittedFiles,
  commit: string | undefined,
  folders: ReadonlySet<string>,
  reading: ReadingContext,
): Promise<States> {
  const states = new Map<string, FolderState | undefined>();
  for (const folder of folders) states.set(folder, await stateAt(committed, commit, folder, reading));
  return states;
}

/**
 * The changed folders as they were in the base, are now, and where the change is going.
 * @param there as they are where the change is going
 */
export async function foldersBeforeAndAfter(
  before: States,
  there: States,
  committed: CommittedFiles,
  base: FoundBase,
  read: ReadLibrary,
  top: TopEntries,
): Promise<FolderChange[]> {
  const listed = await listFolders(read.root, (folder) => before.has(folder), top);
  const names = new Map(listed.map((files) => [files.folder, [...files.texts, ...files.others]]));
  const documents = Map.groupBy(read.documents.values(), ({ folder }) => folder);
  const changes: FolderChange[] = [];
  for (const [folder, state] of before) {
    const head = await headState(read, folder, names.get(folder), documents.get(folder));
    const target = await committed.revisionsAt(base.target, folder);
    if (state || head) changes.push({ folder, base: state, head, target, targetActs: actsHeld(there.get(folder)) });
  }
  return changes;
}

async function stateAt(
  committed: CommittedFiles,
  commit: string | undefined,
  folder: string,
  reading: ReadingContext,
): Promise<FolderState | undefined> {
  const contents = await committed.filesAt(commit, folder);
  if (![...contents.keys()].some((name) => isTextFile(name))) return undefined;
  const path = `${shownFolder(committed.root)}${folder}`;
  const documents: Document[] = [];
  const issues = new Map<string, Issued>();
  const issueDigests = new Map<string, string>();
  let events: EventsTold = { entries: [] };
  const torn = new Map<string, readonly string[]>();
  for (const [name, bytes] of contents) {
    const text = bytes.toString("utf8");
    if (isTextFile(name)) documents.push(readDocument({ path: `${path}/${name}`, folder, fileName: name, text }, reading));
    if (name === EVENTS) events = eventsTold(text);
    const of = fileOfIssue(name);
    if (of === undefined) continue;
    const issue = parseData(text, issued);
    if (issue.value && issue.problems.length === 0) issues.set(of, issue.value);
    else
      torn.set(
        name,
        sidesOf(text).map((side) => digestOf(name, Buffer.from(side))),
      );
    issueDigests.set(of, digestOfAct(issue.raw));
  }
  const files = new Map([...contents].map(([name, bytes]) => [name, digestOf(name, bytes)] as const));
  const revisions = namesInOrder(files.keys(), documents, reading.settings.revision);
  return { path, documents, revisions, ...events, issued: issues, issueDigests, torn, files };
}

type EventsTold = Pick<FolderState, "entries" | "entriesUnread">;

/** The entries of an `events.yaml`; of one that can't be read, those that some reading of it tells. */
function eventsTold(text: string): EventsTold {
  const { entries, unread } = parseEvents(text);
  if (unread === undefined) return { entries };
  const sides = sidesOf(text).flatMap((side) => parseEvents(side).entries);
  return { entries: [], entriesUnread: [...new Map(sides.map((entry) => [entry.digest, entry])).values()] };
}

function sidesOf(text: string): string[] {
  return sidesOfConflict(splitLines(text)).map((lines) => lines.map((line) => `${line}\n`).join(""));
}

async function headState(
  read: ReadLibrary,
  folder: string,
  names: readonly string[] | undefined,
  documents: readonly Document[] = [],
): Promise<FolderState | undefined> {
  if (!names) return undefined;
  const files = new Map<string, string>();
  for (const name of names) files.set(name, contentDigest(await digestOfFileAt(join(read.root, folder, name))));
  const held = read.folders.get(folder);
  return {
    path: `${shownFolder(read.root)}${folder}`,
    documents,
    revisions: namesInOrder(files.keys(), documents, read.reading.settings.revision),
    entries: held?.entries ?? [],
    issued: held?.issued ?? new Map(),
    issueDigests: held?.issueDigests ?? new Map(),
    files,
  };
}

/** A library's folder as paths in it are shown; empty for the working directory. */
export function shownFolder(root: string): string {
  const shown = toShownPath(process.cwd(), root);
  return shown === "" || shown === "." ? "" : `${shown}/`;
}
