import { appendFileSync } from "node:fs";

/** What is known of one document, as data: the answer to a question its pages ask. */
export type Answer = string | boolean | null;

/** What the process that makes the pages says while it works, a line of JSON each. */
export type PortalNote =
  /** Said once, before the first page. The search records are written by then. */
  | { planned: PortalPlanned }
  /** A document's page is being made. */
  | { page: true }
  /** A document's pages were told this of another document. */
  | { asked: { part: string; question: string; answer: Answer } };

export interface PortalPlanned {
  /** SHA-256 of the settings the pages are made with. */
  settings: string;
  /** Digest of what each part is made from, by the part's name; of all parts. */
  inputs: Record<string, string>;
  /** The parts that are not made: those of the portal before are still right. */
  kept: string[];
  /** How many documents' pages are being made. */
  pages: number;
}

/** Adds a note at the end of a file. It is there when this returns, however the process ends. */
export function writeNote(file: string, note: PortalNote): void {
  appendFileSync(file, `${JSON.stringify(note)}\n`);
}
