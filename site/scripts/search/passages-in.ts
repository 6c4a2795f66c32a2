import type { PassageFacts, PassagePlace } from "../../../cli/portal/door.ts";

/** A passage found in the text. */
export interface Found extends PassageFacts {
  /** Text around the words found, with `<mark>` around them. */
  excerpt: string;
  /** The words of it that were found, each once: letters and digits, in lower case. */
  words: readonly string[];
}

/** What the index says of a revision that was found: its text, where its passages begin, where the words stand. */
export interface FoundRecord {
  /** With its markup escaped; words are counted by the white space between them. */
  content: string;
  anchors: readonly { id: string; location: number }[];
  weighted_locations: readonly { location: number; balanced_score: number }[];
  meta: Omit<PassageFacts, "address" | "title" | "place"> & { places: string };
}

const EXCERPT_WORDS = 18;

/** The passages of a revision in which words were found: those that hold most of them first, then by what the words weigh there. */
export function passagesIn({ content, anchors, weighted_locations, meta }: FoundRecord): Found[] {
  const { places, ...facts } = meta;
  const known = JSON.parse(places) as PassagePlace[];
  const words = content.split(/[^\S\uFEFF]+/g);
  const starts = anchors.filter(({ id }) => /^\d+$/.test(id)).sort((a, b) => a.location - b.location);
  const passages = starts.flatMap(({ id, location: from }, index) => {
    const until = starts[index + 1]?.location ?? words.length;
    const hits = weighted_locations.filter(({ location }) => location >= from && location < until);
    const place = known[Number(id)];
    if (hits.length === 0 || !place) return [];
    const [address, title, where] = place;
    const at = new Set(hits.map(({ location }) => location));
    const found: Found = {
      ...facts,
      address,
      title,
      place: where,
      excerpt: excerptOf(words, at, [from, until]),
      words: [...new Set([...at].map((one) => squeeze(words[one] ?? "")))],
    };
    // What a short passage says, a long one only mentions.
    return [{ found, score: hits.reduce((sum, { balanced_score }) => sum + balanced_score, 0) / Math.sqrt(until - from) }];
  });
  return passages.sort((a, b) => b.found.words.length - a.found.words.length || b.score - a.score).map(({ found }) => found);
}

/** The words of a passage around most of those that were found. */
function excerptOf(words: readonly string[], at: ReadonlySet<number>, [from, until]: readonly [number, number]): string {
  const last = Math.max(from, until - EXCERPT_WORDS);
  let best = { start: from, hits: 0 };
  for (const hit of at) {
    const start = Math.min(Math.max(from, hit - 3), last);
    const hits = [...at].filter((one) => one >= start && one < start + EXCERPT_WORDS).length;
    if (hits > best.hits) best = { start, hits };
  }
  const end = Math.min(until, best.start + EXCERPT_WORDS);
  const told = words.slice(best.start, end).map((word, index) => (at.has(best.start + index) ? `<mark>${word}</mark>` : word));
  return `${best.start > from ? "… " : ""}${told.join(" ")}${end < until ? " …" : ""}`;
}

function squeeze(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
