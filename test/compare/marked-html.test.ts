import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markedHtml } from "../../core/compare/marked-html.ts";
import { type WordChange, wordChanges } from "../../core/compare/word-changes.ts";

const moved = { movedTo: "to here", movedFrom: "from here" };
const html = (before: string, after: string) => markedHtml(wordChanges(before, after), moved);
const list = (...items: [marker: string, text: string][]) =>
  `<ul>${items.map(([marker, text]) => `<li><span>${marker}</span> <div>${text}</div></li>`).join("")}</ul>`;
/** Bullets, each so many levels in. */
const deepList = (...items: [level: number, text: string][]) =>
  `<ul>${items.map(([level, text]) => `<li${level ? ` class="deep-${level}"` : ""}><span>–</span> <div>${text}</div></li>`).join("")}</ul>`;

const table = (...rows: string[]) =>
  `<div class="scroll"><table><tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody></table></div>`;

describe("a comparison reads as rendered text", () => {
  test.each<[string, string, string, string]>([
    [
      "words marked one way became others marked another way: of the marks, some are the same",
      "and *with word to customers*.",
      "and customers are told **when**.",
      "<p>and <del><em>with word to customers</em></del><ins>customers are told </ins><ins><strong>when</strong></ins>.</p>",
    ],
    ["bullets", "- satu\n- dua", "- satu\n- tiga", list(["–", "satu"], ["–", "<del>dua</del>"], ["–", "<ins>tiga</ins>"])],
    [
      "numbers, also where they moved",
      "1. buka aplikasi\n2. catat nama",
      "1. buka aplikasi\n2. cari nomor\n3. catat nama",
      list(["1.", "buka aplikasi"], ["<ins>2.</ins>", "<ins>cari nomor</ins>"], ["<del>2</del><ins>3</ins>.", "catat nama"]),
    ],
    [
      "items below items",
      "- a b\n  - c d",
      "- a b\n  - c e",
      `<ul><li><span>–</span> <div>a b</div></li><li class="deep-1"><span>–</span> <div>c <del>d</del><ins>e</ins></div></li></ul>`,
    ],
    [
      "lists of four levels, indented otherwise as a whole: only the word that changed",
      "- a b\n  - c d\n    - e f\n      - g h\n        - i j",
      "- a b\n    - c d\n        - e f\n            - g h\n                - i k",
      deepList([0, "a b"], [1, "c d"], [2, "e f"], [3, "g h"], [3, "i <del>j</del><ins>k</ins>"]),
    ],
    [
      "an indent of tabs",
      "- a b\n\t- c d\n\t\t- e f",
      "- a b\n  - c d\n    - e g",
      deepList([0, "a b"], [1, "c d"], [2, "e <del>f</del><ins>g</ins>"]),
    ],
    [
      "an item that went one level in",
      "- a b\n  - c d\n  - e f",
      "- a b\n  - c d\n    - e f",
      deepList([0, "a b"], [1, "c d"], [2, "e f"]),
    ],
    [
      "an item less far in than the one before it, farther than their list",
      "- a b\n    - c d\n  - e f",
      "- a b\n    - c d\n  - e g",
      deepList([0, "a b"], [1, "c d"], [1, "e <del>f</del><ins>g</ins>"]),
    ],
    [
      "items below a number stand as far in as its words; less far in, they are beside it",
      "10. a b\n    - c d\n   - e f",
      "10. a b\n    - c d\n   - e g",
      `<ul><li><span>10.</span> <div>a b</div></li><li class="deep-1"><span>–</span> <div>c d</div></li><li><span>–</span> <div>e <del>f</del><ins>g</ins></div></li></ul>`,
    ],
    [
      "bullets below numbers became numbers",
      "1. a b\n   - c d\n2. g h",
      "1. a b\n   1) c d\n2. g h",
      `<ul><li><span>1.</span> <div>a b</div></li><li class="deep-1"><span><del>-</del><ins>1)</ins></span> <div>c d</div></li><li><span>2.</span> <div>g h</div></li></ul>`,
    ],
    [
      "a paragraph of an item, and one that ends the list",
      "1. a b\n\n   Rincian satu.\n\nLalu dua.\n\n   - c d",
      "1. a b\n\n   Rincian dua.\n\nLalu dua.\n\n   - c e",
      `${list(["1.", "a b"])}<p class="deep-1">Rincian <del>satu</del><ins>dua</ins>.</p><p>Lalu dua.</p>${list(["–", "c <del>d</del><ins>e</ins>"])}`,
    ],
    [
      "code keeps its blanks",
      "```\nif a\n    set  b\n```",
      "```\nif a\n    set  c\n```",
      "<pre>if a\n    set  <del>b</del><ins>c</ins></pre>",
    ],
    [
      "code indented otherwise is changed, what follows it is not",
      "~~~\nif a\n  b\n~~~\n\n  c   d",
      "~~~\nif a\n    b\n~~~\n\nc d",
      "<pre>if a\n  <ins>  </ins>b</pre><p>c d</p>",
    ],
    [
      "whatever begins a block is one of its own, taken out too",
      "satu\n1) dua\n+ tiga\n* empat\n> lima\n| enam |\n## tujuh\ndelapan\n```\nx\n```\nsembilan",
      "satu",
      `<p>satu</p>${list(["<del>1)</del>", "<del>dua</del>"], ["–", "<del>tiga</del>"], ["–", "<del>empat</del>"])}<blockquote><p><del>lima</del></p></blockquote>${table("<td><del>enam</del></td>")}<p><b><del>tujuh</del></b></p><p><del>delapan</del></p><pre><del>x</del></pre><p><del>sembilan</del></p>`,
    ],
    ["a row that got one more cell", "| a | b |", "| a | b | c |", table("<td>a</td><td>b</td><td><ins>c</ins></td>")],
    ["a row that became a paragraph", "| a |", "a", `${table("<td><del>a</del></td>")}<p><ins>a</ins></p>`],
    [
      "paragraphs taken out at the end",
      "Satu.\n\nKopi teh.\n\nRoti nasi.",
      "Satu.",
      "<p>Satu.</p><p><del>Kopi teh.</del></p><p><del>Roti nasi.</del></p>",
    ],
    [
      "a rule with sides, without a bar at its end",
      "| A | B |\n|:-: | -:\n| 1 | 2 |",
      "| A | B |\n|:-: | -:\n| 1 | 3 |",
      table("<th>A</th><th>B</th>", "<td>1</td><td><del>2</del><ins>3</ins></td>"),
    ],
    ["nothing", "", "", ""],
    [
      "bold and italic words",
      "**Penting:** baca *ini* hari",
      "**Penting:** baca *ini* besok",
      "<p><strong>Penting:</strong> baca <em>ini</em> <del>hari</del><ins>besok</ins></p>",
    ],
    [
      "words that became bold: the marks are what changed",
      "Baca surat itu",
      "Baca **surat** itu",
      "<p>Baca <ins>**</ins><strong>surat</strong><ins>**</ins> itu</p>",
    ],
    [
      "a bold word put in",
      "Baca surat itu",
      "Baca **segera** surat itu",
      "<p>Baca <ins><strong>segera</strong></ins><ins> </ins>surat itu</p>",
    ],
    [
      "a link whose address is the same",
      "Isi [formulir](a.pdf) lama",
      "Isi [formulir](a.pdf) baru",
      "<p>Isi <u>formulir</u> <del>lama</del><ins>baru</ins></p>",
    ],
    [
      "a link whose address changed",
      "Isi [formulir](a.pdf)",
      "Isi [formulir](b.pdf)",
      "<p>Isi <u>formulir</u>(<del>a.pdf</del><ins>b.pdf</ins>)</p>",
    ],
    [
      "code, struck words, escaped marks",
      "`npm i` ~~lama~~ 5 \\* 3",
      "`npm i` ~~lama~~ 5 \\* 4",
      "<p><code>npm i</code> <s>lama</s> 5 * <del>3</del><ins>4</ins></p>",
    ],
    [
      "a table by cell, its rule gone",
      "| Jenis | Batas |\n| --- | --- |\n| Gangguan | 2 jam |",
      "| Jenis | Batas |\n| --- | --- |\n| Gangguan | 3 jam |\n| Info \\| tanya | **5** menit |",
      '<div class="scroll"><table><tbody><tr><th>Jenis</th><th>Batas</th></tr><tr><td>Gangguan</td><td><del>2</del><ins>3</ins> jam</td></tr><tr><td><ins>Info | tanya</ins></td><td><ins><strong>5</strong></ins><ins> menit</ins></td></tr></tbody></table></div>',
    ],
    ["headings", "### Umum\nIsi lama.", "### Umum\nIsi baru.", "<p><b>Umum</b></p><p>Isi <del>lama</del><ins>baru</ins>.</p>"],
    ["quotes", "> Selamat pagi.", "> Selamat siang.", "<blockquote><p>Selamat <del>pagi</del><ins>siang</ins>.</p></blockquote>"],
    ["code line by line, as it is written", "```\n- a 1\n* b\n```", "```\n- a 2\n* b\n```", "<pre>- a <del>1</del><ins>2</ins>\n* b</pre>"],
    [
      "a text taken out whole, another put in",
      "Agent menyapa pelanggan.",
      "- Panggilan dijawab cepat",
      `<p><del>Agent menyapa pelanggan.</del></p>${list(["–", "<ins>Panggilan dijawab cepat</ins>"])}`,
    ],
    [
      "a last paragraph taken out stands by itself",
      "Satu hal.\n\nDua lain sekali.",
      "Satu hal.",
      "<p>Satu hal.</p><p><del>Dua lain sekali.</del></p>",
    ],
    ["a dash that said “nothing”", "-", "Ada sesuatu.", "<p><del>-</del></p><p><ins>Ada sesuatu.</ins></p>"],
    ["raw HTML as it was typed", "<b>x</b> lama", "<b>x</b> baru", "<p>&lt;b&gt;x&lt;/b&gt; <del>lama</del><ins>baru</ins></p>"],
    [
      "a picture by its words",
      "Lihat ![alur](a.png) lama",
      "Lihat ![alur](a.png) baru",
      "<p>Lihat alur <del>lama</del><ins>baru</ins></p>",
    ],
    [
      "another picture under the same words",
      "Lihat ![alur kerja](a.png) ini",
      "Lihat ![alur kerja](b.png) ini",
      "<p>Lihat alur kerja(<del>a.png</del><ins>b.png</ins>) ini</p>",
    ],
    [
      "a picture with words that are bold",
      "![**alur** x](a.png) lama",
      "![**alur** x](a.png) baru",
      "<p>**alur** x <del>lama</del><ins>baru</ins></p>",
    ],
    ["code with two ticks", "``a ` b`` lama", "``a ` b`` baru", "<p><code>a ` b</code> <del>lama</del><ins>baru</ins></p>"],
    [
      "words bold in a link",
      "[**isi** x](a.pdf) lama",
      "[**isi** x](a.pdf) baru",
      "<p><strong><u>isi</u></strong><u> x</u> <del>lama</del><ins>baru</ins></p>",
    ],
    [
      "a list that follows a paragraph is one of its own",
      "Ada dua:\n- satu\n- dua",
      "Ada dua:\n- satu\n- dua",
      `<p>Ada dua:</p>${list(["–", "satu"], ["–", "dua"])}`,
    ],
    [
      "code put in, and what follows is none",
      "Satu hal.",
      "Satu hal.\n\n```\n- a\n```\n\n- b c",
      `<p>Satu hal.</p><pre><ins>- a</ins></pre>${list(["–", "<ins>b c</ins>"])}`,
    ],
    [
      "code taken out, and what follows is none",
      "Satu hal.\n\n```\n- a\n```\n\n- b c",
      "Satu hal.\n\n- b c",
      `<p>Satu hal.</p><pre><del>- a</del></pre>${list(["–", "b c"])}`,
    ],
    [
      "two tables are two",
      "| A |\n| - |\n| 1 |\n\n| B |\n| - |\n| 2 jam |",
      "| A |\n| - |\n| 1 |\n\n| B |\n| - |\n| 3 jam |",
      `${table("<th>A</th>", "<td>1</td>")}${table("<th>B</th>", "<td><del>2</del><ins>3</ins> jam</td>")}`,
    ],
    [
      "a row whose last cell is empty keeps it",
      "| a | b | |",
      "| a | c | |",
      table("<td>a</td><td><del>b</del><ins>c</ins></td><td></td>"),
    ],
    ["a row without bars at its ends", "| a | b", "| a | c", table("<td>a</td><td><del>b</del><ins>c</ins></td>")],
  ])("%s", (_, before, after, expected) => {
    expect(html(before, after)).toBe(expected);
  });

  test("what was moved says where to", () => {
    const [a, b, c] = ["Pertama buka aplikasi.", "- Kedua cari pelanggan.", "Ketiga catat keluhan."];
    const shown = html(`${a}\n\n${b}\n\n${c}`, `${b}\n\n${c}\n\n${a}`);
    expect(shown).toContain(`<small>from here </small><del>${a}</del>`);
    expect(shown).toContain(`<small>to here </small><ins>${a}</ins>`);
  });
});

