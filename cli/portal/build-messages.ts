import { appendFileSync } from "node:fs";

/** What is known of one document, as data: the answer to a question its pages ask. */
export type Answer = string | boolean | null;

/** What the process that makes the pages says while it works, a line of JSON each. */
export type BuildMessage =
  /** Said once, before the first page. The passages to be searched are written by then. */
  | { started: BuildStart }
  /** A document's page is being made. */
  | { page: true }
  /** A document's pages were told this of another document. */
  | { asked: { unit: string; question: string; answer: Answer } };

/** What a build is about to make, and what it keeps. */
export interface BuildStart {
  /** SHA-256 of the settings the pages are made with. */
  settings: string;
  /** Digest of what each unit is made from, by the unit's name; of all units. */
  inputs: Record<string, string>;
  /** The units that are not made: those of the portal before are still right. */
  kept: string[];
  /** How many documents' pages are being made. */
  pages: number;
}

/** Adds a message at the end of the build's file of messages. It is there when this returns, however the process ends. */
export function tellBuild(file: string, message: BuildMessage): void {
  appendFileSync(file, `${JSON.stringify(message)}\n`);
}
