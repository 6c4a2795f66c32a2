import { dirname } from "node:path";
import { isTextFile } from "../../core/document/codes/revision-file.ts";
import type { Document } from "../../core/document/document.ts";
import type { FingerprintedFinding } from "../../core/finding.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language } from "../../schemas/local-text.ts";
import { findLibrary } from "../read/find-library.ts";
import { EditedLibrary } from "./edited-library.ts";
import { fileOfAddress, pathInside } from "./places.ts";

/** A text that is open, in its library. */
export interface OpenText {
  edited: EditedLibrary;
  path: string;
  document: Document;
  language: Language;
}

/** What is told of an open text: its findings, or why its library can't be judged. */
export type Judged = { text: OpenText; findings: FingerprintedFinding[] } | { trouble: UsageError };

/** The texts that are open in an editor, each in its library; libraries are read once one of their texts is opened. */
export class OpenTexts {
  readonly #today: (timeZone: string) => IsoDate;
  readonly #language: Language | undefined;
  readonly #libraries = new Map<string, Promise<EditedLibrary>>();
  /** By address: what is typed last, and whether the library knows it. */
  readonly #open = new Map<string, { file: string; text: string; isTold: boolean }>();

  constructor(today: (timeZone: string) => IsoDate, language: Language | undefined) {
    this.#today = today;
    this.#language = language;
  }

  /** Notes what is typed; it is looked at when it is next asked about. */
  note(address: string, text: string): void {
    const file = fileOfAddress(address);
    if (file !== undefined) this.#open.set(address, { file, text, isTold: false });
  }

  /** The addresses of what is open. */
  get addresses(): string[] {
    return [...this.#open.keys()];
  }

  async close(address: string): Promise<void> {
    const open = this.#open.get(address);
    this.#open.delete(address);
    const placed = open && (await this.#place(open.file).catch(() => undefined));
    if (placed) await placed.edited.close(placed.path);
  }

  /**
   * An open text with all that was typed; undefined where it is no text of a library.
   * @throws UsageError when its library can't be read
   */
  async text(address: string): Promise<OpenText | undefined> {
    const open = this.#open.get(address);
    const placed = open && (await this.#place(open.file));
    // What was typed while the library was read is what counts.
    const last = this.#open.get(address);
    if (!placed || !last) return undefined;
    const { edited, path } = placed;
    if (!last.isTold) edited.type(path, last.text);
    last.isTold = true;
    const document = edited.document(path);
    return document && { edited, path, document, language: this.#language ?? edited.reading.settings.language };
  }

  /** What is found in an open text; undefined where it is no text of a library. */
  async judged(address: string): Promise<Judged | undefined> {
    try {
      const text = await this.text(address);
      return text && { text, findings: text.edited.findings(text.path) };
    } catch (error) {
      if (error instanceof UsageError) return { trouble: error };
      throw error;
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

  async #place(file: string): Promise<{ edited: EditedLibrary; path: string } | undefined> {
    const root = await findLibrary(dirname(file));
    const path = root === undefined ? undefined : pathInside(root, file);
    const [, fileName, ...deeper] = path?.split("/") ?? [];
    if (root === undefined || path === undefined || fileName === undefined) return undefined;
    if (!isTextFile(fileName) || deeper.length > 0) return undefined;
    const known = this.#libraries.get(root) ?? EditedLibrary.open(root, this.#today);
    this.#libraries.set(root, known);
    // The next text, or the next save, tries again.
    known.catch(() => this.#libraries.delete(root));
    return { edited: await known, path };
  }
}
