import { expect, test } from "vitest";
import { readAhead } from "../../cli/files/read-ahead.ts";

test("results come in the order of their items, and a signal is heard between them though all are there at once", async () => {
  let isHeard = false;
  setImmediate(() => {
    isHeard = true;
  });
  const items = Array.from({ length: 40 }, (_, index) => index);
  const heard: boolean[] = [];
  for await (const item of readAhead(items, 4, async (one) => one)) {
    expect(item).toBe(heard.length);
    heard.push(isHeard);
  }
  expect([heard[0], heard.at(-1)]).toEqual([false, true]);
});
