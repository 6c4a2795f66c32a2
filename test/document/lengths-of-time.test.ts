import { describe, expect, test } from "vitest";
import { daysBetween } from "../../core/document/words/days.ts";
import { addDuration, daysIn, durationText, isDuration } from "../../core/document/words/duration.ts";
import { readTimeLimit, timeLimitOfIso } from "../../core/document/words/time-limit.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const day = (text: string) => text as IsoDate;

describe("how long something is kept, or until it is looked at again", () => {
  test.each<[from: string, duration: string, to: string | undefined]>([
    ["2026-01-31", "1 month", "2026-02-28"],
    ["2024-01-31", "1 bulan", "2024-02-29"],
    ["2026-01-30", "1 Bulan", "2026-02-28"],
    ["2026-03-31", "3 months", "2026-06-30"],
    ["2026-11-15", "2 bulan", "2027-01-15"],
    ["2026-12-01", "1 month", "2027-01-01"],
    ["2024-02-29", "1 tahun", "2025-02-28"],
    ["2024-02-29", "4 Years", "2028-02-29"],
    ["2026-01-05", "24months", "2028-01-05"],
    ["2026-12-31", "1 day", "2027-01-01"],
    ["2026-01-05", "90 hari", "2026-04-05"],
    ["2026-01-05", "0 days", "2026-01-05"],
    ["2026-01-05", "2 weeks", "2026-01-19"],
    ["2026-01-05", "1 MINGGU", "2026-01-12"],
    ["2026-01-05", " 2 tahun ", "2028-01-05"],
    ["9998-01-05", "1 year", "9999-01-05"],
    ["9999-01-05", "1 year", undefined],
    ["2026-01-05", "99999999999 years", undefined],
    ["2026-01-05", "selamanya", undefined],
    ["2026-01-05", "2 tahun lagi", undefined],
    ["2026-01-05", "kira-kira 2 tahun", undefined],
    ["2026-01-05", "2,5 tahun", undefined],
  ])("%s and %s: %s", (from, duration, to) => {
    expect(addDuration(day(from), duration)).toBe(to);
  });

  test.each<[text: string, en: string, id: string]>([
    ["1 Tahun", "1 year", "1 tahun"],
    ["24 bulan", "24 months", "24 bulan"],
    ["1 minggu", "1 week", "1 minggu"],
    ["3 weeks", "3 weeks", "3 minggu"],
    ["90 hari", "90 days", "90 hari"],
    ["1 day", "1 day", "1 hari"],
    ["1 MONTH", "1 month", "1 bulan"],
    ["11 years", "11 years", "11 tahun"],
    ["Selama PKS", "Selama PKS", "Selama PKS"],
  ])("“%s” in both languages", (text, en, id) => {
    expect(durationText(text)).toEqual({ en, id });
    expect(isDuration(text)).toBe(text !== en || text !== id);
  });

  test("which of two is longer, in days; how many days lie between, before or behind", () => {
    expect(["1 hari", "1 minggu", "1 bulan", "1 tahun", "selamanya"].map(daysIn)).toEqual([1, 7, 31, 366, undefined]);
    expect(daysBetween(day("2026-01-05"), day("2026-02-05"))).toBe(31);
    expect(daysBetween(day("2026-02-05"), day("2026-01-05"))).toBe(-31);
  });
});

describe("how long a step may take", () => {
  test.each<[text: string, iso: string | undefined, minutes: number]>([
    ["1 jam", "PT1H", 60],
    ["2 Years", "P2Y", 730 * 24 * 60],
    ["1 tahun", "P1Y", 365 * 24 * 60],
    ["1 detik", "PT1S", 1 / 60],
    ["1 second", "PT1S", 1 / 60],
    ["  3   hari ", "P3D", 3 * 24 * 60],
    ["1×24 jam", "PT24H", 24 * 60],
    ["2x3 hari kerja", undefined, 6 * 8 * 60],
    ["9999x1 hari", "P9999D", 9999 * 24 * 60],
    ["999999 menit", "PT999999M", 999_999],
  ])("%s", (text, iso, minutes) => {
    expect(readTimeLimit(text)).toEqual({ iso, minutes });
  });

  test.each(["10000x1 hari", "1000000 menit", "30menit", "sekitar 30 menit", "30 menit saja", "0x24 jam"])("“%s” is none", (text) => {
    expect(readTimeLimit(text)).toBeUndefined();
  });

  test.each<[iso: string, en: string | undefined, id: string | undefined]>([
    ["PT1S", "1 second", "1 detik"],
    ["PT30S", "30 seconds", "30 detik"],
    ["PT1M", "1 minute", "1 menit"],
    ["P1M", "1 month", "1 bulan"],
    ["P2W", "2 weeks", "2 minggu"],
    ["P1Y", "1 year", "1 tahun"],
    [" PT01H ", "1 hour", "1 jam"],
    ["PT1D", undefined, undefined],
    ["PT1W", undefined, undefined],
    ["P1S", undefined, undefined],
    ["P1H", undefined, undefined],
    ["PT1000000S", undefined, undefined],
    ["P1DT", undefined, undefined],
    ["xP1D", undefined, undefined],
    ["P1d", undefined, undefined],
    ["", undefined, undefined],
  ])("%s in both languages", (iso, en, id) => {
    expect([timeLimitOfIso(iso, "en"), timeLimitOfIso(iso, "id")]).toEqual([en, id]);
  });
});
