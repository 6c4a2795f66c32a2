import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignBlocks, blocksOf } from "../../core/compare/text-blocks.ts";
import { type WordChange, wordChanges } from "../../core/compare/word-changes.ts";

/** `[-old-]`, `{+new+}`, `<…>` around what was moved. */
const shown = (changes: readonly WordChange[]) =>
  changes
    .map(({ kind, text, moved }) => {
      const marked = kind === "same" ? text : kind === "added" ? `{+${text.trimEnd()}+}` : `[-${text.trimEnd()}-]`;
      return moved ? `<${marked}>` : marked;
    })
    .join("")
    .replace(/\n+/g, " / ");

describe("blocks are aligned before words", () => {
  test.each<[string, string, string, string]>([
    [
      "a section that was written anew reads as the old one and the new one",
      "Agent menyapa pelanggan dengan salam baku dan menyebut namanya.",
      "Panggilan masuk dijawab paling lama dalam tiga dering oleh petugas jaga.",
      "[-Agent menyapa pelanggan dengan salam baku dan menyebut namanya.-]{+Panggilan masuk dijawab paling lama dalam tiga dering oleh petugas jaga.+}",
    ],
    [
      "a word in one of two paragraphs",
      "Agent mencatat keluhan.\n\nSupervisor memeriksa catatan setiap hari.",
      "Agent mencatat keluhan.\n\nSupervisor memeriksa catatan setiap minggu.",
      "Agent mencatat keluhan. / Supervisor memeriksa catatan setiap [-hari-]{+minggu+}.",
    ],
    [
      "a paragraph put in between",
      "Satu hal pertama.\n\nDua hal kedua.",
      "Satu hal pertama.\n\nSisipan yang lain sama sekali.\n\nDua hal kedua.",
      "Satu hal pertama. / {+Sisipan yang lain sama sekali.+}Dua hal kedua.",
    ],
    [
      "a paragraph that was moved",
      "Pertama buka aplikasi.\n\nKedua cari pelanggan.\n\nKetiga catat keluhan.",
      "Kedua cari pelanggan.\n\nKetiga catat keluhan.\n\nPertama buka aplikasi.",
      "<[-Pertama buka aplikasi.-]>Kedua cari pelanggan. / Ketiga catat keluhan. / <{+Pertama buka aplikasi.+}>",
    ],
    [
      "an item put into a numbered list",
      "1. Buka aplikasi\n2. Catat keluhan",
      "1. Buka aplikasi\n2. Cari nomor pelanggan\n3. Catat keluhan",
      "1. Buka aplikasi / {+2. Cari nomor pelanggan+}[-2-]{+3+}. Catat keluhan",
    ],
    [
      "a table by row and cell",
      "| Jenis | Batas |\n| --- | --- |\n| Gangguan | 2 jam |\n| Keluhan | 1 hari |",
      "| Jenis | Batas |\n| --- | --- |\n| Gangguan | 3 jam |\n| Informasi | 5 menit |\n| Keluhan | 1 hari |",
      "| Jenis | Batas | / | --- | --- | / | Gangguan | [-2-]{+3+} jam | / {+| Informasi | 5 menit |+}| Keluhan | 1 hari |",
    ],
    [
      "a cell that is rewritten leaves its row's others alone",
      "| A1 | panjang lebar sekali | tetap |",
      "| A1 | lain | tetap |",
      "| A1 | [-panjang lebar sekali-]{+lain+}| tetap |",
    ],
    [
      "code of an item, which keeps its blanks, however the item is indented",
      "- muat:\n  ```sh\n  if a\n      set b 1\n  ```\n- lalu",
      "- muat:\n    ```sh\n    if a\n        set b 2\n    ```\n- lalu",
      "- muat: /   ```sh /   if a /       set b [-1-]{+2+} /   ``` / - lalu",
    ],
    ["code line by line", "```\nset a 1\nset b 2\n```", "```\nset a 1\nset b 3\n```", "``` / set a 1 / set b [-2-]{+3+} / ```"],
    ["a heading is no part of what follows", "### Umum\nIsi lama.", "### Umum\nIsi baru.", "### Umum / Isi [-lama-]{+baru+}."],
    [
      "a row is known by its first cell, whatever else changed",
      "| A1 | buka pintu |\n| B2 | tutup jendela |",
      "| B2 | nyalakan lampu |\n| A1 | matikan radio |",
      "[-| A1 | buka pintu |-]| B2 | [-tutup jendela-]{+nyalakan lampu+} | / {+| A1 | matikan radio |+}",
    ],
    [
      "a row and a paragraph of the same words are not one",
      "| buka pintu depan |",
      "buka pintu depan",
      "[-| buka pintu depan |-]{+buka pintu depan+}",
    ],
    [
      "of two that are alike the more alike is the one",
      "Agent membuka pintu depan kantor",
      "Agent membuka jendela samping gedung\n\nAgent membuka pintu depan gedung",
      "{+Agent membuka jendela samping gedung+}Agent membuka pintu depan [-kantor-]{+gedung+}",
    ],
    [
      "a word said again is shared but once",
      "tiket tiket tiket tiket tiket",
      "tiket baru untuk semua pelanggan",
      "[-tiket tiket tiket tiket tiket-]{+tiket baru untuk semua pelanggan+}",
    ],
    [
      "items are known by their words, from number nine to ten, with one bullet or another",
      "9. Buka aplikasi\n- Catat keluhan",
      "10. Buka aplikasi\n* Catat keluhan",
      "[-9-]{+10+}. Buka aplikasi / [---]{+*+} Catat keluhan",
    ],
  ])("%s", (_, before, after, expected) => {
    expect(shown(wordChanges(before, after))).toBe(expected);
  });
});

