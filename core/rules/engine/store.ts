import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Emitted, EmittedCitation, EmittedUse, Told } from "./emitted.ts";

/**
 * What is kept of a library between two judgements: what each folder emitted, and what was told of each key. It knows no
 * rule. In memory here; one on a disk answers the same.
 */
export interface Store {
  /** Puts what a folder emits in the place of what it emitted before; undefined: the folder is gone. */
  replace(folder: string, emitted: Emitted | undefined): void;
  /** The codes of all documents, each once. */
  codes(): Iterable<DocumentCode>;

  /** Shared keys that were touched since they were last judged, each once; they count as judged from then on. */
  takeTouchedKeys(): Iterable<TouchedKey>;
  /** All uses of a key, in the order of codes and folders, those of one folder as it emitted them. */
  group(key: SharedKey): readonly EmittedUse[];
  keepGroup(key: SharedKey, told: readonly Told[]): void;

  /** Citations to be judged again, by the code cited: their text is another, or the answer is; they count as judged from then on. */
  takeTouchedCitations(): Iterable<TouchedCitations>;
  /** What a folder cites of a code. */
  citing(cited: CitedCode, folder: string): readonly EmittedCitation[];
  /** What the document of a code answers; undefined where there is none. */
  answer(cited: CitedCode): { answer: unknown } | undefined;
  keepCitations(cited: CitedCode, folder: string, told: readonly Told[]): void;

  /** All that was told, of folders, keys and citations. */
  told(): Iterable<Told>;
}

/** A key that documents share under a rule. */
export interface SharedKey {
  rule: string;
  key: string;
}

export interface TouchedKey extends SharedKey {
  /** True where uses of the key differ: found without looking at the uses themselves. */
  differs: boolean;
}

/** A code that documents cite under a rule. */
export interface CitedCode {
  rule: string;
  code: DocumentCode;
}

export interface TouchedCitations extends CitedCode {
  /** The citing folders whose citations are judged again. */
  folders: Iterable<string>;
}
