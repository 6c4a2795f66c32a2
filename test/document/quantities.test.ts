import { describe, expect, test } from "vitest";
import { calendarDayIn, dayAround } from "../../core/document/words/calendar-day.ts";
import { compareNatural, compareText } from "../../core/document/words/compare-text.ts";
import { counted } from "../../core/document/words/counted.ts";
import { escapeMarkup, escapeRegExp, xmlText } from "../../core/document/words/escape.ts";
import { latinLookOf, mixesScripts } from "../../core/document/words/look-alikes.ts";
import { clausesOf, quantitiesOf, subjectWords } from "../../core/document/words/quantity.ts";

describe("lengths of time and shares in a text", () => {
  test.each<[text: string, found: string[] | undefined]>([
    ["paling lama 1x24 jam", ["1x24 jam = 86400 s"]],
    ["within 24 hours or 1 day", ["24 hours = 86400 s", "1 day = 86400 s"]],
    ["2 × 30 menit", ["2 × 30 menit = 3600 s"]],
    ["２０ detik, ٣٠ detik", ["２０ detik = 20 s", "٣٠ detik = 30 s"]],
    ["90 detik, 90 s, 90 secs", ["90 detik = 90 s", "90 s = 90 s", "90 secs = 90 s"]],
    ["5 mins, 5 min, 5 menit, 5 minutes", ["5 mins = 300 s", "5 min = 300 s", "5 menit = 300 s", "5 minutes = 300 s"]],
    [
      "2 minggu; 2 weeks; 2 hrs; 2 h; 2 hari",
      ["2 minggu = 1209600 s", "2 weeks = 1209600 s", "2 hrs = 7200 s", "2 h = 7200 s", "2 hari = 172800 s"],
    ],
    [
      "3 hari kerja, 3 working days, 3 business days",
      ["3 hari kerja = 3 working days", "3 working days = 3 working days", "3 business days = 3 working days"],
    ],
    ["2 tahun, 24 bulan, 1 year", ["2 tahun = 24 months", "24 bulan = 24 months", "1 year = 12 months"]],
    ["95,5 % dan 95.5 persen dan 955‰", ["95,5 % = 95.5 %", "95.5 persen = 95.5 %", "955‰ = 95.5 %"]],
    ["1,5 jam", ["1,5 jam = 5400 s"]],
    ["0,0004 s", ["0,0004 s = 0 s"]],
    ["30MENIT", ["30MENIT = 1800 s"]],
    ["1–2 jam", undefined],
    ["1 - 2 jam, lalu 5 menit", undefined],
    ["1.000 hari", undefined],
    ["1,500 jam", undefined],
    ["12 jamu, v2 jam, 5 sapi, 5 kg, W-18", []],
    ["", []],
  ])("%j", (text, found) => {
    expect(quantitiesOf(text)?.map(({ text: written, value }) => `${written} = ${value}`)).toEqual(found);
    for (const { text: written, index } of quantitiesOf(text) ?? []) expect(text.slice(index, index + written.length)).toBe(written);
  });

  test.each<[text: string, kind: string]>([
    ["5 %", "percent"],
    ["5 ‰", "percent"],
    ["5 bulan", "months"],
    ["5 tahun", "months"],
    ["5 jam", "time"],
    ["5 hari kerja", "time"],
  ])("%s is compared with its like only: %s", (text, kind) => {
    expect(quantitiesOf(text)?.[0]?.kind).toBe(kind);
  });

  test("what a quantity is said of: neither it nor what bounds it", () => {
    const text = "Keluhan dijawab paling lama 24 jam dan 95 % dari 100 tiket";
    expect(subjectWords(text, quantitiesOf(text) ?? [])).toEqual(["keluhan", "dijawab", "tiket"]);
  });

  test("clauses end at marks, but not at a decimal mark", () => {
    expect(clausesOf("Batas 1,5 jam, lalu 2.5 menit. Ulangi; catat")).toEqual([
      { text: "Batas 1,5 jam", index: 0 },
      { text: " lalu 2.5 menit", index: 14 },
      { text: " Ulangi", index: 30 },
      { text: " catat", index: 38 },
    ]);
  });
});