test("nothing is lost: what is kept and taken out is the old text, what is kept and put in the new one", () => {
  const block = fc.constantFrom(
    "Satu dua tiga",
    "- butir satu",
    "- butir dua",
    "1. nomor",
    "| a | b |",
    "| a | c |",
    "```",
    "",
    "> kutip",
    "### Judul",
  );
  const text = fc.array(block, { maxLength: 9 }).map((lines) => lines.join("\n"));
  const bare = (value: string) => value.replace(/\s+/g, "");
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordChanges(before, after);
      const side = (own: string) =>
        bare(changes.flatMap(({ kind, text: part }) => (kind === own || kind === "same" ? [part] : [])).join(""));
      expect([side("removed"), side("added")]).toEqual([bare(before), bare(after)]);
      expect(changes.every((change) => change.text !== "")).toBe(true);
    }),
  );
});

test("a long text rewritten from one end to the other is the old one and the new one", () => {
  const lines = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word} ${index} ${word}${index}`).join("\n\n");
  expect(wordChanges(lines("lama"), lines("baru")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});

test("two blocks that share two fifths of their words are one, rewritten; of less they are an old and a new one", () => {
  const pairs = (before: string, after: string) => alignBlocks(blocksOf(before), blocksOf(after)).length;
  expect(pairs("satu dua tiga empat lima", "satu dua enam tujuh delapan")).toBe(1);
  expect(pairs("satu dua tiga empat lima enam tujuh delapan", "satu dua tiga kopi teh susu roti nasi")).toBe(2);
});

describe("where a change begins and ends, to the blank", () => {
  const exact = (changes: readonly WordChange[]) =>
    changes
      .map(({ kind, text, moved }) => {
        const marked = kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`;
        return moved ? `<${marked}>` : marked;
      })
      .join("");

  test.each<[before: string, after: string, expected: string]>([
    ["satu  dua\ttiga  \nempat\n  lima", "satu dua\ntiga empat lima", "satu dua tiga empat lima"],
    ["lihat TELK.W-18/2 dan a_b", "lihat TELK.W-19/2 dan a_c", "lihat [-TELK.W-18/2-]{+TELK.W-19/2+} dan [-a_b-]{+a_c+}"],
    ["satu dua tiga empat lima enam", "satu tujuh delapan empat lima enam", "satu [-dua tiga-]{+tujuh delapan+} empat lima enam"],
    ["satu dua tiga empat", "satu empat tiga dua", "satu [-dua-]{+empat+} tiga [-empat-]{+dua+}"],
    ["satu dua tiga", "satu dua", "satu dua[- tiga-]"],
    ["tiga dua", "dua", "[-tiga -]dua"],
    ["a\n\nSatu dua tiga.\n\nb", "a\n\nb", "a\n\n[-Satu dua tiga.\n\n-]b"],
    ["b c\n\nSatu dua tiga.", "Satu dua tiga.\n\nb c", "<[-b c\n\n-]>Satu dua tiga.\n\n<{+b c+}>"],
    ["Salam.", "Selamat.", "[-Salam.\n-]{+Selamat.+}"],
    ["Satu.\n\nKopi teh.\n\nRoti nasi.", "Satu.", "Satu.[-\nKopi teh.\n\nRoti nasi.-]"],
    ["cafe\u0301 satu", "caf\u00e9 dua", "caf\u00e9 [-satu-]{+dua+}"],
    ["| a | b |", "| a | b | c |", "| a | b |{+ c |+}"],
    ["- a b\n  - c d\n  - e f", "- a b\n  - c d\n    - e f", "- a b\n  - c d\n  {+  +}- e f"],
    ["", "a", "{+a+}"],
    ["a", "", "[-a-]"],
    ["", "", ""],
  ])("%j → %j", (before, after, expected) => {
    expect(exact(wordChanges(before, after))).toBe(expected);
  });
});