describe("changes as they are told, whoever made them", () => {
  const [same, added, removed] = (["same", "added", "removed"] as const).map(
    (kind) =>
      (text: string): WordChange => ({ kind, text }),
  ) as [(text: string) => WordChange, (text: string) => WordChange, (text: string) => WordChange];
  test.each<[what: string, words: WordChange[], expected: string]>([
    ["an old text and the new one are two paragraphs", [removed("satu"), added("dua")], "<p><del>satu</del></p><p><ins>dua</ins></p>"],
    ["a word taken out at a paragraph's end is no other one", [same("satu "), removed("dua")], "<p>satu <del>dua</del></p>"],
    [
      "a word taken out and one put in before others",
      [removed("satu"), added("dua"), same(" tiga")],
      "<p><del>satu</del><ins>dua</ins> tiga</p>",
    ],
    ["lines of blanks are none", [same("satu\n  \n\t\ndua")], "<p>satu</p><p>dua</p>"],
    [
      "a table put in has its rule no more than any",
      [added("| A |\n| --- |\n| 1 |")],
      table("<th><ins>A</ins></th>", "<td><ins>1</ins></td>"),
    ],
    ["a rule without a row above it", [same("| --- |\n| 1 |")], table("<td>1</td>")],
    ["a step's fields", [added("- Ya → 3\n  - Tidak → 4")], deepList([0, "<ins>Ya → 3</ins>"], [1, "<ins>Tidak → 4</ins>"])],
    ["deeper than is drawn", [same("            - satu")], deepList([3, "satu"])],
    ["a heading of seven marks is none", [same("####### satu")], "<p>####### satu</p>"],
    ["a number in a sentence begins no item", [same("Pada 1. Mei")], "<p>Pada 1. Mei</p>"],
    ["a quote without a blank", [same(">satu")], "<blockquote><p>satu</p></blockquote>"],
    ["a bar in a sentence", [same("satu | dua")], "<p>satu | dua</p>"],
    ["ticks in a sentence open no code", [same("satu ```\n- dua")], `<p>satu \`\`\`</p>${list(["–", "dua"])}`],
    ["an indented fence opens code", [same("  ```\n- dua\n  ```\ntiga")], "<pre>- dua</pre><p>tiga</p>"],
    ["code that was a list", [removed("```\n"), same("- a\n"), removed("```\n"), same("b")], `${list(["–", "a"])}<p>b</p>`],
    ["a paragraph became an item: its mark is what changed", [added("- "), same("satu")], list(["–", "satu"])],
    [
      "two texts moved beside each other, each told once",
      [
        { kind: "removed", text: "satu **dua**", moved: true },
        { kind: "added", text: "\ntiga", moved: true },
      ],
      "<p><small>from here </small><del>satu </del><del><strong>dua</strong></del></p><p><small>to here </small><ins>tiga</ins></p>",
    ],
  ])("%s", (_, words, expected) => {
    expect(markedHtml(words, moved)).toBe(expected);
  });
});

