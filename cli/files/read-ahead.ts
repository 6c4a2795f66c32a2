import { setImmediate } from "node:timers/promises";

/** After so many items a signal is heard: what is read at once else leaves no moment for it. */
const IN_A_ROW = 16;

/** Results in the order of the items, with up to `width` of them in work at once: the disk is busy while we think. */
export async function* readAhead<T, R>(items: readonly T[], width: number, read: (item: T) => Promise<R>): AsyncGenerator<R> {
  const started: Promise<R>[] = [];
  for (const [index] of items.entries()) {
    while (started.length < Math.min(index + width, items.length)) {
      const promise = read(items[started.length] as T);
      // It is awaited in its turn; until then its failure is not an unhandled one.
      promise.catch(() => undefined);
      started.push(promise);
    }
    if (index % IN_A_ROW === IN_A_ROW - 1) await setImmediate();
    yield await (started[index] as Promise<R>);
    delete started[index];
  }
}
