import type { FoundSignature } from "../../../core/control/life.ts";
import type { Document } from "../../../core/document/document.ts";
import { compareText } from "../../../core/document/words/compare-text.ts";
import { type Finding, orderFindings } from "../../../core/finding.ts";
import type { DocumentFacts } from "../../../core/library/facts.ts";
import { indexLibrary, isLostLife, lifeOfFolder, regimeFor } from "../../../core/library/index-library.ts";
import type { FolderFacts, Library } from "../../../core/library/library.ts";
import { printingBy } from "../../../core/rules/engine/check-library.ts";
import { emitLife } from "../../../core/rules/engine/emit-life.ts";
import { judgeTouched } from "../../../core/rules/engine/judge-touched.ts";
import { printTold } from "../../../core/rules/engine/print-told.ts";
import type { RuleResult } from "../../../core/rules/kit/make-finding.ts";
import { joinResults } from "../../../core/rules/kit/make-finding.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { digestOf } from "../../files/digest-of.ts";
import { type FolderLie, type FoldersLie, isYoung, lieAgain, lieOfFiles, lieOfFolders } from "../../files/folder-lie.ts";
import { createYoungSpaceBound } from "../../files/young-space.ts";
import { digestOfFileText, type HeldLibrary, type NoteText, type TextNotes } from "../../read/held-library.ts";
import { type HeldFolder, type LibraryFacts, listDocuments, type OpenLibrary, readListed } from "../../read/read-library.ts";
import { acrossRules, type CheckOptions, checkFolder, checkOwnSettings, type Outcome, supersededTexts } from "../check-library.ts";
import { type PartFolder, type PrintedFolder, printFolder, readFolder } from "../check-part.ts";
import type { LibraryListing } from "../choice.ts";
import type { Ground } from "./kept-answer.ts";
import { Damaged, type KeptFile } from "./kept-file.ts";
import { type FolderEntry, KeptFolders } from "./kept-folders.ts";
import { KeptStore } from "./kept-store.ts";

/** Who checks: each shows paths in its own way, and keeps what it found apart from the other's. */
export type KeptUse = "check" | "portal";

export interface KeptOptions extends Pick<CheckOptions, "base" | "only" | "onProgress" | "onDocument"> {
  use: KeptUse;
  date: IsoDate;
  /** Also puts the library together from what is known of all its texts. */
  withLibrary?: boolean;
  /** Also says which documents and texts there are. */
  withListing?: boolean;
  /** Also keeps what this notes of each text, and the figures of flows, and gives the library with them: pages show more than is judged. */
  note?: NoteText;
  /** True where nothing that an earlier check kept is to be believed. */
  fresh?: boolean;
  /** The clock, in milliseconds; default: the machine's. */
  now?: number;
  /** How the library lies, where that was looked at a moment ago. */
  lies?: FoldersLie;
  /** A name for the build of the tool; default: by where its modules lie, which are elsewhere where another bundle holds them. */
  build?: string | undefined;
  /** Where it is kept; default: by the system's custom, nowhere where the tool runs from its sources, which change under it. */
  file?: string;
}

/** A folder's texts and life, as they are kept. */
interface KeptLife {
  files: DocumentFacts[];
  folder: PrintedFolder;
  /** Where texts are noted: the files beside them, and what is noted of each text, by its path. */
  noted?: { beside: string[]; texts: [path: string, notes: TextNotes][] };
}

/** One check by what is kept: look what changed, read and judge that, tell what is found. */
export class KeptRun {
  readonly #open: OpenLibrary;
  readonly #file: KeptFile;
  readonly #options: KeptOptions & { base: string };
  readonly #entries: KeptFolders;
  readonly #folderOf = new Map<string, string>();
  readonly #store: KeptStore;
  readonly #lies: FoldersLie;
  readonly #lives = new Map<string, KeptLife>();
  #regime: ReturnType<typeof regimeFor> | undefined;

