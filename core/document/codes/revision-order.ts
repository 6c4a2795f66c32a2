import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { compareText } from "../words/compare-text.ts";

/** How a library counts its revisions (document-format §5). */
export type RevisionSettings = LibrarySettings["revision"];

/** What of a text states an order of revisions: its own name, and those its change log names before it. */
export interface NamedText {
  revision?: string | undefined;
  changes: readonly { revision?: string | undefined }[];
}

/** What two names of one revision share: `5` and `05`, `V1` and `v1` are one. */
export function revisionKey(name: string): string {
  return name.toLowerCase().replace(/(?<!\d)0+(?=\d)/g, "");
}

/** True where both name one revision. */
export function isSameRevision(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && revisionKey(one) === revisionKey(other);
}

/**
 * The order that two names have by themselves, run by run: numbers by value, letters A … Z, AA …, words by their letters. One
 * order for all names, however mixed. What a library of labels states in its change logs goes before it (`orderRevisions`).
 */
export function compareRevisions(one: string, other: string): number {
  const [a, b] = [runsOf(one), runsOf(other)];
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = compareRuns(a[index] as string, b[index] as string);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function isLetters(name: string): boolean {
  return /^[A-Z]+$/.test(name);
}

function runsOf(name: string): string[] {
  return revisionKey(name).match(/\d+|\p{L}+|[^\d\p{L}]+/gu) ?? [];
}

function compareRuns(one: string, other: string): number {
  const kind = kindOf(one);
  return (
    kind - kindOf(other) || (kind === kinds.number || kind === kinds.letters ? one.length - other.length : 0) || compareText(one, other)
  );
}

/** Kinds of runs, in their order. Up to three letters count (Z, AA); more are a word. */
const kinds = { mark: 0, number: 1, letters: 2, word: 3 };

function kindOf(run: string): number {
  if (/^\d/.test(run)) return kinds.number;
  if (/^\P{L}/u.test(run)) return kinds.mark;
  return run.length <= 3 ? kinds.letters : kinds.word;
}

/**
 * Texts of one document, the lowest revision first. Numbers and letters have an order of their own; the order of labels is what
 * the change logs of these texts state, each of which names the revisions before it; what no log tells follows the names.
 */
export function orderRevisions<T extends NamedText>(texts: readonly T[], style: RevisionSettings["style"]): T[] {
  const named = [...texts].sort((a, b) => compareRevisions(a.revision ?? "", b.revision ?? ""));
  return style === "label" ? asStated(named) : named;
}

/** What a log names goes before it; where logs contradict each other, the lowest by name is taken. */
function asStated<T extends NamedText>(texts: readonly T[]): T[] {
  const keys = new Set(texts.map(({ revision = "" }) => revisionKey(revision)));
  const before = new Map<string, Set<string>>();
  for (const { revision = "", changes } of texts) {
    const log = [...new Set([...loggedBefore(changes), revision].map(revisionKey))].filter((key) => keys.has(key));
    for (const [index, key] of log.entries()) {
      const earlier = before.get(key) ?? new Set();
      for (const one of log.slice(0, index)) if (one !== key) earlier.add(one);
      before.set(key, earlier);
    }
  }
  const ordered: T[] = [];
  const left = [...texts];
  while (left.length > 0) {
    const open = new Set(left.map(({ revision = "" }) => revisionKey(revision)));
    const isFree = ({ revision = "" }: T) => [...(before.get(revisionKey(revision)) ?? [])].every((key) => !open.has(key));
    const next = Math.max(0, left.findIndex(isFree));
    ordered.push(...left.splice(next, 1));
  }
  return ordered;
}

/** The revisions that a change log names before its newest entry, as it orders them. */
export function loggedBefore(changes: NamedText["changes"]): string[] {
  return changes.slice(0, -1).flatMap(({ revision }) => (revision === undefined ? [] : [revision]));
}

/** The first revision of a document, as it is printed. */
export function firstRevision({ style, first, digits }: RevisionSettings): string {
  return style === "number" ? first.padStart(digits, "0") : first;
}

/** The revision after another, at least as wide; undefined where labels follow each other as their author says. */
export function nextRevision(revision: string, style: RevisionSettings["style"]): string | undefined {
  if (style === "number") return /^\d+$/.test(revision) ? plusOne(revision) : undefined;
  return style === "letter" && isLetters(revision) ? nextLetters(revision) : undefined;
}

/** The revisions left out between two that are counted, `02` or `02–04`; undefined where none is, or nothing counts them. */
export function revisionsMissing(before: string, after: string, style: RevisionSettings["style"]): string | undefined {
  const first = nextRevision(before, style);
  if (first === undefined || nextRevision(after, style) === undefined || compareRevisions(first, after) >= 0) return undefined;
  const last = revisionBefore(after, style);
  return last === undefined || isSameRevision(first, last) ? first : `${first}–${last.padStart(first.length, "0")}`;
}

function revisionBefore(revision: string, style: RevisionSettings["style"]): string | undefined {
  if (style === "number") return String(BigInt(revision) - 1n);
  if (revision === "A") return undefined;
  const [rest, last] = [revision.slice(0, -1), revision.slice(-1)];
  if (last !== "A") return rest + String.fromCharCode(last.charCodeAt(0) - 1);
  return `${rest === "A" ? "" : (revisionBefore(rest, style) ?? "")}Z`;
}

/** A label as the next one may read: its last number is one higher. */
export function likelyNext(label: string): string {
  const [, before = "", digits, after = ""] = /^(.*?)(\d+)(\D*)$/.exec(label) ?? [];
  if (digits !== undefined) return `${before}${plusOne(digits)}${after}`;
  return isLetters(label) ? nextLetters(label) : `${label}-2`;
}

function plusOne(digits: string): string {
  return String(BigInt(digits) + 1n).padStart(digits.length, "0");
}

/** A → B, Z → AA, AZ → BA. */
function nextLetters(letters: string): string {
  const last = letters.slice(-1);
  if (last !== "Z") return letters.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1);
  return letters.length === 1 ? "AA" : `${nextLetters(letters.slice(0, -1))}A`;
}

