import { join } from "node:path";
import { foldersWithAdoptedTexts } from "../../core/control/adopted.ts";
import { digestOfAct } from "../../core/control/canonical.ts";
import type { FoundSignature, UnreadIssue } from "../../core/control/life.ts";
import { fileOfIssue } from "../../core/document/codes/revision-file.ts";
import { inIssued } from "../../core/document/conflict.ts";
import type { Document, Problem } from "../../core/document/document.ts";
import { createReadingContext, type ReadingContext, readDocument, unreadableDocument } from "../../core/document/read-document.ts";
import { splitLines } from "../../core/document/source-lines.ts";
import { compareText } from "../../core/document/words/compare-text.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import type { FrameNames } from "../../core/library/frame-problems.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { FolderFacts, FoundEvent, Library, LibraryControl } from "../../core/library/library.ts";
import { type FileKnown, factsOf } from "../../core/library/make-facts.ts";
import type { OddFile } from "../../core/library/odd-file.ts";
import type { PictureDigests } from "../../core/seal/digest.ts";
import { filesHeld } from "../../core/seal/files-held.ts";
import type { SignatureFacts } from "../../core/seal/signature-facts.ts";
import { sha256OfText } from "../../core/sha256.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Range } from "../../schemas/finding.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Issued } from "../../schemas/issued.ts";
import { readAhead } from "../files/read-ahead.ts";
import { type FileText, readTextFile, type TextReader } from "../files/read-file.ts";
import { toShownPath } from "../files/shown-path.ts";
import { hashPictures, readEventSignatures, readSignatures } from "./beside-document.ts";
import { readEvents } from "./events-file.ts";
import { frameNamesOf, parseIssue } from "./issue-file.ts";
import { EVENTS, type FolderFiles, LIKE_EVENTS, listFolders, type TopEntries } from "./library-files.ts";
import { readSettings } from "./read-settings.ts";
import { readControl } from "./settings-records.ts";
import { requireAllLaidOut } from "./sparse-checkout.ts";

/** A library with what is known of its texts. */
export interface LibraryFacts extends OpenLibrary {
  library: Library;
  /** What library rules may see of each file, in the order of folders and names. */
  facts: DocumentFacts[];
  /** Events and issues, by folder. */
  folders: ReadonlyMap<string, FolderFacts>;
}

/** A library as read from its folder: all that is known of its texts, but not the texts. */
export interface ReadFacts extends LibraryFacts {
  /** Files beside the texts, by folder. */
  assets: ReadonlyMap<string, ReadonlySet<string>>;
  /** What was wrong with `events.yaml` and `issued.yaml` files. */
  problems: FileProblem[];
  /** What stands in its folders and was not read. */
  odd: OddFile[];
}

/** The same with texts. */
export interface ReadLibrary extends ReadFacts {
  /** By path as shown: those that were to be kept. */
  documents: ReadonlyMap<string, Document>;
}

/** A library whose settings are known and whose documents are not read yet. */
export interface OpenLibrary {
  /** The library's folder, absolute. */
  root: string;
  reading: ReadingContext;
  /** What is wrong with the form of the files of its own: `library.yaml` (what was read, but stands there otherwise), `settings/`, `baseline.yaml`. */
  ownProblems: FileProblem[];
  /** By what its acts are judged. */
  control: LibraryControl;
  /** Where a key of `library.yaml` stands, by its path: `types.P.approvals`. */
  rangeOf: (place: string) => Range;
}

/** One document's folder as it lies there: its texts are not parsed yet. */
export interface HeldFolder {
  folder: string;
  texts: HeldText[];
  /** Files beside the texts, by path relative to the folder. */
  beside: ReadonlySet<string>;
  facts: FolderFacts;
  /** What was wrong with `events.yaml` and `issued.yaml` files. */
  problems: FileProblem[];
  /** What stands in it and was not read. */
  odd: OddFile[];
}

/** A text of a document's folder, with what lies beside it that its facts and findings depend on. */
export interface HeldText {
  path: string;
  folder: string;
  fileName: string;
  file: FileText;
  /** Of the pictures shown; undefined where integrity was not asked for. */
  pictures: PictureDigests | undefined;
  /** The pictures shown, by path from the folder, also those that are not there; missing where integrity was not asked for. */
  shown?: readonly string[];
  /** Undefined where integrity was not asked for. */
  signatures: SignatureFacts[] | undefined;
}