  constructor(open: OpenLibrary, file: KeptFile, options: KeptOptions & { base: string }) {
    this.#open = open;
    this.#file = file;
    this.#options = options;
    this.#lies = options.lies ?? lieOfFolders(open.root, options.now);
    if (!file.isFresh) file.requireWhole();
    this.#entries = new KeptFolders(file);
    this.#store = new KeptStore(
      file,
      new Map([...this.#entries].flatMap(([name, { emitted }]) => (emitted ? [[name, emitted.codes]] : []))),
    );
  }

  async run(): Promise<Outcome> {
    const { date } = this.#options;
    const changed = await this.#readChanged();
    // Status is of the day looked at; acts are judged as of today.
    const days = `${date} ${this.#open.control.today ?? ""}`;
    if (this.#file.day !== days) {
      for (const [name, entry] of this.#entries) {
        if (!changed.has(name)) this.#keepEntry(name, this.#withEmitted(name, entry, this.#life(name)));
      }
      this.#file.day = days;
    }
    return this.#judge();
  }

  /** The same of folders that were read and checked elsewhere. */
  async merge(folders: AsyncIterable<PartFolder>): Promise<Outcome> {
    const boundYoungSpace = createYoungSpaceBound();
    for await (const found of folders) {
      this.#keepEntry(found.folder, this.#keepFound(found, this.#entries.get(found.folder)));
      boundYoungSpace();
    }
    return this.#judge();
  }

  #judge(): Outcome {
    const { date, only } = this.#options;
    const { reading, root } = this.#open;
    this.#entries.save();
    for (const [name, { texts }] of this.#entries) for (const path of texts) this.#folderOf.set(path, name);

    const rules = acrossRules(only);
    judgeTouched(this.#store, rules, reading);
    const across = printTold(
      this.#store,
      rules,
      printingBy((path) => this.#factsOf(path), reading),
    );
    const { findings, silenced } = joinResults([this.#foundAlone(), across]);
    const held = this.#options.note ? this.#held() : undefined;
    const facts = held ?? (this.#options.withLibrary ? this.#facts() : undefined);
    const listing = facts?.library ?? (this.#options.withListing ? this.#listing() : undefined);
    const given = <T>(value: T | undefined) => {
      if (value === undefined) throw new Error("This was not asked for.");
      return value;
    };
    return {
      root,
      reading,
      date,
      findings: orderFindings(findings),
      silenced,
      paths: [...this.#folderOf.keys()].sort(compareText),
      superseded: this.#superseded(),
      ground: this.#ground(),
      library: () => given(facts).library,
      facts: () => given(facts),
      listing: () => given(listing),
      held,
    };
  }

  /** Reads the folders that lie there otherwise than before. @returns those whose content is another */
  async #readChanged(): Promise<Set<string>> {
    const { root } = this.#open;
    const lies = this.#lies;
    const states = new Map<string, string | undefined>();
    const isStale = (name: string): boolean => {
      const entry = this.#entries.get(name);
      const state = this.#stateOf(lies.folders.get(name) ?? lies.files, name, entry);
      states.set(name, state);
      return state === undefined || entry?.state !== state;
    };
    const stale = new Set([...lies.folders.keys()].filter(isStale));
    // What is no folder is listed each time: it is no more than a name.
    const listed = await listDocuments(this.#open, (name) => !lies.folders.has(name) || stale.has(name));
    const there = new Set(listed.map(({ folder }) => folder));
    for (const name of this.#entries.keys()) if (!there.has(name) && (!lies.folders.has(name) || stale.has(name))) this.#forget(name);
    const toRead = listed.filter(({ folder }) => stale.has(folder) || (!lies.folders.has(folder) && isStale(folder)));
    const changed = new Set<string>();
    let texts = 0;
    const boundYoungSpace = createYoungSpaceBound();
    for await (const held of readListed(this.#open, toRead, { base: this.#options.base })) {
      const { folder } = held;
      const known = this.#entries.get(folder);
      const entry = this.#entryOf(held, known);
      const now = lieAgain(root, folder, lies);
      // Saved while it was read: what was read may be either.
      const isSteady = this.#stateOf(now, folder, known) === states.get(folder);
      const state = isSteady && isReliable(held) ? this.#stateOf(now, folder, entry) : undefined;
      if (entry !== known) changed.add(folder);
      if (entry !== known || entry.state !== state) this.#keepEntry(folder, { ...entry, state });
      boundYoungSpace();
      texts += held.texts.length;
      this.#options.onProgress?.(texts);
    }
    return changed;
  }

  /** A name for how a folder lies, with what it shows from elsewhere; undefined where another save might leave it the same. */
  #stateOf(lie: FolderLie, name: string, entry: FolderEntry | undefined): string | undefined {
    const { at } = this.#lies;
    if (isYoung(lie, at)) return undefined;
    const elsewhere = entry?.elsewhere ?? [];
    if (elsewhere.length === 0) return lie.digest;
    const shown = lieOfFiles(`${this.#open.root}/${name}`, elsewhere);
    return isYoung(shown, at) ? undefined : `${lie.digest} ${shown.digest}`;
  }

  /** On what all that is found rests; undefined where something else than files may decide, or a file is too young. */
  #ground(): Ground | undefined {
    const { root, reading, control } = this.#open;
    if ([...this.#entries.values()].some(({ state }) => state === undefined)) return undefined;
    if (control.records.some(({ signatures = new Map() }) => ![...signatures.values()].every(isSettled))) return undefined;
    const elsewhere = [...this.#entries].flatMap(([name, entry]) => entry.elsewhere.map((path) => `${name}/${path}`));
    return { root, lies: this.#lies, elsewhere, timeZone: reading.settings.timeZone };
  }

  /** The entry as it was where the folder's content is the same; else a new one, with what was found and emitted kept. */
  #entryOf(held: HeldFolder, known: FolderEntry | undefined): FolderEntry {
    const content = contentOf(held);
    if (known?.content === content) return known;
    const { folder } = held;
    const { note, onDocument } = this.#options;
    const texts: [string, TextNotes][] = [];
    const hear = (document: Document) => {
      onDocument?.(document);
      const file = held.texts.find(({ path }) => path === document.path)?.file;
      if (note && file) texts.push([document.path, { text: digestOfFileText(file), noted: note(document, this.#open.reading) }]);
    };
    const checked = checkFolder(held, this.#open, { ...this.#options, onDocument: hear, figures: note !== undefined });
    const elsewhere = held.texts.flatMap(({ shown = [] }) => shown).filter((name) => !held.beside.has(name));
    const noted = note && { beside: [...held.beside], texts };
    const entry = this.#keepFound({ folder, life: printFolder(held.facts), ...checked }, known, noted);
    return { ...entry, content, elsewhere: [...new Set(elsewhere)] };
  }

  /** Keeps what was found of a folder and what rules across documents may know of it. @returns an entry that says nothing of how it lay */
  #keepFound(
    { folder, facts, life, findings, silenced }: PartFolder,
    known: FolderEntry | undefined,
    noted?: KeptLife["noted"],
  ): FolderEntry {
    const kept: KeptLife = { files: facts, folder: life, ...(noted && { noted }) };
    this.#file.putLarge("lives", folder, kept);
    if (findings.length > 0 || known) this.#file.put("findings", folder, findings.length > 0 ? findings : undefined);
    const texts = facts.map(({ path }) => path);
    return this.#withEmitted(
      folder,
      { content: "", texts, elsewhere: [], silenced, ...(known?.emitted && { emitted: known.emitted }) },
      kept,
    );
  }

  #keepEntry(name: string, entry: FolderEntry): void {
    // A piece of a text holds the whole text; what was printed and read again holds itself only.
    this.#entries.set(name, JSON.parse(JSON.stringify(entry)) as FolderEntry);
  }

  #forget(name: string): void {
    if (this.#entries.get(name)?.emitted) this.#store.replace(name, undefined);
    this.#entries.delete(name);
    this.#file.put("findings", name, undefined);
    this.#file.putLarge("lives", name, undefined);
  }

  /** Puts what rules across documents keep of a folder in the place of what they kept. @returns the entry with what it must know of that */
  #withEmitted(name: string, entry: FolderEntry, { files, folder }: KeptLife): FolderEntry {
    const { reading, control } = this.#open;
    const { date, only } = this.#options;
    const held = readFolder(folder);
    this.#regime ??= regimeFor(control, reading.settings, date);
    if (files.length === 0 && !isLostLife(name, held, this.#regime)) {
      if (entry.emitted) this.#store.replace(name, undefined);
      const { emitted: _, ...rest } = entry;
      return rest;
    }
    const sorted = [...files].sort((a, b) => compareText(a.path, b.path));
    const life = lifeOfFolder(name, sorted, held, this.#regime, reading.settings);
    const emitted = emitLife(life, date, acrossRules(only), reading);
    this.#store.replace(name, emitted);
    const superseded = life.documents.flatMap((document) =>
      supersededTexts(document, date).map((path): [DocumentCode, string] => [document.code, path]),
    );
    const hasUnread = files.some(({ unread }) => unread !== undefined);
    return { ...entry, emitted: { codes: [...emitted.codes], superseded, hasUnread } };
  }

  #life(name: string): KeptLife {
    const life = this.#lives.get(name) ?? this.#file.large<KeptLife>("lives", name);
    if (!life) throw new Damaged(`life of ${name}`);
    return life;
  }

  /** A text's facts, to place what was found in it; those of the folders last asked for are at hand. */
  #factsOf(path: string): DocumentFacts | undefined {
    const name = this.#folderOf.get(path);
    if (name === undefined) return undefined;
    const life = this.#life(name);
    if (this.#lives.size > MOST_LIVES) this.#lives.clear();
    this.#lives.set(name, life);
    return life.files.find((facts) => facts.path === path);
  }

  /** What is found by looking at each folder alone, and at the settings. */
  #foundAlone(): RuleResult {
    const findings = [...this.#file.values<Finding[]>("findings")].flatMap(([, found]) => found);
    const silenced = [...this.#entries.values()].reduce((sum, entry) => sum + entry.silenced, 0);
    return joinResults([{ findings, silenced }, checkOwnSettings(this.#open, this.#options.date, this.#options)]);
  }

  /** A code claimed by several folders is one document, put together from all of them. */
  #superseded(): Set<string> {
    const shared = this.#sharedCodes();
    const { documents } = this.#library([...new Set([...shared.values()].flat())]);
    const together = [...shared.keys()].flatMap((code) => {
      const document = documents.get(code);
      return document ? supersededTexts(document, this.#options.date) : [];
    });
    const alone = [...this.#entries.values()].flatMap(({ emitted }) => emitted?.superseded ?? []);
    return new Set([...alone.flatMap(([code, path]) => (shared.has(code) ? [] : path)), ...together]);
  }

  /** Codes that several folders claim, with those folders. */
  #sharedCodes(): Map<DocumentCode, string[]> {
    const first = new Map<DocumentCode, string>();
    const shared = new Map<DocumentCode, string[]>();
    for (const [name, { emitted }] of this.#entries) {
      for (const code of emitted?.codes ?? []) {
        const holder = first.get(code);
        if (holder === undefined) first.set(code, name);
        else shared.set(code, [...(shared.get(code) ?? [holder]), name]);
      }
    }
    return shared;
  }

  /** Of a folder with one code, claimed by no other, each text is that document's; the others' texts are looked at. */
  #listing(): LibraryListing {
    const shared = this.#sharedCodes();
    const isPlain = ([, { emitted }]: [string, FolderEntry]) =>
      emitted?.codes.length === 1 && !emitted.hasUnread && !shared.has(emitted.codes[0] as DocumentCode);
    // Also what is without a text: of what was issued and is gone.
    const all = [...this.#entries].filter(([, { texts, emitted }]) => texts.length > 0 || emitted !== undefined);
    const plain = all.filter(isPlain).map(([folder, { texts, emitted }]) => ({ folder, texts, code: emitted?.codes[0] as DocumentCode }));
    const others = this.#library(all.filter((entry) => !isPlain(entry)).map(([name]) => name));
    const documents = [...plain, ...others.documents.values()].map(({ code, folder }) => [code, { code, folder }] as const);
    const files = [...plain.flatMap(({ folder, texts, code }) => texts.map((path) => ({ path, code, folder }))), ...others.files];
    return {
      documents: new Map(documents.sort(([a], [b]) => compareText(a, b))),
      files: files.sort((a, b) => compareText(a.path, b.path)),
    };
  }

  /** The whole library with what is noted of its texts. */
  #held(): HeldLibrary {
    const lives = this.#allLives();
    const noted = lives.map(([name, { noted }]) => {
      if (!noted) throw new Damaged(`notes of ${name}`);
      return [name, noted] as const;
    });
    return {
      ...this.#facts(lives),
      assets: new Map(noted.map(([name, { beside }]) => [name, new Set(beside)])),
      notes: new Map(noted.flatMap(([, { texts }]) => texts)),
    };
  }

  /** The whole library with what it is put together from. */
  #facts(lives: NamedLives = this.#allLives()): LibraryFacts {
    const folders = foldersOf(lives);
    const library = this.#libraryOf(lives, folders);
    return { ...this.#open, library, facts: [...library.files], folders };
  }

  #allLives(): NamedLives {
    return [...this.#entries.keys()].map((name) => [name, this.#life(name)] as const);
  }

  /** A library of these folders. */
  #library(names: readonly string[]): Library {
    const lives = names.map((name) => [name, this.#life(name)] as const);
    return this.#libraryOf(lives, foldersOf(lives));
  }

  #libraryOf(lives: NamedLives, folders: ReadonlyMap<string, FolderFacts>): Library {
    const { reading, control } = this.#open;
    return indexLibrary(
      lives.flatMap(([, { files }]) => files),
      folders,
      reading.settings,
      this.#options.date,
      control,
    );
  }
}

const MOST_LIVES = 200;

type NamedLives = readonly (readonly [name: string, life: KeptLife])[];

function foldersOf(lives: NamedLives): ReadonlyMap<string, FolderFacts> {
  return new Map(lives.map(([name, { folder }]) => [name, readFolder(folder)]));
}

/** False of a signature that is none now, and may be one tomorrow. */
function isSettled({ result }: Pick<FoundSignature, "result">): boolean {
  return result.outcome === "good" || result.outcome === "incomplete";
}

/** Digest of all that was read of a folder. */
function contentOf({ texts, beside, facts, problems, odd }: HeldFolder): string {
  const read = texts.map(({ path, file, shown, pictures, signatures }) => [path, file, shown, [...(pictures ?? [])], signatures]);
  return digestOf([read, [...beside], printFolder(facts), problems, odd]);
}

/**
 * False where something else than the folder's files may decide: a file that can't be read today, a signature that is
 * none now. A program that is missing may be there tomorrow, a right granted.
 */
function isReliable({ texts, beside, facts, problems }: HeldFolder): boolean {
  const signed = [...texts.flatMap(({ signatures = [] }) => signatures), ...facts.entries.flatMap(({ signature }) => signature ?? [])];
  return (
    texts.every(({ file, shown = [], pictures }) => file.ok && shown.every((name) => !beside.has(name) || pictures?.has(name))) &&
    signed.every(isSettled) &&
    !problems.some(({ problem }) => problem.key.startsWith("unreadable"))
  );
}