test("each word of both texts is there, and no tag but ours", () => {
  const line = fc.constantFrom(
    "satu **dua** tiga",
    "- butir *satu*",
    "  - butir `dua`",
    "1. nomor [tiga](x.pdf)",
    "| a | b **c |",
    "| - | - |",
    "| d | e |",
    "```",
    "",
    "> kutip\\*",
    "### Judul",
    "**tebal",
    "a | b",
    "<script>f()</script>",
    "![gambar](y.png)",
    "~~coret~~ `",
    "\\",
  );
  const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n"));
  const wordsOf = (value: string) => value.match(/[a-z]{2,}/gi) ?? [];
  const hidden = new Set(["pdf", "png"]);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const shown = html(before, after);
      const side = (other: string) =>
        wordsOf(
          shown
            .replaceAll(new RegExp(`<${other}>.*?</${other}>`, "gs"), " ")
            .replaceAll(/<small>.*?<\/small>/g, "")
            .replaceAll(/<[^>]*>/g, " ")
            .replaceAll(/&[a-z]+;/g, " "),
        );
      const seen = (value: string) => wordsOf(value).filter((word) => !hidden.has(word));
      expect(side("ins").filter((word) => !hidden.has(word))).toEqual(seen(before));
      expect(side("del").filter((word) => !hidden.has(word))).toEqual(seen(after));
      expect(shown).not.toContain("<script>");
    }),
    { numRuns: 400 },
  );
});