/** Folders read at once: enough to keep the disk and ssh-keygen busy, few enough to keep memory flat. */
const FOLDERS_AT_ONCE = 8;

/** A problem of a file that is not a document. */
export interface FileProblem {
  path: string;
  /** Undefined of the library's own files. */
  folder: string | undefined;
  problem: Problem;
}

/** Which folders are read, and how closely. */
export interface FolderOptions {
  /** Shown paths are relative to it; default: the working directory. */
  base?: string;
  /** These folders only; default: all. */
  onlyFolders?: (folder: string) => boolean;
  /** What stands at the library's top, where that was listed a moment ago. */
  top?: TopEntries;
  /** Where texts that are data come from (`events.yaml`, `issued.yaml`); default: the disk. */
  textOf?: TextReader;
  /** Also hashes the pictures shown and verifies the signatures, as facts for the rules: everywhere, or in these folders. */
  integrity?: boolean | ((folder: string) => boolean);
  /** Called as folders are read, with how many texts were read so far. */
  onProgress?: ((texts: number) => void) | undefined;
}

export interface ReadOptions extends FolderOptions {
  /** The day the library is looked at. */
  date: IsoDate;
  /** Which documents are kept; others are dropped once their facts are known, so that memory stays flat. Default: all. */
  keep?: (document: Document) => boolean;
}

/**
 * Reads the library in `directory` as of a day.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function readLibrary(directory: string, options: ReadOptions): Promise<ReadLibrary> {
  return readOpened(await openLibrary(directory, options.base), options);
}

/** The same of a library whose settings are known. */
export async function readOpened(open: OpenLibrary, options: ReadOptions): Promise<ReadLibrary> {
  const { reading, control } = open;
  const documents = new Map<string, Document>();
  const facts: DocumentFacts[] = [];
  const folders = new Map<string, FolderFacts>();
  const assets = new Map<string, ReadonlySet<string>>();
  const problems: FileProblem[] = [];
  const odd: OddFile[] = [];
  for await (const held of readFolders(open, options)) {
    for (const text of held.texts) {
      const document = parseText(text, reading);
      facts.push(factsOf(document, reading, knownOf(text)));
      if (options.keep?.(document) ?? true) documents.set(document.path, document);
    }
    folders.set(held.folder, held.facts);
    assets.set(held.folder, held.beside);
    problems.push(...held.problems);
    odd.push(...held.odd);
  }
  const library = indexLibrary(facts, folders, reading.settings, options.date, control);
  return { ...open, library, facts, folders, documents, assets, problems, odd };
}

/** Puts together what was read of one library in several goes, each folder in one of them. */
export function joinReads(reads: readonly [ReadLibrary, ...ReadLibrary[]], date: IsoDate): ReadLibrary {
  const [{ root, reading, control, rangeOf, ownProblems }] = reads;
  const facts = reads.flatMap((read) => read.facts);
  const folders = new Map(reads.flatMap((read) => [...read.folders]));
  return {
    root,
    reading,
    ownProblems,
    control,
    rangeOf,
    library: indexLibrary(facts, folders, reading.settings, date, control),
    facts,
    folders,
    documents: new Map(reads.flatMap((read) => [...read.documents])),
    assets: new Map(reads.flatMap((read) => [...read.assets])),
    problems: reads.flatMap((read) => read.problems),
    odd: reads.flatMap((read) => read.odd),
  };
}

/**
 * Reads a library's settings only, compiled for reading documents.
 * @param textOf where its own files come from; default: the disk
 * @throws UsageError when there is no library there, its settings can't be read, or git laid out a part of it only
 */
export async function openLibrary(directory: string, base = process.cwd(), textOf?: TextReader): Promise<OpenLibrary> {
  const { root, path, settings, doubts, rangeOf } = await readSettings(directory, base, textOf);
  await requireAllLaidOut(root);
  const { control, problems } = await readControl(root, settings, textOf, base);
  return {
    root,
    reading: createReadingContext(settings),
    control,
    rangeOf,
    ownProblems: [
      ...doubts.map((problem) => ({ path, folder: undefined, problem })),
      ...problems.map(({ file, problem }) => ({ path: toShownPath(base, join(root, file)), folder: undefined, problem })),
    ],
  };
}

