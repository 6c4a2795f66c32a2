import { expect, test } from "vitest";
import { saysTheSame } from "../../core/compare/word-changes.ts";

test.each([
  ["Store at 5 degrees.", "Store at -5 degrees."],
  ["Store at 5 degrees.", "Store at –5 degrees."],
  ["Store at 5 degrees.", "Store at −5 degrees."],
  ["Store at 5 degrees.", "Store at ±5 degrees."],
  ["Store at 5 degrees.", "Store at ‑5 degrees."],
  ["Between 5 and 8", "Between -5 and 8"],
  ["-5 at night", "5 at night"],
  ["(5)", "(-5)"],
  ["Toleransi 0,5 mm", "Toleransi -,5 mm"],
  ["Toleransi ,5 mm", "Toleransi -,5 mm"],
  ["1e3", "1e-3"],
  ["5,5 kg", "5.5 kg"],
  ["5,5 kg", "55 kg"],
  ["1.000 unit", "1,000 unit"],
  ["5 %", "5 ‰"],
  ["5%", "5"],
  ["5 °C", "5 C"],
  ["5 °C", "5 °F"],
  ["5 m/s", "5 ms"],
  ["5 m²", "5 m2"],
  ["5 m²", "5 m³"],
  ["5 mW", "5 MW"],
  ["5mA", "5MA"],
  ["100 Mb", "100 MB"],
  ["8 kb", "8 kB"],
  ["5 mbps", "5 Mbps"],
  ["5 µg", "5 mg"],
  ["5′", "5″"],
  ["≥ 5", "≤ 5"],
  ["<5", ">5"],
  ["10–20", "10, 20"],
  ["2 x 3", "2 × 3"],
])("“%s” is not “%s”", (before, after) => {
  expect(saysTheSame(before, after)).toBe(false);
  expect(saysTheSame(after, before)).toBe(false);
});

test.each([
  ["Store at -5 degrees.", "Store at –5 degrees"],
  ["Store at −5 degrees.", "Store at -5 degrees"],
  ["Suhu – bila perlu – dicatat", "Suhu, bila perlu, dicatat"],
  ["Panggil Agent; lalu catat.", "Panggil agent, lalu catat"],
  ["Lihat “W-18” dan P-01.", "Lihat W-18 dan P-01"],
  ["- satu\n- dua", "* satu\n* dua"],
  ["24 Jam", "24 jam"],
  ["5 Menit", "5 menit"],
  ["2 Kg", "2 kg"],
  ["3 Bulan", "3 bulan"],
  ["10 Mei 2026", "10 mei 2026"],
  ["Bapak/Ibu", "Bapak / Ibu"],
  ["tindak-lanjut", "tindak lanjut"],
])("“%s” says what “%s” says", (before, after) => {
  expect(saysTheSame(before, after)).toBe(true);
});
