import type { Range } from "../../schemas/finding.ts";
import type { Document } from "../document/document.ts";
import { rangeOnLine } from "../document/position.ts";
import type { ReadingContext } from "../document/read-document.ts";
import { type DigestPart, digestInputs, digestPartNames, flowSectionOf, type PictureDigests } from "./digest.ts";

/** One part of a document that differs from what was approved, and where it first does. */
export interface ChangedPlace {
  part: DigestPart;
  /** In the document as it is now. */
  at: Range;
  /** Paths of frontmatter values (`parties.2`), names of pictures, or the line as it was approved. */
  what: string[];
}

/** A document with the pictures it shows. */
export interface DigestedDocument {
  document: Document;
  pictures: PictureDigests;
}

/** Where a document differs from the one that was approved, part by part in the order of the digest. */
export function locateChanges(approved: DigestedDocument, now: DigestedDocument, reading: ReadingContext): ChangedPlace[] {
  const before = inputsOf(approved, reading);
  const after = inputsOf(now, reading);
  return digestPartNames.filter((part) => before[part] !== after[part]).map((part) => placeOf(part, before, after, now.document, reading));
}

function inputsOf({ document, pictures }: DigestedDocument, reading: ReadingContext) {
  return digestInputs(document, flowSectionOf(document, reading), pictures);
}

type Inputs = ReturnType<typeof digestInputs>;

function placeOf(part: DigestPart, before: Inputs, after: Inputs, document: Document, reading: ReadingContext): ChangedPlace {
  if (part === "header") {
    const what = changedKeys(JSON.parse(before.header), JSON.parse(after.header));
    return { part, at: document.locate((what[0] ?? "").split(".").map(toKey)), what };
  }
  if (part === "assets") {
    const what = changedPictures(before.assets, after.assets);
    return { part, at: rangeOfPicture(document, what[0] ?? ""), what };
  }
  const { index, approved } = firstDifference(before[part].split("\n"), after[part].split("\n"));
  const line = lineOf(part, index, document, reading);
  return { part, at: rangeOnLine(line, 1, (document.lines[line - 1]?.length ?? 0) + 1), what: [approved] };
}

/** Paths of values that differ, the deepest that tell it: `parties.2`, `records.0.retention`. */
function changedKeys(before: unknown, after: unknown, path = ""): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isHolder(before) || !isHolder(after) || Array.isArray(before) !== Array.isArray(after)) return [path];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => changedKeys(before[key], after[key], path === "" ? key : `${path}.${key}`));
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function toKey(word: string): string | number {
  return /^\d+$/.test(word) ? Number(word) : word;
}

function changedPictures(before: string, after: string): string[] {
  const lines = new Set(before.split("\n"));
  const now = new Set(after.split("\n"));
  const changed = [...[...now].filter((line) => !lines.has(line)), ...[...lines].filter((line) => !now.has(line))];
  return [...new Set(changed.map((line) => line.replace(/^\S+ {2}/, "")))];
}

function rangeOfPicture(document: Document, name: string): Range {
  const line = document.lines.findIndex((text) => text.includes("![") && text.includes(name));
  return line < 0 ? rangeOnLine(document.bodyFirst, 1, 1) : rangeOnLine(line + 1, 1, (document.lines[line] as string).length + 1);
}

function firstDifference(before: readonly string[], after: readonly string[]): { index: number; approved: string } {
  let index = 0;
  while (index < before.length && index < after.length && before[index] === after[index]) index++;
  return { index, approved: before[index] ?? "" };
}

/** The line of the file that a line of a digest's text is. */
function lineOf(part: "text" | "flows", index: number, document: Document, reading: ReadingContext): number {
  const span = flowSectionOf(document, reading);
  const last = Math.max(document.lines.length, 1);
  if (part === "flows") return Math.min((span?.first ?? last) + index, last);
  const line = document.bodyFirst + index;
  return Math.min(span && line >= span.first ? line + span.end - span.first : line, last);
}