/** The folders of a library one after the other, in the order of names, with what they hold; the next ones are read meanwhile. */
export async function* readFolders(
  open: Pick<OpenLibrary, "root" | "reading" | "control">,
  options: FolderOptions,
): AsyncGenerator<HeldFolder> {
  let texts = 0;
  for await (const held of readListed(open, await listDocuments(open, options.onlyFolders, options.top), options)) {
    yield held;
    texts += held.texts.length;
    options.onProgress?.(texts);
  }
}

/** The folders of a library's documents as they lie there, and those of which a settings record adopted a text and nothing is left. */
export async function listDocuments(
  { root, control, reading: { scheme } }: Pick<OpenLibrary, "root" | "control" | "reading">,
  only?: (folder: string) => boolean,
  top?: TopEntries,
): Promise<FolderFiles[]> {
  const isCode = (name: string) => (scheme.parse(name) ?? scheme.codeOfFolder(name)) !== undefined;
  const listed = await listFolders(root, only, top, isCode);
  const there = new Set(listed.map(({ folder }) => folder));
  const gone = [...foldersWithAdoptedTexts(control.records)].filter((folder) => !there.has(folder) && (only?.(folder) ?? true));
  if (gone.length === 0) return listed;
  return [...listed, ...gone.map((folder) => ({ folder, texts: [], others: [], odd: [] }))].sort((a, b) => compareText(a.folder, b.folder));
}

/** What folders that were listed hold, one after the other; the next ones are read meanwhile. */
export async function* readListed(
  { root, reading, control }: Pick<OpenLibrary, "root" | "reading" | "control">,
  listed: readonly FolderFiles[],
  options: Pick<FolderOptions, "base" | "integrity" | "textOf">,
): AsyncGenerator<HeldFolder> {
  const { integrity = true, textOf = readTextFile } = options;
  const base = options.base ?? process.cwd();
  const shown = (path: string) => toShownPath(base, join(root, path));
  const looksCloser = typeof integrity === "function" ? integrity : () => integrity;
  const names = frameNamesOf(reading, control);
  yield* readAhead(listed, FOLDERS_AT_ONCE, (files) => readFolder(files, { root, reading, names, shown, looksCloser, textOf }));
}

/** Parses a text as it was read. */
export function parseText(
  { path, folder, fileName, file }: Pick<HeldText, "path" | "folder" | "fileName" | "file">,
  reading: ReadingContext,
): Document {
  const place = { path, folder, fileName };
  return file.ok ? readDocument({ ...place, text: file.text }, reading) : unreadableDocument(place, file.problem);
}

/**
 * A text whose facts are known, read and parsed once more: what is not needed of every text is not held of any.
 * @throws UsageError where it could be read a moment ago and can't be now: it is not to be taken for an empty one
 */
export async function readAgain(
  { root, reading }: Pick<OpenLibrary, "root" | "reading">,
  facts: Pick<DocumentFacts, "path" | "folder" | "fileName" | "unread">,
): Promise<Document> {
  const file = await readTextFile(join(root, facts.folder, facts.fileName));
  if (!file.ok && facts.unread === undefined) {
    throw new UsageError(
      { en: `“${facts.path}” changed while the library was being read.`, id: `“${facts.path}” berubah selagi pustaka dibaca.` },
      { en: "Try again.", id: "Coba lagi." },
    );
  }
  return parseText({ ...facts, file }, reading);
}

/** What facts may know of a text beside its words. */
export function knownOf({ file, pictures, signatures }: HeldText): FileKnown {
  return { file: file.ok ? sha256OfText(file.text) : undefined, pictures, signatures };
}

/** How a library's folders are read. */
interface FolderReading extends Pick<OpenLibrary, "root" | "reading"> {
  names: FrameNames;
  shown: (path: string) => string;
  looksCloser: (folder: string) => boolean;
  textOf: TextReader;
}

