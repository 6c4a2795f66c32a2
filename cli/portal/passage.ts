import { join } from "node:path";

/** Where the passages of a part of the index are told, a line of JSON each, by its unit (cli/portal/units.ts). */
export function passagesFile(folder: string, unit: string): string {
  return join(folder, `${unit}.jsonl`);
}

/** One passage that full text search finds: a document, a section, a flow or a step. */
export interface Passage extends PassageFacts {
  /** True for what a reader means who asks for nothing else: the main revision of each document. */
  current: boolean;
  /** The words, with how much they weigh (1 to 10). */
  words: [number, string][];
}

/** What the first file of the index says beside what its own code reads. */
export interface TextEntry {
  /** The folders in which further parts of the index lie; missing where there are none. */
  parts?: readonly string[];
}

/** Of one revision's passages in the index: where each is, what is found there, and what that belongs to, in their order. */
export type PassagePlace = readonly [address: string, title: string, place: string];

/** What a result of the search shows of a passage. */
export interface PassageFacts {
  /** From the top of a language's pages. */
  address: string;
  /** What is found. */
  title: string;
  /** Where it is: “8.1 Layanan 108”. */
  place: string;
  code: string;
  document: string;
  revision: string;
  status: string;
  language: string;
}
