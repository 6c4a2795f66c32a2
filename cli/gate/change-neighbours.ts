import { folderName } from "../../core/document/codes/code-scheme.ts";
import { escapeRegExp } from "../../core/document/words/escape.ts";
import { foldTerm } from "../../core/document/words/fold.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { Git } from "../files/git.ts";
import { foldersOf } from "../read/changed-paths.ts";
import type { ReadLibrary } from "../read/read-library.ts";

/** Characters between the words of a term that spellings differ in. */
const BETWEEN = "[[:space:].‐–-]*";

/**
 * The folders a change can touch beside its own: those that mention a changed document by its code, or a term that the
 * change defines, lists or keeps anew. Found by git, which searches the working tree faster than we read it; a folder
 * too many costs only its reading. What git does not know yet stands in a changed folder.
 * @param before, after facts of the changed folders in the base and now
 */
export async function foldersMentioning(git: Git, before: readonly DocumentFacts[], after: readonly DocumentFacts[]): Promise<Set<string>> {
  const codes = new Set([...before, ...after].flatMap(({ code }) => code ?? []));
  const known = new Set(before.flatMap(termsOf).map(({ key }) => key));
  const terms = after.flatMap(termsOf).filter(({ key }) => !known.has(key));
  const patterns = new Set(terms.map(({ term }) => patternOfTerm(term)).filter((pattern) => pattern !== ""));
  return new Set([...(await foldersCiting(git, [...codes])), ...(await foldersMatching(git, [...patterns]))]);
}

/** git finds the lines that hold a part of a code, by a pattern that it is quick with; they are looked at here. */
async function foldersCiting(git: Git, codes: readonly string[]): Promise<string[]> {
  const lines = await grep(git, [], partsOfCodes(codes));
  const cites = codes.map((code) => new RegExp(patternsOfCode(code).join("|"), "iu"));
  return lines.split("\n").flatMap((entry) => {
    const end = entry.indexOf("\0");
    const [path, line] = [entry.slice(0, Math.max(0, end)), entry.slice(end + 1)];
    return cites.some((cited) => cited.test(line)) ? [...foldersOf([path])] : [];
  });
}

async function foldersMatching(git: Git, patterns: readonly string[]): Promise<string[]> {
  return [...foldersOf((await grep(git, ["-l"], patterns.join("|"))).split("\0"))];
}

async function grep(git: Git, how: readonly string[], pattern: string): Promise<string> {
  if (pattern === "") return "";
  const ask = (kind: string) => git.raw(["grep", "--no-color", "-z", "-i", "-I", kind, ...how, "-e", pattern, "--", "*.md"]);
  // Nothing found ends with 1 and without a word, which is no trouble here; anything else git says is thrown: a gate that
  // overlooked who cites a document would be open by mistake. Perl's expressions take it a third of the time, and not every git has them.
  return ask("-P").catch(() => ask("-E"));
}

/** The folders of all documents that these ones cite, in their texts or in place of what was withdrawn. */
export function foldersCited(read: readonly Pick<ReadLibrary, "facts" | "folders">[]): Set<string> {
  const cited = read.flatMap(({ facts }) =>
    facts.flatMap(({ citations, mistyped }) => [...citations, ...mistyped].map(({ code }) => code)),
  );
  const events = read.flatMap(({ folders }) => [...folders.values()].flatMap(({ entries }) => entries.map(({ event }) => event)));
  const replacing = events.flatMap((event) => (event?.event === "withdrawn" ? (event.replacedBy ?? []) : []));
  return new Set([...cited, ...replacing].map(folderName));
}

/** A code taken apart at its number: “W”, “-”, “21” of IN.OCC.TELK.W-21. */
function endOf(code: string): { letters: string; sign: string; number: string } | undefined {
  const [, letters = "", sign = "", number] = /(\p{L}+)([^\p{L}\p{N}]?)(\d+)$/u.exec(code) ?? [];
  return number === undefined ? undefined : { letters, sign, number };
}

/** What stands wherever one of these codes is cited, and in some other places: their ends, or all of one that has no number. */
function partsOfCodes(codes: readonly string[]): string {
  const names = [...new Set(codes.flatMap((code) => [code, folderName(code as DocumentCode)]))];
  const ends = names.flatMap((name) => endOf(name) ?? []);
  const beforeNumber = ends.flatMap(({ letters, sign }) => [`${letters}${escaped(sign)}`, `${letters}-`]);
  const whole = names.filter((name) => endOf(name) === undefined).map(escaped);
  if (ends.length === 0) return whole.join("|");
  // The end of a range may be written with other zeros: “W-18 s/d W-9”.
  return [`(${anyOf([...beforeNumber, "–", "/"])})0*(${anyOf(ends.map(({ number }) => withoutZeros(number)))})`, ...whole].join("|");
}

/** A text whose signs may be escaped as in Markdown. */
function escaped(text: string): string {
  return [...text].map((letter) => (/[\p{L}\p{N}]/u.test(letter) ? letter : `\\\\?${escapeRegExp(letter)}`)).join("");
}

function anyOf(patterns: readonly string[]): string {
  return [...new Set(patterns)].join("|");
}

function withoutZeros(number: string): string {
  return number.replace(/^0+(?=.)/, "");
}

/** A code in full, and as the end of a range: “IN.OCC.TELK.W-18 s/d W-21”, “PB-04–05”. Escapes of Markdown may stand in it. */
function patternsOfCode(code: string): string[] {
  const full = [...new Set([code, folderName(code as DocumentCode)])].map(spelled);
  const end = endOf(code);
  if (!end) return full;
  const number = `0*${withoutZeros(end.number)}(?!\\d)`;
  // Behind the word for “through” a new line may begin.
  const through = String.raw`(?:^[^\p{L}\p{N}]*|(?:s/d|s\.d\.?|sampai|dengan|to|through|–)\s+)`;
  return [...full, `${through}${end.letters}-${number}`, `${end.letters}${spelled(end.sign)}\\d+[–/]${number}`];
}

function spelled(text: string): string {
  return [...text].map((letter) => (/[\p{L}\p{N}]/u.test(letter) ? letter : `\\\\?\\u{${letter.codePointAt(0)?.toString(16)}}`)).join("");
}

/** What is left of a code to call a record by: “P-01” of IN.OCC.TELK.P-01. */
function endingOf(code: string): string {
  return /[^\p{L}\p{N}]?([\p{L}\p{N}]+[^\p{L}\p{N}]?[\p{L}\p{N}]+)$/u.exec(code)?.[1] ?? code;
}

function termsOf({ definitions, applications, records }: DocumentFacts): { term: string; key: string }[] {
  return [
    ...definitions.map(({ value }) => ({ term: value.term, key: JSON.stringify(value) })),
    ...applications.map(({ value }) => ({ term: value, key: value })),
    ...records.map(({ value }) => ({ term: value.title ?? endingOf(value.code ?? ""), key: JSON.stringify(value) })),
  ];
}

function patternOfTerm(term: string): string {
  return [...foldTerm(term)].map(escapeRegExp).join(BETWEEN);
}