test.each<[string, string, order: number]>([
  ["P-2", "P-10", -1],
  ["8.2.1", "8.10", -1],
  ["8.2", "8.2.1", -1],
  ["P-12", "P-13", -1],
  ["P-112", "P-12", 1],
  ["P-02", "P-2", -1],
  ["P-02", "P-1", 1],
  ["a9", "a:", -1],
  ["a/", "a0", -1],
  ["P", "P-1", -1],
  ["a", "B", 1],
  ["a1", "a1", 0],
  ["10", "9", 1],
])("“%s” and “%s” in natural order", (one, other, order) => {
  expect(Math.sign(compareNatural(one, other))).toBe(order);
  expect(Math.sign(compareNatural(other, one))).toBe(order === 0 ? 0 : -order);
  expect(compareText(one, other)).toBe(one === other ? 0 : one < other ? -1 : 1);
});

describe("the day in a time zone", () => {
  test.each<[zone: string, moment: string, day: string]>([
    ["Asia/Jakarta", "2026-01-04T17:00:00Z", "2026-01-05"],
    ["Asia/Jakarta", "2026-01-04T16:59:59Z", "2026-01-04"],
    ["Asia/Jakarta", "1948-06-01T16:30:00Z", "1948-06-02"],
    ["Europe/Berlin", "2026-07-04T22:00:00Z", "2026-07-05"],
    ["Europe/Berlin", "2026-01-04T22:30:00Z", "2026-01-04"],
    ["UTC", "2026-01-04T23:59:59Z", "2026-01-04"],
  ])("%s at %s: %s", (zone, moment, day) => {
    expect(calendarDayIn(zone, new Date(moment))).toBe(day);
  });

  test.each<[zone: string, moment: string, from: string, until: string]>([
    ["Asia/Jakarta", "2026-01-05T00:00:00Z", "2026-01-04T17:00:00.000Z", "2026-01-05T17:00:00.000Z"],
    ["Asia/Jakarta", "2026-01-04T17:00:00Z", "2026-01-04T17:00:00.000Z", "2026-01-05T17:00:00.000Z"],
    ["Asia/Kathmandu", "2026-01-05T00:00:00Z", "2026-01-04T18:15:00.000Z", "2026-01-05T18:15:00.000Z"],
    ["Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
    ["Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
  ])("%s around %s", (zone, moment, from, until) => {
    const around = dayAround(zone, new Date(moment));
    expect([around.from, around.until].map((time) => new Date(time).toISOString())).toEqual([from, until]);
  });
});

test("so many of something", () => {
  expect([counted(0, "line"), counted(1, "line"), counted(2, "line"), counted(2, "reply", "replies")]).toEqual([
    "0 lines",
    "1 line",
    "2 lines",
    "2 replies",
  ]);
});

test("what files of markup can't hold is replaced, what would be markup is written as a reference", () => {
  expect(xmlText("a\u0000b\u0008c\td\ne\u000bf\u001fg\ud83d\ude00h\ud83di\ude00j\uffffk")).toBe(
    "a\ufffdb\ufffdc\td\ne\ufffdf\ufffdg\ud83d\ude00h\ufffdi\ufffdj\ufffdk",
  );
  expect(escapeMarkup(`<a href="b">&\r\n`)).toBe("&lt;a href=&quot;b&quot;&gt;&amp;&#13;\n");
  expect(new RegExp(`^${escapeRegExp("a.b*c+d?e^f$g{h}i(j)k|l[m]n\\o")}$`).test("a.b*c+d?e^f$g{h}i(j)k|l[m]n\\o")).toBe(true);
});

test("letters of other scripts that look Latin", () => {
  expect(latinLookOf("Р-01 ＡΒС ｆ")).toBe("P-01 ABC f");
  expect(["Аgent", "Agent", "Агент", "Agent 1", "Ωmega", "Ω"].map(mixesScripts)).toEqual([true, false, false, false, true, false]);
});
