import type { TextEntry } from "../../../cli/portal/door.ts";
import { wordsIn } from "../../search/words.ts";
import { type Found, type FoundRecord, passagesIn } from "./passages-in.ts";
import { wordsHeld } from "./words-held.ts";

interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  filters(): Promise<unknown>;
  mergeIndex(address: string, options: Record<string, unknown>): Promise<void>;
  destroy(): Promise<void>;
  search(query: string, options?: { filters?: Record<string, string> }): Promise<{ results: Result[] }>;
}

interface Result {
  score: number;
  id: string;
  data(): Promise<FoundRecord>;
}

const MOST = 10;
const ranking = { termFrequency: 0.4, pageLength: 0.3 };
let loading: Promise<Pagefind> | undefined;

/** Gets the full text index ready; @throws where it can't be loaded. */
export function loadFullText(root: string): Promise<Pagefind> {
  loading ??= (async () => {
    const folder = new URL(`${root}pagefind/`, location.href).href;
    const [pagefind, parts] = await Promise.all([import(`${folder}pagefind.js`) as Promise<Pagefind>, partsIn(folder)]);
    await pagefind.options({ ranking });
    if (parts.length > 0)
      await join(
        pagefind,
        parts.map((part) => `${folder}${part}/`),
      );
    return pagefind;
  })();
  // What could not be loaded is asked for again with the next question.
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** The folders of a large library's further parts of the index. */
async function partsIn(folder: string): Promise<readonly string[]> {
  // Whatever was kept of it is asked after: of another build's parts half would be found.
  const response = await fetch(`${folder}pagefind-entry.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`pagefind-entry.json: ${response.status}`);
  return ((await response.json()) as TextEntry).parts ?? [];
}

/** Parts wait for the first one's code, for ever where that does not come: then its filters, which every question needs, don't either. */
async function join(pagefind: Pagefind, addresses: readonly string[]): Promise<void> {
  try {
    await Promise.all([pagefind.filters(), ...addresses.map((address) => pagefind.mergeIndex(address, { ranking }))]);
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
}

/** Passages, and whether they hold all the words. */
export interface FoundText {
  found: Found[];
  /** False where none does: these hold most of them. */
  isWhole: boolean;
}

/**
 * Passages of revisions that hold all the words, best first; where none does, those that hold most of them.
 * @param current true: main revisions only; false: the other ones only
 */
export async function findText(root: string, query: string, current: boolean): Promise<FoundText> {
  const pagefind = await loadFullText(root);
  const filters = { current: current ? "yes" : "no" };
  const all = (await pagefind.search(query, { filters })).results;
  const results = all.length > 0 ? all : await searchApart(pagefind, query, filters);
  const read = await Promise.allSettled(results.slice(0, MOST).map((result) => result.data()));
  // Without a network, excerpts that were never read are not there; those that are still help.
  const records = read.flatMap((one) => (one.status === "fulfilled" ? [passagesIn(one.value)] : []));
  if (records.length === 0 && read.length > 0) throw new Error("no excerpt could be read");
  // The best passage of each revision before the second ones; first of all those that hold every word.
  const passages = records
    .flatMap((passages) => passages.map((passage, rank) => ({ passage, rank, held: wordsHeld(passage.words, query).length })))
    .filter(({ held }) => held > 0)
    .sort((a, b) => b.held - a.held || a.rank - b.rank)
    .slice(0, MOST);
  return { found: passages.map(({ passage }) => passage), isWhole: all.length > 0 && passages[0]?.held === wordsIn(query).length };
}

/** Each word by itself: a passage counts the more words it holds, then by how well. */
async function searchApart(pagefind: Pagefind, query: string, filters: Record<string, string>): Promise<Result[]> {
  const words = query.split(/\s+/).filter((word) => word.length > 2);
  if (words.length < 2) return [];
  const scores = new Map<string, { result: Result; words: number; score: number }>();
  for (const word of words.slice(0, 8)) {
    for (const result of (await pagefind.search(word, { filters })).results) {
      const known = scores.get(result.id) ?? { result, words: 0, score: 0 };
      scores.set(result.id, { result, words: known.words + 1, score: known.score + result.score });
    }
  }
  return [...scores.values()].sort((a, b) => b.words - a.words || b.score - a.score).map(({ result }) => result);
}
