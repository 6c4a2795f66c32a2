import type { SimpleGit } from "simple-git";
import { folderName } from "../../core/document/codes/code-scheme.ts";
import { escapeRegExp } from "../../core/document/words/escape.ts";
import { foldTerm } from "../../core/document/words/fold.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import type { ReadLibrary } from "../read/read-library.ts";

/** Characters between the words of a term that spellings differ in. */
const BETWEEN = "[[:space:].‐–-]*";

/**
 * The folders a change can touch beside its own: those that mention a changed document by its code, or a term that the
 * change defines, lists or keeps anew. Found by git, which searches the working tree faster than we read it; a folder
 * too many costs only its reading.
 * @param before, after facts of the changed folders in the base and now
 */
export async function foldersMentioning(
  git: SimpleGit,
  before: readonly DocumentFacts[],
  after: readonly DocumentFacts[],
): Promise<Set<string>> {
  const codes = new Set([...before, ...after].flatMap(({ code }) => (code === undefined ? [] : [endingOf(code)])));
  const known = new Set(before.flatMap(termsOf).map(({ key }) => key));
  const terms = after.flatMap(termsOf).filter(({ key }) => !known.has(key));
  const patterns = new Set(
    [...[...codes].map(escapeRegExp), ...terms.map(({ term }) => patternOfTerm(term))].filter((pattern) => pattern !== ""),
  );
  if (patterns.size === 0) return new Set();
  const words = [...patterns].flatMap((pattern) => ["-e", pattern]);
  // Nothing found ends with 1 and without a word, which is no trouble here; anything else git says is thrown: a gate that
  // overlooked who cites a document would be open by mistake.
  const found = await git.raw(["grep", "-l", "-z", "-i", "-E", "-I", "--untracked", ...words, "--", "*.md"]);
  return new Set(found.split("\0").flatMap((path) => (path.includes("/") ? [path.split("/")[0] as string] : [])));
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

/** “P-01” of IN.OCC.TELK.P-01: a range may cite a code by its ending alone. */
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
