import { expect, test } from "vitest";
import { readTimeLimit, timeLimitOfIso } from "../../core/document/words/time-limit.ts";

test.each([
  ["30 menit", "PT30M", 30],
  ["1x24 jam", "PT24H", 24 * 60],
  ["2 x 24 Jam", "PT48H", 48 * 60],
  ["2 hari kerja", undefined, 16 * 60],
  ["1 working day", undefined, 8 * 60],
  ["3 minggu", "P3W", 21 * 24 * 60],
  ["1 month", "P1M", 30 * 24 * 60],
  ["45 detik", "PT45S", 0.75],
] as const)("%s is %s", (text, iso, minutes) => {
  expect(readTimeLimit(text)).toEqual({ iso, minutes });
});

test.each(["secepatnya", "0 jam", "24", "jam 12", "1,5 jam", "24 jam kerja", "-1 hari", ""])("“%s” is no length of time", (text) => {
  expect(readTimeLimit(text)).toBeUndefined();
});

test.each([
  ["PT4H", "4 jam"],
  ["PT15M", "15 menit"],
  ["P2M", "2 bulan"],
  ["P1D", "1 hari"],
  ["PT1H30M", undefined],
  ["P4H", undefined],
  ["PT0S", undefined],
  ["R3/PT1H", undefined],
])("%s is %s", (iso, words) => {
  expect(timeLimitOfIso(iso, "id")).toBe(words);
});
