import { describe, expect, test } from "vitest";
import { addDays } from "../../core/document/words/days.ts";
import { AskedDay, holdsOn, isReached } from "../../core/library/asked-day.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const day = (text: string) => text as IsoDate;
const asked = (...dates: string[]) => {
  const today = new AskedDay(day("2026-01-15"));
  return { answers: dates.map((date) => today.hasReached(day(date))), span: today.span };
};

describe("a day that notes what it was compared with", () => {
  test("nothing asked holds for ever", () => expect(asked().span).toEqual({ since: undefined, until: undefined }));

  test("a day is reached on itself and afterwards", () => {
    expect(asked("2026-01-14", "2026-01-15", "2026-01-16").answers).toEqual([true, true, false]);
  });

  test("answers hold from the latest day that was reached to the first that was not", () => {
    expect(asked("2026-01-10", "2026-01-12", "2026-01-11", "2026-01-20", "2026-01-18", "2026-01-19").span).toEqual({
      since: "2026-01-12",
      until: "2026-01-18",
    });
  });

  test("a day lies before another one from the day after", () => {
    const today = new AskedDay(day("2026-01-15"));
    expect([today.isAfter(day("2026-01-14")), today.isAfter(day("2026-01-15"))]).toEqual([true, false]);
    expect(today.span).toEqual({ since: "2026-01-15", until: "2026-01-16" });
    expect(today.isAfter(day("9999-12-31"))).toBe(false);
  });

  test("an answer that names the day holds on no other", () => {
    const today = new AskedDay(day("2026-01-15"));
    expect(today.date).toBe("2026-01-15");
    expect(today.span).toEqual({ since: "2026-01-15", until: "2026-01-16" });
  });

  test("it is asked like a plain day", () => {
    const today = new AskedDay(day("2026-01-15"));
    for (const one of [today, day("2026-01-15")])
      expect(["2026-01-14", "2026-01-15", "2026-01-16"].map((date) => isReached(day(date), one))).toEqual([true, true, false]);
  });
});

test.each([
  [undefined, undefined, "2026-01-15", true],
  ["2026-01-15", undefined, "2026-01-15", true],
  ["2026-01-16", undefined, "2026-01-15", false],
  [undefined, "2026-01-15", "2026-01-15", false],
  [undefined, "2026-01-16", "2026-01-15", true],
  ["2026-01-16", "2026-01-20", "2026-01-15", false],
  ["2026-01-01", "2026-01-15", "2026-01-15", false],
])("days from %s until %s hold %s: %s", (since, until, date, holds) => {
  expect(holdsOn({ since: since as IsoDate | undefined, until: until as IsoDate | undefined }, day(date))).toBe(holds);
});

test.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2026-01-01", -1, "2025-12-31"],
  ["9999-12-31", 1, undefined],
  ["2026-01-15", 0, "2026-01-15"],
])("%s and %s days", (date, days, then) => expect(addDays(day(date), days)).toBe(then));
