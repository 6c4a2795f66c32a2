import { join } from "node:path";
import { controlledOf } from "../../core/control/controlled-settings.ts";
import { type Regime, regimeOf } from "../../core/control/regime.ts";
import { judgeSettings } from "../../core/control/settings-history.ts";
import { fileOfIssue } from "../../core/document/codes/revision-file.ts";
import type { Document } from "../../core/document/document.ts";
import { type Finding, type FingerprintedFinding, orderFindings } from "../../core/finding.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { FolderFacts, Library } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { printingOf } from "../../core/rules/engine/check-library.ts";
import { emitLife } from "../../core/rules/engine/emit-life.ts";
import { judgeTouched } from "../../core/rules/engine/judge-touched.ts";
import { MemoryStore } from "../../core/rules/engine/memory-store.ts";
import { printTold } from "../../core/rules/engine/print-told.ts";
import { documentRules, libraryRules } from "../../core/rules/index.ts";
import type { RuleResult } from "../../core/rules/kit/make-finding.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { checkOwnSettings } from "../check/check-library.ts";
import { fileFindings } from "../check/file-findings.ts";
import { folderStates } from "../files/folder-lie.ts";
import { readTextFile, type TextReader } from "../files/read-file.ts";
import { type AroundIssue, frameNamesOf } from "../read/issue-file.ts";
import { type HeldText, knownOf, type OpenLibrary, openLibrary, parseText, readFolders } from "../read/read-library.ts";
import { parseSettings } from "../read/read-settings.ts";
import { readControl } from "../read/settings-records.ts";
import { type DataFile, formProblems, isOfDocument } from "./data-files.ts";

/** A document's folder as it lies there, with what is typed in its texts and not saved. */
interface EditedFolder {
  held: FolderFacts;
  beside: ReadonlySet<string>;
  /** By path: as it was read last, its words left out. */
  read: ReadonlyMap<string, Omit<HeldText, "file">>;
  /** By path: what is known of each text, typed or saved. */
  texts: Map<string, JudgedText>;
}

/** Where a library that is edited is read from. */
export interface Sources {
  /** Today in a time zone (IANA name). */
  today: (timeZone: string) => IsoDate;
  /** The texts of files that are data, as they are typed. */
  textOf: TextReader;
}

interface JudgedText {
  facts: DocumentFacts;
  found: RuleResult;
}

/**
 * A library while somebody edits it: what is typed counts before it is saved. A change of one text judges again what it
 * touches and nothing else, by the same rules as `sop check`. Paths are relative to the library's folder.
 */
export class EditedLibrary {
  readonly root: string;
  readonly #today: (timeZone: string) => IsoDate;
  readonly #textOf: TextReader;
  #open: OpenLibrary;
  #date: IsoDate;
  #store = new MemoryStore();
  readonly #folders = new Map<string, EditedFolder>();
  /** What is typed, by path. */
  readonly #typed = new Map<string, string>();
  /** Texts that are open, as they were parsed. */
  readonly #documents = new Map<string, Document>();
  #states: ReadonlyMap<string, string> = new Map();
  #library: Library | undefined;
  #turn: Promise<void> = Promise.resolve();
  /** By what acts are judged today. */
  #regime: Regime;

  private constructor(open: OpenLibrary, { today, textOf }: Sources) {
    this.root = open.root;
    this.#open = open;
    this.#today = today;
    this.#textOf = textOf;
    this.#date = today(open.reading.settings.timeZone);
    this.#regime = regimeToday(open, this.#date);
  }

  /**
   * Reads and judges a library once.
   * @throws UsageError when its settings can't be read
   */
  static async open(root: string, sources: Sources): Promise<EditedLibrary> {
    const library = new EditedLibrary(await openLibrary(root, root, sources.textOf), sources);
    await library.refresh();
    return library;
  }

  get reading(): OpenLibrary["reading"] {
    return this.#open.reading;
  }