/** What keeps a name from being one of a library's revisions; undefined when it can be. */
export function revisionMisfit(name: string, { style, first }: RevisionSettings): LocalText | undefined {
  if (style === "label") return undefined;
  if (style === "number") {
    if (/^\d+$/.test(name)) return undefined;
    return { en: `is not a number, such as “${first}”`, id: `bukan angka, misalnya “${first}”` };
  }
  if (/^[A-Z]{1,3}$/.test(name)) return undefined;
  return { en: `is not made of capital letters, such as “${first}”`, id: `bukan huruf besar, misalnya “${first}”` };
}

/** Source of a regular expression for a revision that prose names after a code, “rev 05”. */
export function revisionShape(style: RevisionSettings["style"]): string {
  if (style === "number") return "\\d{1,9}(?!\\p{N})";
  if (style === "letter") return "[A-Z]{1,3}(?![\\p{L}\\p{N}])";
  return "(?:[A-Z]{1,3}|(?=[\\p{L}._-]*\\d)[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*)(?![\\p{L}\\p{N}])";
}

/**
 * The entries of a change log, oldest first, that came after one revision, up to another.
 * @param to the revision of the newest entry, which may leave its own out
 */
export function entriesBetween<E extends { revision?: string | undefined }>(changes: readonly E[], from: string, to: string): E[] {
  const upTo = (name: string): number => {
    const exact = changes.findLastIndex(({ revision = to }) => isSameRevision(revision, name));
    return 1 + (exact >= 0 ? exact : changes.findLastIndex(({ revision = to }) => compareRevisions(revision, name) <= 0));
  };
  return changes.slice(upTo(from), upTo(to));
}
