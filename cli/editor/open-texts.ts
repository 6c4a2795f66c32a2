import { basename, dirname } from "node:path";
import { isTextFile } from "../../core/document/codes/revision-file.ts";
import type { Document, Problem } from "../../core/document/document.ts";
import { splitLines } from "../../core/document/source-lines.ts";
import type { FingerprintedFinding } from "../../core/finding.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language } from "../../schemas/local-text.ts";
import { readTextFile, type TextReader } from "../files/read-file.ts";
import { findLibrary, SETTINGS } from "../read/find-library.ts";
import { type DataFile, dataFileOf, isOfDocument, languageSaid, whyUnfit } from "./data-files.ts";
import { EditedLibrary } from "./edited-library.ts";
import { fileOfAddress, pathInside } from "./places.ts";

/** A text that is open, in its library. */
export interface OpenText {
  edited: EditedLibrary;
  path: string;
  document: Document;
  language: Language;
}

/** What is told of an open file. */
export interface Judged {
  /** Of the text that was judged, as the editor numbers them. */
  version: number;
  /** The library's folder. */
  root: string;
  language: Language;
  findings: readonly FingerprintedFinding[];
  /** Why no library can be read by these settings. */
  unfit: readonly Problem[];
  /** Why nothing else can be judged. */
  trouble: UsageError | undefined;
}

/** YAML of an open file, as it is typed. */
interface OpenYaml {
  lines: readonly string[];
  /** The line of the file it begins at, counted from 1. */
  firstLine: number;
  of: DataFile | "frontMatter";
  language: Language;
}

/** A file that is open. */
interface OpenFile {
  file: string;
  text: string;
  version: number;
  /** Whether the library knows what is typed. */
  isTold: boolean;
}

/** Where a file lies in a library, and as what it is read. */
interface Placed {
  root: string;
  path: string;
  kind: "text" | DataFile;
}

/** The files that are open in an editor, each in its library; libraries are read once one of their files is opened. */
export class OpenTexts {
  readonly #today: (timeZone: string) => IsoDate;
  readonly #language: Language | undefined;
  readonly #libraries = new Map<string, Promise<EditedLibrary>>();
  /** By address. */
  readonly #open = new Map<string, OpenFile>();

  constructor(today: (timeZone: string) => IsoDate, language: Language | undefined) {
    this.#today = today;
    this.#language = language;
  }

  /** Notes what is typed; it is looked at when it is next asked about. */
  note(address: string, text: string, version: number): void {
    const file = fileOfAddress(address);
    if (file !== undefined) this.#open.set(address, { file, text, version, isTold: false });
  }

