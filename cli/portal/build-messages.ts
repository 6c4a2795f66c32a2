import type { LocalText } from "../../schemas/local-text.ts";
import type { FileDigests } from "./inventory-file.ts";
import type { PortalOptions } from "./portal-options.ts";

/** What the process that makes pages is asked for: all pages of a build, into a folder that is there. */
export interface PageOrder {
  options: PortalOptions;
  folder: string;
}

/** What is known of one document, as data: the answer to a question its pages ask. */
export type Answer = string | boolean | null;

/** What the process that makes the pages says to the one that started it; it sends lists of these. */
export type BuildMessage =
  /** Said once, before the first page. The passages to be searched are written by then. */
  | { started: BuildStart }
  /** A document's page is being made. */
  | { page: true }
  /** A document's pages were told this of another document. */
  | { asked: { unit: string; question: string; answer: Answer } }
  /** Said last, after the last page: every file that was made, with its SHA-256. */
  | { ended: { files: FileDigests } }
  /** Said last where a text was saved while the library was being read. */
  | { moved: string }
  /** Said last where they could not be made: the error, and the system's code where the disk took no more. */
  | { failed: string; noRoom?: string | undefined };

/** What a build is about to make, and what it keeps. */
export interface BuildStart {
  /** SHA-256 of the settings the pages are made with. */
  settings: string;
  /** Digest of what each unit is made from, by the unit's name; of all units. */
  inputs: Record<string, string>;
  /** The units that are not made: those of the portal before are still right. */
  kept: string[];
  /** True where something is shown that lies outside the library's folder. */
  showsForeign: boolean;
  /** How many documents' pages are being made. */
  pages: number;
  notes: LibraryNotes;
}

/** What pages can't say of the library. */
export interface LibraryNotes {
  /**
   * What of a document's frontmatter could not be taken, by its path in the library: its page shows the rest. Of a text that can't be read
   * why: it has no page.
   */
  trouble: { path: string; line: number; message: LocalText }[];
  /** True where documents are drafted and none was issued. */
  hasDraftsOnly: boolean;
}

/** Milliseconds within which what nobody waits for is said together: a message by itself costs as much as writing a page. */
const TOGETHER = 50;
let unsaid: BuildMessage[] = [];
let lastSaid = 0;

/** Says something to the process that builds the portal, soon; nobody hears it where pages are made without one. */
export function tellBuild(message: BuildMessage): void {
  unsaid.push(message);
  const canWait = "page" in message || "asked" in message;
  if (canWait && performance.now() - lastSaid < TOGETHER) return;
  process.send?.(unsaid);
  unsaid = [];
  lastSaid = performance.now();
}