test.each<[text: string, key: string, words: string[]]>([
  ["- Buka  aplikasi", "Buka aplikasi", ["buka", "aplikasi"]],
  ["* Buka", "Buka", ["buka"]],
  ["  +   Buka\n\n", "Buka", ["buka"]],
  ["12) Buka", "Buka", ["buka"]],
  ["9.\tBuka", "Buka", ["buka"]],
  ["9.5 Buka", "9.5 Buka", ["9", "5", "buka"]],
  ["-5 Buka", "-5 Buka", ["5", "buka"]],
  ["Buka - tutup", "Buka - tutup", ["buka", "tutup"]],
  ["A1. Buka", "A1. Buka", ["a1", "buka"]],
  ["---", "---", []],
])("%j is known by %j", (text, key, words) => {
  expect(blocksOf(text)).toEqual([{ text, key, words }]);
});

describe("which blocks are one, rewritten", () => {
  const count = (before: string, after: string) => alignBlocks(blocksOf(before), blocksOf(after)).length;
  test.each<[what: string, before: string, after: string, isOne: boolean]>([
    ["a word said again in the later text is shared but once", "tiket baru untuk semua pelanggan", "tiket tiket tiket tiket tiket", false],
    ["two rules have nothing in common", "---", "***", false],
    ["rows of the same first cell", "| A1 | kopi roti |", "|A1| teh nasi |", true],
    ["rows with nothing in the first cell", "| | kopi |", "| | teh |", false],
    ["rows of the same first cell and not as many", "| A1 | kopi roti |", "| A1 | teh | susu nasi |", false],
    ["rows of different first cells that share words", "| A1 | buka pintu depan |", "| B2 | buka pintu depan |", true],
    ["a row that is indented is one", "  | A1 | kopi |", "| A1 | teh |", true],
    ["what holds a bar further on is no row", "| A1 | kopi |", "A1 | kopi susu", false],
  ])("%s", (_, before, after, isOne) => {
    expect(count(before, after)).toBe(isOne ? 1 : 2);
  });

  test("of all ways to pair blocks the one that shares most", () => {
    const old = "satu dua tiga empat\n\nlima enam tujuh delapan";
    const fresh = "lima enam satu dua\n\nsatu dua tiga lima\n\nlima enam tujuh satu";
    const keys = alignBlocks(blocksOf(old), blocksOf(fresh)).map(({ before, after }) => [before?.key, after?.key]);
    expect(keys).toEqual([
      [undefined, "lima enam satu dua"],
      ["satu dua tiga empat", "satu dua tiga lima"],
      ["lima enam tujuh delapan", "lima enam tujuh satu"],
    ]);
  });

  test("two hundred blocks are compared with two hundred others, more are an old and a new text", () => {
    const lines = (word: string, count: number) => Array.from({ length: count }, (_, index) => `satu dua ${word}${index}`).join("\n");
    expect(count(lines("lama", 200), lines("baru", 200))).toBe(200);
    expect(count(lines("lama", 201), lines("baru", 200))).toBe(401);
  });

  test.each<[moved: string, isMoved: boolean]>([
    ["Buka aplikasi.", true],
    ["Buka.", false],
    ["---", false],
  ])("“%s” in another place was moved: %j", (moved, isMoved) => {
    const [one, other] = ["Kopi teh susu.", "Roti nasi mi."];
    const pairs = alignBlocks(blocksOf([moved, one, other].join("\n\n")), blocksOf([one, other, moved].join("\n\n")));
    expect(pairs.flatMap((pair) => pair.moved ?? [])).toEqual(isMoved ? [true, true] : []);
  });
});