async function readFolder(files: FolderFiles, { root, reading, names, shown, looksCloser, textOf }: FolderReading): Promise<HeldFolder> {
  const { folder } = files;
  const beside: ReadonlySet<string> = new Set(files.others);
  const texts = await Promise.all(
    files.texts.map(async (fileName): Promise<HeldText> => {
      const file = await readTextFile(join(root, folder, fileName));
      const lines = file.ok ? splitLines(file.text) : [];
      const closer = looksCloser(folder) ? await readIntegrity(root, { folder, fileName }, lines, beside, reading) : undefined;
      return {
        path: shown(`${folder}/${fileName}`),
        folder,
        fileName,
        file,
        shown: [],
        pictures: undefined,
        signatures: undefined,
        ...closer,
      };
    }),
  );
  const problems: FileProblem[] = [];
  const facts = await readFolderFacts(root, files, { names, texts, shown, textOf }, problems);
  const signatures = looksCloser(folder)
    ? await readEventSignatures({ root, folder, files: beside }, facts.entries, reading.settings.people)
    : new Map<string, FoundSignature>();
  return { folder, texts, beside, facts: { ...facts, entries: withSignatures(facts.entries, signatures) }, problems, odd: files.odd };
}

function withSignatures(entries: readonly FoundEvent[], signatures: ReadonlyMap<string, FoundSignature>): FoundEvent[] {
  return entries.map((entry) => {
    const signature = signatures.get(entry.digest);
    return signature ? { ...entry, signature } : entry;
  });
}

async function readIntegrity(
  root: string,
  { folder, fileName }: Pick<Document, "folder" | "fileName">,
  lines: readonly string[],
  files: ReadonlySet<string>,
  { settings }: ReadingContext,
) {
  const shown = filesHeld({ lines, bodyFirst: 1 });
  return {
    shown,
    pictures: await hashPictures(join(root, folder), shown),
    signatures: await readSignatures({ root, folder, fileName, files }, settings.people),
  };
}

/** What stands where a document's events should: a link, a folder, or a name that is nearly theirs. */
function isOddEvents({ path }: OddFile): boolean {
  return LIKE_EVENTS.test(path);
}

async function readFolderFacts(
  root: string,
  files: FolderFiles,
  { names, texts, shown, textOf }: Pick<FolderReading, "names" | "shown" | "textOf"> & { texts: readonly HeldText[] },
  problems: FileProblem[],
): Promise<FolderFacts> {
  const { folder, others } = files;
  const tell = (file: string, found: readonly Problem[]) =>
    problems.push(...found.map((problem) => ({ path: shown(`${folder}/${file}`), folder, problem })));
  const events = others.includes(EVENTS)
    ? await readEvents(join(root, folder, EVENTS), textOf)
    : { entries: [], problems: [], ...(files.odd.some(isOddEvents) && { unread: {} }) };
  tell(EVENTS, events.problems);
  const issues = new Map<string, Issued>();
  const issueDigests = new Map<string, string>();
  const digests = new Map<string, string>();
  const issuesUnread: UnreadIssue[] = [];
  for (const file of others) {
    const of = fileOfIssue(file);
    if (of === undefined) continue;
    const text = await textOf(join(root, folder, file));
    if (!text.ok) {
      tell(file, [text.problem]);
      issuesUnread.push(unreadIssue(file, text.problem));
      continue;
    }
    digests.set(file, sha256OfText(text.text));
    const revision = texts.find(({ fileName }) => fileName === of)?.file;
    const { value, raw, problems, doubts, strays, isBroken } = parseIssue(text.text, {
      names,
      revision: revision?.ok ? revision.text : undefined,
    });
    const found = problems.map(inIssued);
    tell(file, [...found, ...doubts, ...strays]);
    const [first] = found;
    // Of what is half read nobody can say that it is what was written.
    if (first && (isBroken || value === undefined)) {
      issuesUnread.push(unreadIssue(file, first));
      continue;
    }
    if (value) issues.set(of, value);
    if (value) issueDigests.set(of, digestOfAct(raw));
  }
  const unread = events.unread && { eventsUnread: events.unread };
  return {
    entries: events.entries,
    ...unread,
    path: shown(folder),
    issued: issues,
    issueDigests,
    ...(issuesUnread.length > 0 && { issuesUnread }),
    digests,
  };
}

function unreadIssue(file: string, { at, message, fix }: Problem): UnreadIssue {
  return { file, line: at.start.line, message, fix };
}
