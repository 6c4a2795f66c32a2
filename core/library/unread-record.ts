import type { DocumentCode } from "../../schemas/identifier.ts";
import type { LocalText } from "../../schemas/local-text.ts";

/** What tells something that acts rest on: of a document, and of the library. */
export type RecordKind = "events" | "entry" | "issue" | "revision" | "draft" | "settings" | "signers" | "baseline";

/** A file that tells something acts may rest on, and that nobody can read. */
export interface UnreadRecord {
  kind: RecordKind;
  /** Undefined of the library's own files, and of a text that does not tell whose it is. */
  code: DocumentCode | undefined;
  /** As findings name it. */
  path: string;
  /** Its path in the library's own folder, of the library's own files: what readers are told, wherever the library lies. */
  file?: string;
  /** Of an entry of a list, its number from 1. */
  entry?: number;
  /** From which line on, where it has lines. */
  line: number | undefined;
  /** Why; undefined where nothing of it is there, or nothing tells. */
  message: LocalText | undefined;
  /** True where there is no such file any more. */
  isGone?: true;
  /** What to do. */
  fix: LocalText | undefined;
}
