import type { DocumentEvent } from "../../../schemas/events.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Document } from "../../document/document.ts";
import { sha256Of } from "../../sha256.ts";

/**
 * What one command is going to do to the files of a library: decided here, done by `cli/files/apply-plan.ts`, all of it or
 * nothing. Paths are relative to the library's folder, with forward slashes.
 */
export interface Plan {
  operations: FileOperation[];
  /** What changes, one line each, for a document controller. */
  summary: LocalText[];
  /** What to do next, where there is something. */
  next: LocalText[];
  /** The message of a commit that holds this change and nothing else. */
  message: string;
  /** Files edited by hand before, which belong into the same commit. */
  edited?: string[];
  /** Entries it adds to a document's `events.yaml`. */
  events?: readonly DocumentEvent[];
}

/** One step of a plan. `expected` is the SHA-256 (`sha256:…`) of the bytes the file has now. */
export type FileOperation =
  | {
      kind: "write";
      path: string;
      /** A text, or the bytes of a picture. */
      content: string | Uint8Array;
      /** Undefined: there is no such file yet. */
      expected: string | undefined;
      mode?: number;
    }
  | { kind: "rename"; path: string; to: string; expected: string }
  | { kind: "delete"; path: string; expected: string };

/** The files that operations are about; of one that gets another name, both. */
export function pathsOf(
  operations: readonly ({ kind: "write" | "delete"; path: string } | { kind: "rename"; path: string; to: string })[],
): string[] {
  return operations.flatMap((operation) => (operation.kind === "rename" ? [operation.path, operation.to] : [operation.path]));
}

/** A text file of the library as it was read. */
export interface HeldFile {
  path: string;
  text: string;
}

/** The file a document was read from. */
export function fileOf({ folder, fileName, text }: Pick<Document, "folder" | "fileName" | "text">): HeldFile {
  return { path: `${folder}/${fileName}`, text };
}

/** A file beside the texts, of which only the digest matters. */
export interface HeldDigest {
  path: string;
  /** SHA-256 of its bytes, `sha256:…`. */
  digest: string;
}

/** What an operation writes, as text. */
export function textIn(content: string | Uint8Array): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

/** Writes a file that is not there yet. */
export function create(path: string, content: string | Uint8Array): FileOperation {
  return { kind: "write", path, content, expected: undefined };
}

/** Keeps what was signed, and its signature beside it: two files whose names differ in their endings. */
export function keepSigned(path: string, text: string, signature: string): FileOperation[] {
  return [create(`${path}.txt`, text), create(`${path}.sig`, signature)];
}

/** Writes a program that is not there yet. */
export function createExecutable(path: string, content: string): FileOperation {
  return { kind: "write", path, content, expected: undefined, mode: 0o755 };
}

/** Writes another text over a file. */
export function overwrite(file: HeldFile, content: string): FileOperation {
  return { kind: "write", path: file.path, content, expected: sha256Of(file.text) };
}

/** Takes a file away. */
export function remove({ path, digest }: HeldDigest): FileOperation {
  return { kind: "delete", path, expected: digest };
}

/** Gives a file another name. */
export function move({ path, digest }: HeldDigest, to: string): FileOperation {
  return { kind: "rename", path, to, expected: digest };
}
