import { expect, test } from "vitest";
import { once, onceAmongLast } from "../../site/data/library/once.ts";

test("what is made of the same objects is made once", () => {
  let made = 0;
  const pair = once((a: object, b: object) => ({ a, b, number: ++made }));
  const [x, y] = [{}, {}];
  expect(pair(x, y)).toBe(pair(x, y));
  expect(made).toBe(1);
});

test("every argument counts, and so does their order", () => {
  let made = 0;
  const pair = once((_a: object, _b: object) => ++made);
  const [x, y] = [{}, {}];
  expect([pair(x, x), pair(x, y), pair(y, x), pair(y, y), pair(x, { ...y })]).toEqual([1, 2, 3, 4, 5]);
  expect([pair(x, x), pair(x, y), pair(y, x), pair(y, y)]).toEqual([1, 2, 3, 4]);
});

test("without arguments there is one result, undefined or not", () => {
  let made = 0;
  const only = once(() => void made++);
  only();
  only();
  expect(made).toBe(1);
});

test("what could not be made is made again", () => {
  let asked = 0;
  const second = once((_of: object) => {
    if (++asked === 1) throw new Error("not yet");
    return asked;
  });
  const x = {};
  expect(() => second(x)).toThrow("not yet");
  expect([second(x), second(x)]).toEqual([2, 2]);
});

test("of equal values the last few are kept, the oldest forgotten first", () => {
  const made: string[] = [];
  const letter = onceAmongLast(2, (of: string) => made.push(of));
  for (const of of ["a", "b", "a", "c", "b", "a"]) letter(of);
  expect(made).toEqual(["a", "b", "c", "a"]);
});