  /** The addresses of what is open. */
  get addresses(): string[] {
    return [...this.#open.keys()];
  }

  async close(address: string): Promise<void> {
    const open = this.#open.get(address);
    this.#open.delete(address);
    const placed = open && (await place(open.file));
    const edited = placed && (await this.#library(placed.root).catch(() => undefined));
    if (!edited) return;
    if (placed.kind === "text") await edited.close(placed.path);
    else if (isOfDocument(placed.kind)) await edited.readFolderOf(placed.path);
  }

  /**
   * An open text of a document with all that was typed; undefined where it is none.
   * @throws UsageError when its library can't be read
   */
  async text(address: string): Promise<OpenText | undefined> {
    const open = this.#open.get(address);
    const placed = open && (await place(open.file));
    return placed?.kind === "text" ? this.#textIn(address, placed) : undefined;
  }

  /** The YAML of an open file: a text's frontmatter, or a file that is data; undefined of any other. */
  async yaml(address: string): Promise<OpenYaml | undefined> {
    const open = this.#open.get(address);
    const placed = open && (await place(open.file));
    if (!placed) return undefined;
    const edited = await this.#library(placed.root).catch(() => undefined);
    const language = edited ? this.#languageIn(edited) : (this.#language ?? languageSaid(open.text) ?? "en");
    const lines = splitLines(open.text);
    if (placed.kind !== "text") return { lines, firstLine: 1, of: placed.kind, language };
    const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
    return { lines: lines.slice(1, Math.max(end, 1)), firstLine: 2, of: "frontMatter", language };
  }

  /** What is found in an open file; undefined where it is none of a library. */
  async judged(address: string): Promise<Judged | undefined> {
    const open = this.#open.get(address);
    const placed = open && (await place(open.file));
    if (!placed) return undefined;
    const { root, kind } = placed;
    const nothing = { root, version: open.version, language: this.#language ?? "en", findings: [], unfit: [], trouble: undefined };
    try {
      return kind === "text" ? await this.#judgedText(address, placed) : await this.#judgedData(address, placed, kind);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      if (kind !== "settings") return { ...nothing, trouble: error };
      // It is these settings that can't be used, and their own places say why.
      const { text } = this.#open.get(address) ?? open;
      const unfit = whyUnfit(kind, text);
      return { ...nothing, language: this.#language ?? languageSaid(text) ?? "en", unfit, trouble: unfit.length > 0 ? undefined : error };
    }
  }

  /** Looks at what was saved, by whomever. A library that could not be read is tried again. */
  async refresh(): Promise<void> {
    for (const [root, library] of this.#libraries) {
      try {
        await (await library).refresh();
      } catch {
        this.#libraries.delete(root);
        for (const open of this.#open.values()) open.isTold = false;
      }
    }
  }

  async #judgedText(address: string, placed: Placed): Promise<Judged | undefined> {
    const text = await this.#textIn(address, placed);
    const { version } = this.#open.get(address) ?? {};
    if (!text || version === undefined) return undefined;
    const findings = text.edited.findings(text.path);
    return { root: placed.root, version, language: text.language, findings, unfit: [], trouble: undefined };
  }

  async #textIn(address: string, { root, path }: Placed): Promise<OpenText | undefined> {
    const edited = await this.#library(root);
    // What was typed while the library was read is what counts.
    const last = this.#open.get(address);
    if (!last) return undefined;
    if (!last.isTold) edited.type(path, last.text);
    last.isTold = true;
    const document = edited.document(path);
    return document && { edited, path, document, language: this.#languageIn(edited) };
  }

  async #judgedData(address: string, { root, path }: Placed, kind: DataFile): Promise<Judged | undefined> {
    const edited = await this.#library(root);
    const last = this.#open.get(address);
    if (!last) return undefined;
    const { text, version } = last;
    if (isOfDocument(kind) && !last.isTold) await edited.readFolderOf(path);
    last.isTold = true;
    const unfit = whyUnfit(kind, text);
    const findings = await edited.dataFindings(path, kind, text);
    return { root, version, language: this.#languageIn(edited), findings, unfit, trouble: undefined };
  }

  #languageIn(edited: EditedLibrary): Language {
    return this.#language ?? edited.reading.settings.language;
  }

  #library(root: string): Promise<EditedLibrary> {
    const known = this.#libraries.get(root) ?? EditedLibrary.open(root, { today: this.#today, textOf: this.#textOf });
    this.#libraries.set(root, known);
    // The next file, or the next save, tries again.
    known.catch(() => this.#libraries.delete(root));
    return known;
  }

  /**
   * What is typed in a file counts before it is saved; of the settings, by which everything is read, what is saved, unless no
   * library can be read by that.
   */
  readonly #textOf: TextReader = async (path) => {
    const typed = [...this.#open.values()].find(({ file }) => file === path);
    if (!typed) return readTextFile(path);
    if (basename(path) === SETTINGS) {
      const saved = await readTextFile(path);
      if (saved.ok && whyUnfit("settings", saved.text).length === 0) return saved;
    }
    return { ok: true, text: typed.text };
  };
}

async function place(file: string): Promise<Placed | undefined> {
  const root = await findLibrary(dirname(file));
  const path = root === undefined ? undefined : pathInside(root, file);
  if (root === undefined || path === undefined) return undefined;
  const [, fileName, ...deeper] = path.split("/");
  const kind = fileName !== undefined && deeper.length === 0 && isTextFile(fileName) ? "text" : dataFileOf(path);
  return kind && { root, path, kind };
}