  /** The library with all that is typed, as of today. */
  get library(): Library {
    if (this.#library) return this.#library;
    const facts = [...this.#folders.values()].flatMap(({ texts }) => [...texts.values()].map((text) => text.facts));
    const lives = new Map([...this.#folders].map(([name, { held }]) => [name, held]));
    this.#library = indexLibrary(facts, lives, this.reading.settings, this.#date, this.#regime);
    return this.#library;
  }

  /** A text as it is typed; what is open, as it was parsed last. */
  document(path: string): Document | undefined {
    return this.#documents.get(path);
  }

  /** Any text of the library, as it is typed or lies there; undefined where there is none. */
  async anyDocument(path: string): Promise<Document | undefined> {
    const open = this.#documents.get(path);
    if (open) return open;
    const file = await readTextFile(join(this.root, path));
    return file.ok ? this.#parsed(path, file.text) : undefined;
  }

  /** Takes what is typed in a text in the place of what lies there. */
  type(path: string, text: string): void {
    this.#typed.set(path, text);
    const folder = this.#folderOf(path);
    this.#judgeText(folder, path, text);
    this.#judgeFolder(folderOf(path));
  }

  /** A text was closed: what lies there counts again. */
  close(path: string): Promise<void> {
    this.#typed.delete(path);
    this.#documents.delete(path);
    return this.readFolderOf(path);
  }

  /** Reads a document's folder again: of its files that are data, what is typed in them. */
  readFolderOf(path: string): Promise<void> {
    return this.#inTurn(() => this.#readAgain(new Set([folderOf(path)])));
  }

  /** Reads what was changed on the disk since it was read, by whomever. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      const states = folderStates(this.root);
      const before = this.#states;
      const isSame = (name: string): boolean => states.get(name) === before.get(name);
      const isSettled = isSame("") && isSame("settings") && this.#today(this.reading.settings.timeZone) === this.#date;
      if (isSettled) await this.#readAgain(new Set([...states.keys(), ...before.keys()].filter((name) => !isSame(name))));
      else await this.#readAll();
      this.#states = states;
    });
  }

  /** What `sop check` would find in an open text if it were saved now, in the order of places. */
  findings(path: string): FingerprintedFinding[] {
    const own = this.#folders.get(folderOf(path))?.texts.get(path);
    return own ? orderFindings([...own.found.findings, ...this.#foundAcross(path)]) : [];
  }

  /** The same of a file that is data: what is typed in it, or lies there. */
  async dataFindings(path: string, kind: DataFile, text: string): Promise<FingerprintedFinding[]> {
    const folder = isOfDocument(kind) ? folderOf(path) : undefined;
    const form = formProblems(kind, text, await this.#around(path)).map((problem) => ({ path, folder, problem }));
    const found =
      folder === undefined ? (await this.#foundInSettings(kind, text)).filter((one) => one.path === path) : this.#foundAcross(path);
    return orderFindings([...fileFindings(form, this.reading.settings), ...found]);
  }

  /** What the frame of an issue is judged by. */
  async #around(path: string): Promise<AroundIssue> {
    const [folder = "", ...inside] = path.split("/");
    const of = fileOfIssue(inside.join("/"));
    const revision = of === undefined ? undefined : await this.anyDocument(`${folder}/${of}`);
    return { names: frameNamesOf(this.reading, this.#open.control), revision: revision?.text };
  }

  /** What rules find in the library's own files. */
  async #foundInSettings(kind: DataFile, text: string): Promise<Finding[]> {
    const typed = kind === "settings" ? parseSettings(text) : undefined;
    // Settings that no library can be read by are judged by no rule.
    if (typed && typed.settings === undefined) return [];
    const { settings = this.reading.settings, rangeOf = this.#open.rangeOf } = typed ?? {};
    const { control } = await readControl(this.root, settings, this.#textOf);
    // What is wrong with their form is told of each text that is open.
    const now = { ...this.#open, ownProblems: [], reading: { ...this.reading, settings }, control, rangeOf };
    return checkOwnSettings(now, this.#date, { only: undefined, base: this.root }).findings;
  }

  /** What rules across documents find in a file. */
  #foundAcross(path: string): Finding[] {
    judgeTouched(this.#store, libraryRules, this.reading);
    const told = [...this.#store.told()].filter(({ text }) => text.path === path);
    const printing = printingOf(
      this.#files(told.flatMap(({ report }) => report.related?.map((place) => place.path) ?? []).concat(path)),
      this.reading,
    );
    return printTold({ codes: () => this.#store.codes(), told: () => told }, libraryRules, printing).findings;
  }

  #files(paths: readonly string[]): DocumentFacts[] {
    return [...new Set(paths)].flatMap((path) => this.#folders.get(folderOf(path))?.texts.get(path)?.facts ?? []);
  }

  /** One reading after the other: what is read last is what counts. */
  #inTurn(read: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(read);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #readAll(): Promise<void> {
    const open = await openLibrary(this.root, this.root, this.#textOf);
    const fresh = await this.#read(open, undefined);
    this.#open = open;
    this.#date = this.#today(open.reading.settings.timeZone);
    this.#regime = regimeToday(open, this.#date);
    this.#store = new MemoryStore();
    this.#folders.clear();
    this.#take(fresh, new Set(fresh.keys()));
  }

  async #readAgain(names: ReadonlySet<string>): Promise<void> {
    if (names.size > 0) this.#take(await this.#read(this.#open, names), names);
  }

  async #read(open: OpenLibrary, names: ReadonlySet<string> | undefined): Promise<Map<string, EditedFolder>> {
    const onlyFolders = names && ((name: string) => names.has(name));
    const fresh = new Map<string, EditedFolder>();
    for await (const held of readFolders(open, { base: this.root, textOf: this.#textOf, ...(onlyFolders && { onlyFolders }) })) {
      const texts = held.texts.map((text) => [text.path, judged(parseText(text, open.reading), text, held.beside, open)] as const);
      const read = new Map(held.texts.map(({ file: _, ...rest }) => [rest.path, rest]));
      fresh.set(held.folder, { held: held.facts, beside: held.beside, read, texts: new Map(texts) });
    }
    return fresh;
  }

  /** Puts what was read in its place, all at once, and what is typed above it. */
  #take(fresh: ReadonlyMap<string, EditedFolder>, names: ReadonlySet<string>): void {
    for (const name of names) {
      const folder = fresh.get(name);
      if (folder) this.#folders.set(name, folder);
      else this.#folders.delete(name);
    }
    const touched = new Set(names);
    for (const [path, text] of this.#typed) {
      const [name = ""] = path.split("/");
      if (this.#folders.get(name)?.texts.has(path) && !names.has(name)) continue;
      this.#judgeText(this.#folderOf(path), path, text);
      touched.add(name);
    }
    for (const name of touched) this.#judgeFolder(name);
  }

  /** The folder of a text; one that nobody saved anything in yet is empty. */
  #folderOf(path: string): EditedFolder {
    const [name = ""] = path.split("/");
    const known = this.#folders.get(name);
    if (known) return known;
    const folder: EditedFolder = { held: { entries: [], issued: new Map() }, beside: new Set(), read: new Map(), texts: new Map() };
    this.#folders.set(name, folder);
    return folder;
  }

  #judgeText(folder: EditedFolder, path: string, text: string): void {
    const document = this.#parsed(path, text);
    this.#documents.set(path, document);
    const { pictures, signatures } = folder.read.get(path) ?? { pictures: new Map(), signatures: [] };
    const { folder: name, fileName } = document;
    folder.texts.set(
      path,
      judged(document, { path, folder: name, fileName, file: { ok: true, text }, pictures, signatures }, folder.beside, this.#open),
    );
  }

  #parsed(path: string, text: string): Document {
    const [folder = "", fileName = ""] = path.split("/");
    return parseText({ path, folder, fileName, file: { ok: true, text } }, this.reading);
  }

  /** Puts what rules across documents keep of a folder in the place of what they kept. */
  #judgeFolder(name: string): void {
    this.#library = undefined;
    const folder = this.#folders.get(name);
    if (!folder || folder.texts.size === 0) {
      this.#folders.delete(name);
      this.#store.replace(name, undefined);
      return;
    }
    const facts = [...folder.texts.values()].map((text) => text.facts);
    const [life] = indexLibrary(facts, new Map([[name, folder.held]]), this.reading.settings, this.#date, this.#regime).lives;
    this.#store.replace(name, life && emitLife(life, this.#date, libraryRules, this.reading));
  }
}

function folderOf(path: string): string {
  return path.split("/")[0] as string;
}

function judged(document: Document, text: HeldText, beside: ReadonlySet<string>, { reading }: OpenLibrary): JudgedText {
  return {
    facts: factsOf(document, reading, knownOf(text)),
    found: checkDocument(document, documentRules, reading, beside, text.pictures),
  };
}

function regimeToday({ reading: { settings }, control }: OpenLibrary, today: IsoDate): Regime {
  return regimeOf(judgeSettings(control.records, today), { settings: controlledOf(settings), signers: control.signers }, today);
}
