/** How long one key of the jump search takes among 10,000 documents, against filtering the same titles one by one: here, and in Chromium. */
import { JumpSearch } from "../../site/scripts/search/jump.ts";
import { madeIndex } from "../site/search-made-library.ts";
import { manyDocuments } from "../tools/many-documents.ts";
import { keysInBrowser } from "./search-keys.ts";

const index = manyDocuments(10_000);
const started = performance.now();
const search = new JumpSearch(index);
console.log(`index of 10,000 documents made in ${(performance.now() - started).toFixed(0)} ms`);
const queries = ["t", "ta", "tag", "taga", "tagihan 99", "w-123", "w123r1", "gangguan 5000"];
for (const query of queries) search.find(query);
for (const query of queries) {
  const floor = timed(() => index.documents.filter(({ title, code }) => title.includes(query) || code.includes(query)));
  const own = timed(() => search.find(query));
  console.log(
    `${query.padEnd(16)}${own.toFixed(1).padStart(6)} ms   ${(own / floor).toFixed(1)} × a plain filter (${floor.toFixed(1)} ms)`,
  );
}
for (const [name, keyed] of Object.entries({ "the same index": index, "a lived-in library": madeIndex(10_000) })) {
  for (const { rate, own, floor } of await keysInBrowser(keyed, [1, 4])) {
    console.log(
      `Chromium, ${name}, slowed ${rate} ×: ${spread(own)}; a plain filter: ${spread(floor)} (main thread, ms of a processor a key)`,
    );
  }
}

/** Median, 95th of a hundred, and most. */
function spread(sorted: readonly number[]): string {
  const at = (part: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] as number).toFixed(1);
  return `${at(0.5)} – ${at(0.95)} – ${at(1)}`;
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
